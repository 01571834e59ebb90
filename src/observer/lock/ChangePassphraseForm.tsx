import { type FormEvent, useState } from 'react';
import type { Lock } from '#device/lock.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PassphraseFields } from './PassphraseFields.tsx';
import { SecretField } from './SecretField.tsx';
import { type Fault, useChosenPassphrase } from './use-chosen-passphrase.ts';

export function ChangePassphraseForm({ lock }: { lock: Pick<Lock, 'offer' | 'changePassphrase'> }) {
  const { t } = useObserverText();
  const chosen = useChosenPassphrase(lock);
  const [old, setOld] = useState('');
  const [state, setState] = useState<'typing' | 'working' | 'wrong' | 'failed' | 'changed' | { fault: Fault }>(
    'typing',
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fault = chosen.fault();
    if (fault) return setState({ fault });
    setState('working');
    try {
      const changed = await lock.changePassphrase({ old, passphrase: chosen.words });
      setState(changed === 'wrong' ? 'wrong' : 'changed');
    } catch (error) {
      setState('failed');
      reportError(error);
    }
  };
  if (state === 'changed') return <Notice title={t('protect.changed')} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <SecretField
        label={t('protect.old')}
        value={old}
        error={state === 'wrong' ? t('lock.wrong') : undefined}
        onChange={setOld}
      />
      <PassphraseFields chosen={chosen} fault={typeof state === 'object' ? state.fault : undefined} />
      {state === 'failed' && <Notice urgent>{t('lock.failed')}</Notice>}
      <Button type="submit" look="main" wide disabled={state === 'working'}>
        {t(state === 'working' ? 'protect.working' : 'protect.change')}
      </Button>
    </form>
  );
}
