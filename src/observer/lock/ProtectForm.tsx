import { type FormEvent, useState } from 'react';
import type { Lock } from '#device/lock.ts';
import type { Protection } from '#model/protection.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { NewPinField } from './NewPinField.tsx';
import { PassphraseFields } from './PassphraseFields.tsx';
import { isPinShort } from './pin-length.ts';
import { type Fault, useChosenPassphrase } from './use-chosen-passphrase.ts';

type Props = {
  lock: Pick<Lock, 'offer' | 'protect'>;
  /** By the mission; `none`: the observer's own wish. */
  asked: Protection;
  onProtected: () => Promise<void> | void;
};

/** From here on a passphrase is asked. What a forgotten one means is said before it is made. */
export function ProtectForm({ lock, asked, onProtected }: Props) {
  const { t } = useObserverText();
  const chosen = useChosenPassphrase(lock);
  const [pin, setPin] = useState('');
  const [state, setState] = useState<'typing' | 'working' | 'failed' | 'pin-short' | { fault: Fault }>('typing');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fault = chosen.fault();
    if (fault) return setState({ fault });
    if (isPinShort(pin)) return setState('pin-short');
    setState('working');
    try {
      await lock.protect({ passphrase: chosen.words, pin: pin || undefined, asked });
      await onProtected();
      setState('typing');
    } catch (error) {
      setState('failed');
      reportError(error);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <p>{t(asked === 'none' ? 'protect.own-wish' : 'protect.asked')}</p>
      <PassphraseFields chosen={chosen} fault={typeof state === 'object' ? state.fault : undefined} />
      <NewPinField value={pin} isShort={state === 'pin-short'} onChange={setPin} />
      {state === 'failed' && <Notice urgent>{t('lock.failed')}</Notice>}
      <Button type="submit" look="main" wide disabled={state === 'working'}>
        {t(state === 'working' ? 'protect.working' : 'protect.button')}
      </Button>
      <Notice title={t('lock.forgotten')}>
        <p>{t('lock.forgotten-explained')}</p>
        <p>{t('protect.limits')}</p>
      </Notice>
    </form>
  );
}
