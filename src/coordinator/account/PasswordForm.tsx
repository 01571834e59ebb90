import { useForm } from 'react-hook-form';
import { type PasswordChange, SHORTEST_PASSWORD } from '#model/desk/account.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { changePassword } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { say } = useWords();
  const { register, handleSubmit, reset, formState } = useForm<PasswordChange>({
    defaultValues: { current: '', fresh: '' },
  });
  const { run, busy, failure } = useDeed(changePassword, (_: unknown) => {
    reset();
    onChanged();
  });
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('password.title')}</h2>
      <form className={controls.stack} onSubmit={(event) => void handleSubmit((change) => run(change))(event)}>
        <Field label={say('password.current')} error={undefined}>
          {(field) => (
            <input {...field} {...register('current')} required type="password" autoComplete="current-password" />
          )}
        </Field>
        <Field
          label={say('password.fresh')}
          hint={say('setup.passwordHint', { count: SHORTEST_PASSWORD })}
          error={undefined}
        >
          {(field) => (
            <input
              {...field}
              {...register('fresh')}
              required
              minLength={SHORTEST_PASSWORD}
              type="password"
              autoComplete="new-password"
            />
          )}
        </Field>
        <FailureNote failure={failure} />
        <div className={controls.row}>
          <Button type="submit" disabled={busy}>
            {say('password.change')}
          </Button>
        </div>
      </form>
      {formState.isSubmitSuccessful && !failure && !busy && <p role="status">{say('password.changed')}</p>}
    </section>
  );
}
