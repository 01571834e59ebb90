import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Proof } from '#model/desk/account.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { askProof, showProof } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import controls from './controls.module.css';
import { FailureWords } from './FailureWords.tsx';

type Props = {
  why: string;
  /** Said once it is done, where nothing else happens. */
  then?: string;
  onShown?: (() => void) | undefined;
};

/** Whoever is signed in shows again who they are: an unlocked screen is not enough. */
export function ProofForm({ why, then, onShown }: Props) {
  const { say } = useWords();
  const [isDone, setDone] = useState(false);
  const title = useId();
  const asked = useAsked(askProof);
  const { register, handleSubmit, reset } = useForm({ defaultValues: { shown: '' } });
  const { run, busy, failure } = useDeed(showProof, (_: Proof) => {
    reset();
    setDone(true);
    onShown?.();
  });
  if (isDone) return then ? <p role="status">{then}</p> : null;
  const byCode = asked.state === 'here' && asked.value.by === 'code';
  return (
    <form
      className={controls.stack}
      aria-labelledby={title}
      onSubmit={(event) => void handleSubmit(({ shown }) => run(shown))(event)}
    >
      <p id={title}>{why}</p>
      {asked.state === 'failed' && <FailureWords failure={asked.failure} again={asked.again} />}
      {asked.state === 'here' && (
        <Field label={say(byCode ? 'factor.code' : 'signIn.password')} error={undefined}>
          {(field) => (
            <input
              {...field}
              {...register('shown')}
              required
              type={byCode ? 'text' : 'password'}
              autoComplete={byCode ? 'one-time-code' : 'current-password'}
            />
          )}
        </Field>
      )}
      {failure && <FailureWords failure={failure} />}
      <div className={controls.row}>
        <Button type="submit" disabled={busy || asked.state !== 'here'}>
          {say('proof.do')}
        </Button>
      </div>
    </form>
  );
}
