import { useCallback, useState } from 'react';
import type { AreaTree } from '#model/area.ts';
import type { Team } from '#model/mission.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { AreaName } from '../controls/AreaName.tsx';
import { AskedView } from '../controls/AskedView.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { StationSearch } from '../controls/StationSearch.tsx';
import { useStationName } from '../controls/use-station-name.ts';
import { askAssignments, changePlan } from '../desk.ts';
import { FORM_CODES } from '../form-codes.ts';
import { ChoiceFilter } from '../observations/ChoiceFilter.tsx';
import { useAsked } from '../use-asked.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './TeamDialog.module.css';

type Props = { team: Team; tree: AreaTree; onClose: () => void };

/** Where a team is expected, form by form. Each change is saved at once. */
export function AssignmentsDialog({ team, tree, onClose }: Props) {
  const { say, sayCode } = useWords();
  const stationName = useStationName();
  const [form, setForm] = useState<string>('voting');
  const assignments = useAsked(useCallback(() => askAssignments(team.id), [team.id]));
  const { run, busy, failure } = useDeed(changePlan, assignments.again);
  const change = ({ add = [], remove = [] }: { add?: string[]; remove?: string[] }) =>
    void run({ team: team.id, form, add, remove });
  return (
    <Dialog title={say('assignments.title', { code: team.code })} onClose={onClose}>
      <ChoiceFilter
        label={say('assignments.form')}
        value={form}
        options={FORM_CODES.map((code) => ({ value: code, label: sayCode('form', code) }))}
        onChange={setForm}
      />
      <AskedView asked={assignments}>
        {(all) => {
          const planned = all.filter((each) => each.form === form);
          const stations = planned.map(({ station }) => station);
          return (
            <div className={controls.stack}>
              <p>
                {stations.length === 0 ? say('assignments.none') : say('assignments.count', { count: stations.length })}
              </p>
              <ul className={styles.stations}>
                {planned.map(({ station, listed }) => (
                  <li key={station}>
                    <span>
                      {listed ? stationName(listed) : say('assignments.notListed')}{' '}
                      {listed && <AreaName tree={tree} code={listed.area} />}{' '}
                      <span className={controls.soft}>{station}</span>
                    </span>
                    <Button
                      look="quiet"
                      disabled={busy}
                      aria-label={say('assignments.remove', { station: listed ? stationName(listed) : station })}
                      onClick={() => change({ remove: [station] })}
                    >
                      ✕
                    </Button>
                  </li>
                ))}
              </ul>
              <StationSearch
                label={say('assignments.find')}
                tree={tree}
                chosen={(code) => stations.includes(code)}
                onChoose={({ code }) => !stations.includes(code) && change({ add: [code] })}
              />
            </div>
          );
        }}
      </AskedView>
      <FailureNote failure={failure} />
      <Button onClick={onClose}>{say('common.close')}</Button>
    </Dialog>
  );
}
