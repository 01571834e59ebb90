import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { LoginRequest, Session } from '#model/desk/account.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { askSetup, signIn } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './SignIn.module.css';

type Props = { enter: (session: Session) => void; ended: boolean };

/** Takes the place of the page, not of its address: after signing in the page is there. */
export function SignIn({ enter, ended }: Props) {
  const { say } = useWords();
  const setup = useAsked(askSetup);
  return (
    <main className={`desk ${styles.signIn}`}>
      <h1 className={styles.title}>Daybook</h1>
      {ended && <p role="status">{say('signIn.ended')}</p>}
      {setup.state === 'failed' && <FailureNote failure={setup.failure} again={setup.again} />}
      {setup.state === 'here' && setup.value.needed ? <p>{say('signIn.setupNeeded')}</p> : <SignInForm enter={enter} />}
      <LanguageChoice />
    </main>
  );
}

function SignInForm({ enter }: Pick<Props, 'enter'>) {
  const { say } = useWords();
  const { register, handleSubmit } = useForm<LoginRequest>({ defaultValues: { login: '', password: '' } });
  const { run, busy, failure } = useDeed(signIn, enter);
  const [byCode, setByCode] = useState(false);
  const isAsked = failure?.outcome === 'refused' && failure.refusal === 'FACTOR_NEEDED';
  if (isAsked && !byCode) setByCode(true);
  return (
    <form
      className={controls.stack}
      aria-label={say('signIn.title')}
      onSubmit={(event) => void handleSubmit((request) => run(request))(event)}
    >
      <Field label={say('signIn.login')} error={undefined}>
        {(field) => <input {...field} {...register('login')} required autoComplete="username" autoCapitalize="none" />}
      </Field>
      <Field label={say('signIn.password')} error={undefined}>
        {(field) => (
          <input {...field} {...register('password')} required type="password" autoComplete="current-password" />
        )}
      </Field>
      {byCode && (
        <Field label={say('factor.code')} hint={say('factor.codeHint')} error={undefined}>
          {(field) => (
            <input {...field} {...register('code')} required autoComplete="one-time-code" autoCapitalize="none" />
          )}
        </Field>
      )}
      <FailureNote failure={failure} />
      <Button look="main" type="submit" disabled={busy}>
        {say('signIn.do')}
      </Button>
    </form>
  );
}
