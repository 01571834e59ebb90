import { useForm } from 'react-hook-form';
import type { Team } from '#model/mission.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { FailureNote } from '../controls/FailureNote.tsx';
import { addPerson } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './PersonForm.module.css';

export function PersonForm({ teams, onAdded }: { teams: readonly Team[]; onAdded: () => void }) {
  const { say } = useWords();
  const { register, handleSubmit, resetField, setFocus } = useForm({ defaultValues: { name: '', team: '' } });
  const { run, busy, failure } = useDeed(addPerson, () => {
    resetField('name');
    setFocus('name');
    onAdded();
  });
  const submit = handleSubmit(({ name, team }) => run({ name: name.trim(), team: team || null }));
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={say('people.name')} error={undefined}>
        {(field) => <input {...field} {...register('name')} required pattern=".*\S.*" maxLength={200} />}
      </Field>
      <Field label={say('people.team')} error={undefined}>
        {(field) => (
          <select {...field} {...register('team')}>
            <option value="">{say('people.noTeam')}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.code}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit" disabled={busy}>
        {say('people.add')}
      </Button>
      <FailureNote failure={failure} />
    </form>
  );
}
