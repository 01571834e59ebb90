import { type FormEvent, useState, useSyncExternalStore } from 'react';
import type { Phone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';
import { NewPinField } from './NewPinField.tsx';
import { isPinShort } from './pin-length.ts';
import { SecretField } from './SecretField.tsx';
import { WipeSection } from './WipeSection.tsx';

type Props = { phone: Pick<Phone, 'lock' | 'journey' | 'wipe'> };

/** All that a locked phone shows: how to unlock it, and how much waits. Neither whose it is nor of what mission. */
export function LockScreen({ phone }: Props) {
  const { lock, journey } = phone;
  const { t } = useObserverText();
  const { pinTries } = useSyncExternalStore(lock.subscribe, lock.status);
  const { pending, photos } = useSyncExternalStore(journey.subscribe, journey.status);
  const [hadPin] = useState(pinTries !== undefined);
  const [byPassphrase, setByPassphrase] = useState(false);
  const [secret, setSecret] = useState('');
  const [newPin, setNewPin] = useState('');
  const [state, setState] = useState<'typing' | 'working' | 'wrong' | 'failed' | 'pin-short'>('typing');
  const byPin = pinTries !== undefined && !byPassphrase;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (secret === '') return;
    if (!byPin && isPinShort(newPin)) return setState('pin-short');
    setState('working');
    try {
      const unlocked = await (byPin
        ? lock.unlockByPin(secret)
        : lock.unlock({ passphrase: secret, pin: newPin || undefined }));
      setSecret('');
      setState(unlocked === 'wrong' ? 'wrong' : 'typing');
    } catch (error) {
      setState('failed');
      reportError(error);
    }
  };
  const error = () => {
    if (state === 'failed') return t('lock.failed');
    if (state !== 'wrong') return undefined;
    if (byPin) return t('lock.wrong-pin', { tries: pinTries });
    return t(hadPin && !byPassphrase ? 'lock.pin-burnt' : 'lock.wrong');
  };
  return (
    <Screen title={t('lock.title')}>
      <p>{t('lock.explained')}</p>
      {pending + photos > 0 && <p>{t('lock.waiting', { count: pending + photos })}</p>}
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        <SecretField
          key={byPin ? 'pin' : 'passphrase'}
          label={t(byPin ? 'lock.pin' : 'lock.passphrase')}
          value={secret}
          error={error()}
          digits={byPin}
          onChange={setSecret}
        />
        {!byPin && <NewPinField value={newPin} isShort={state === 'pin-short'} onChange={setNewPin} />}
        <Button type="submit" look="main" wide disabled={state === 'working'}>
          {t(state === 'working' ? 'lock.unlocking' : 'lock.unlock')}
        </Button>
      </form>
      {byPin && (
        <Button
          look="quiet"
          onClick={() => {
            setByPassphrase(true);
            setState('typing');
          }}
        >
          {t('lock.with-passphrase')}
        </Button>
      )}
      <Notice title={t('lock.forgotten')}>{t('lock.forgotten-explained')}</Notice>
      <WipeSection phone={phone} />
    </Screen>
  );
}
