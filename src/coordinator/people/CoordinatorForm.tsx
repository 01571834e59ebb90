import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { SHORTEST_PASSWORD } from '#model/desk/account.ts';
import { NewCoordinator } from '#model/desk/administration.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { addCoordinator } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import styles from './PersonForm.module.css';

const ROLES = NewCoordinator.shape.role.options;

export function CoordinatorForm({ onAdded }: { onAdded: () => void }) {
  const { say, sayCode } = useWords();
  const [added, setAdded] = useState('');
  const { register, handleSubmit, reset, formState } = useForm<NewCoordinator>({
    defaultValues: { name: '', login: '', password: '', role: 'coordinator' },
  });
  const { run, busy, failure } = useDeed(addCoordinator, (_: unknown) => {
    reset();
    onAdded();
  });
  const submit = handleSubmit(async (coordinator) => {
    setAdded(coordinator.name);
    await run(coordinator);
  });
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('coordinators.title')}</h2>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label={say('people.name')} error={undefined}>
          {(field) => <input {...field} {...register('name')} required autoComplete="off" />}
        </Field>
        <Field label={say('coordinators.role')} error={undefined}>
          {(field) => (
            <select {...field} {...register('role')}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {sayCode('role', role)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('setup.login')} hint={say('setup.loginHint')} error={undefined}>
          {(field) => <input {...field} {...register('login')} required minLength={3} autoComplete="off" />}
        </Field>
        <Field
          label={say('setup.password')}
          hint={say('setup.passwordHint', { count: SHORTEST_PASSWORD })}
          error={undefined}
        >
          {(field) => (
            <input
              {...field}
              {...register('password')}
              required
              minLength={SHORTEST_PASSWORD}
              type="password"
              autoComplete="new-password"
            />
          )}
        </Field>
        <Button type="submit" disabled={busy}>
          {say('coordinators.add')}
        </Button>
      </form>
      <FailureNote failure={failure} />
      {added && formState.isSubmitSuccessful && !failure && !busy && (
        <p role="status">{say('coordinators.added', { name: added })}</p>
      )}
    </section>
  );
}
