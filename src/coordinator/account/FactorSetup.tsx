import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { AskedView } from '../controls/AskedView.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { QrCode } from '../controls/QrCode.tsx';
import { beginFactor, confirmFactor } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useDeed } from '../use-deed.ts';
import { useWords } from '../words.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** The secret into an authenticator app, a first code back, then the recovery codes. */
export function FactorSetup({ onDone }: { onDone: () => void }) {
  const { say } = useWords();
  const begun = useAsked(beginFactor);
  const [codes, setCodes] = useState<readonly string[]>();
  const { register, handleSubmit } = useForm({ defaultValues: { code: '' } });
  const { run, busy, failure } = useDeed(confirmFactor, (made) => setCodes(made.codes));
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <AskedView asked={begun}>
      {({ secret, link }) => (
        <form className={controls.stack} onSubmit={(event) => void handleSubmit(({ code }) => run(code))(event)}>
          <p>{say('factor.scan')}</p>
          <QrCode text={link} label={say('factor.qr')} />
          <p>
            {say('factor.secret')} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <Field label={say('factor.firstCode')} error={undefined}>
            {(field) => (
              <input {...field} {...register('code')} required inputMode="numeric" autoComplete="one-time-code" />
            )}
          </Field>
          <FailureNote failure={failure} />
          <div className={controls.row}>
            <Button look="main" type="submit" disabled={busy}>
              {say('factor.confirm')}
            </Button>
          </div>
        </form>
      )}
    </AskedView>
  );
}
