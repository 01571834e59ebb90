import { useForm } from 'react-hook-form';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { FailureNote } from '../controls/FailureNote.tsx';
import { addTeam } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './PersonForm.module.css';

export function TeamForm({ onAdded }: { onAdded: () => void }) {
  const { say } = useWords();
  const { register, handleSubmit, reset, setFocus } = useForm({ defaultValues: { code: '' } });
  const { run, busy, failure } = useDeed(addTeam, () => {
    reset();
    setFocus('code');
    onAdded();
  });
  const submit = handleSubmit(({ code }) => run({ code: code.trim(), areas: [] }));
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={say('teams.newCode')} error={undefined}>
        {(field) => <input {...field} {...register('code')} required pattern=".*\S.*" maxLength={64} />}
      </Field>
      <Button type="submit" disabled={busy}>
        {say('teams.add')}
      </Button>
      <FailureNote failure={failure} />
    </form>
  );
}
