import { useCallback } from 'react';
import { useForm } from 'react-hook-form';
import type { Area } from '#model/area.ts';
import type { People, TeamChange } from '#model/desk/people.ts';
import type { Team } from '#model/mission.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { inTreeOrder } from '../controls/AreaSelect.tsx';
import { Check } from '../controls/Check.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { changeTeam } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './TeamDialog.module.css';

type Props = { team: Team; known: People; areas: readonly Area[]; onClose: () => void; again: () => void };

export function TeamDialog({ team, known, areas, onClose, again }: Props) {
  const { say, sayCode, label } = useWords();
  const { register, handleSubmit } = useForm<TeamChange>({
    defaultValues: { members: team.members, areas: team.areas },
  });
  const deed = useCallback(
    async (change: TeamChange) => {
      const reply = await changeTeam(team.id, { ...change, seen: { members: team.members, areas: team.areas } });
      if (reply.outcome === 'refused' && reply.refusal === 'STALE') again();
      return reply;
    },
    [team, again],
  );
  const { run, busy, failure } = useDeed(deed, () => {
    again();
    onClose();
  });
  const otherTeam = (person: string) =>
    known.teams.find(({ id, members }) => id !== team.id && members.includes(person));
  return (
    <Dialog title={say('teams.changeTitle', { code: team.code })} onClose={onClose}>
      <form className={controls.stack} onSubmit={(event) => void handleSubmit((change) => run(change))(event)}>
        <fieldset className={styles.group}>
          <legend>{say('teams.members')}</legend>
          {known.people.map((person) => {
            const other = otherTeam(person.id);
            return (
              <Check key={person.id} value={person.id} {...register('members')}>
                {person.name}{' '}
                {other && <span className={controls.soft}>{say('teams.moves', { team: other.code })}</span>}
              </Check>
            );
          })}
        </fieldset>
        {areas.length > 0 && (
          <fieldset className={styles.group}>
            <legend>{say('teams.areas')}</legend>
            <p className={controls.soft}>{say('teams.areasHint')}</p>
            {inTreeOrder(areas).map(({ area, depth }) => (
              <Check key={area.code} value={area.code} {...register('areas')}>
                {'\u2003'.repeat(depth)}
                {label(area.name)} <span className={controls.soft}>({sayCode('area', area.type)})</span>
              </Check>
            ))}
          </fieldset>
        )}
        <FailureNote failure={failure} />
        <div className={controls.row}>
          <Button look="main" type="submit" disabled={busy}>
            {say('common.save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
