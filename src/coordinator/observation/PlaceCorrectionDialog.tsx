import { useCallback, useState } from 'react';
import { useForm } from 'react-hook-form';
import { areaTree } from '#model/area.ts';
import type { PlaceCorrection } from '#model/desk/observations.ts';
import { seenRevisions } from '#model/observation/fold.ts';
import type { Station } from '#model/station.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { StationSearch } from '../controls/StationSearch.tsx';
import { useStationName } from '../controls/use-station-name.ts';
import { askFrame, correctPlace } from '../desk.ts';
import { PlaceName } from '../observations/PlaceName.tsx';
import { useAsked } from '../use-asked.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './DossierHead.module.css';
import { useDossier } from './use-dossier.tsx';

/** Says where it really was. What the team stated stays in the history. */
export function PlaceCorrectionDialog({ onClose, onCorrected }: { onClose: () => void; onCorrected: () => void }) {
  const { say } = useWords();
  const stationName = useStationName();
  const { dossier, observation } = useDossier();
  const frame = useAsked(askFrame);
  const [chosen, setChosen] = useState<{ station: Station; frameVersion: number }>();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { reason: '' } });
  const deed = useCallback((correction: PlaceCorrection) => correctPlace(observation.id, correction), [observation.id]);
  const { run, busy, failure } = useDeed(deed, () => {
    onCorrected();
    onClose();
  });
  const submit = handleSubmit(async ({ reason }) => {
    if (!chosen) return;
    const { station, frameVersion } = chosen;
    await run({
      place: { kind: 'station', station: station.code, frameVersion, area: station.area, contests: station.contests },
      reason,
      replaces: seenRevisions(observation, dossier.form.placeQuestion),
    });
  });
  return (
    <Dialog title={say('correct.title')} onClose={onClose}>
      <form className={controls.stack} onSubmit={(event) => void submit(event)}>
        <p>{say('correct.explained')}</p>
        <dl className={styles.facts}>
          <div>
            <dt>{say('correct.old')}</dt>
            <dd>
              <PlaceName row={dossier.row} />
            </dd>
          </div>
          <div>
            <dt>{say('correct.new')}</dt>
            <dd>{chosen ? stationName(chosen.station) : '–'}</dd>
          </div>
        </dl>
        <StationSearch
          label={say('correct.choose')}
          tree={areaTree(frame.state === 'here' ? frame.value.areas : [])}
          chosen={(code) => code === chosen?.station.code}
          onChoose={(station, frameVersion) => setChosen({ station, frameVersion })}
        />
        <Field label={say('correct.reason')} hint={say('correct.reasonHint')} error={formState.errors.reason?.message}>
          {(field) => (
            <textarea
              {...field}
              {...register('reason', { validate: (text) => text.trim().length >= 3 || say('correct.reasonShort') })}
            />
          )}
        </Field>
        <FailureNote failure={failure} />
        <div className={controls.row}>
          <Button look="main" type="submit" disabled={busy || !chosen}>
            {say('correct.do')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
