import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { SHORTEST_PASSWORD } from '#model/desk/account.ts';
import { Field } from '#ui/Field.tsx';
import { Check } from '../controls/Check.tsx';
import { useWords } from '../words.tsx';
import styles from './SetupPage.module.css';
import type { SetupFields } from './setup-fields.ts';

export function OwnerFields() {
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  const { register, formState } = useFormContext<SetupFields>();
  const errors = formState.errors.owner;
  const required = say('common.required');
  return (
    <fieldset className={styles.group}>
      <legend>{say('setup.owner')}</legend>
      <div className={styles.pair}>
        <Field label={say('setup.ownerName')} error={errors?.name?.message}>
          {(field) => <input {...field} {...register('owner.name', { required })} autoComplete="name" />}
        </Field>
        <Field label={say('setup.login')} hint={say('setup.loginHint')} error={errors?.login?.message}>
          {(field) => (
            <input
              {...field}
              {...register('owner.login', { required, minLength: { value: 3, message: say('setup.loginShort') } })}
              autoComplete="username"
              autoCapitalize="none"
            />
          )}
        </Field>
      </div>
      <Field
        label={say('setup.password')}
        hint={say('setup.passwordHint', { count: SHORTEST_PASSWORD })}
        error={errors?.password?.message}
      >
        {(field) => (
          <input
            {...field}
            {...register('owner.password', {
              required,
              minLength: {
                value: SHORTEST_PASSWORD,
                message: say('setup.passwordShort', { count: SHORTEST_PASSWORD }),
              },
            })}
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
          />
        )}
      </Field>
      <Check checked={shown} onChange={(event) => setShown(event.target.checked)}>
        {say('setup.showPassword')}
      </Check>
    </fieldset>
  );
}
