import { type FormEvent, useState } from 'react';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import type { Enrolled } from '#sync/enrol.ts';
import { invitationIn } from '#sync/invitation.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { CodeField } from './CodeField.tsx';
import { EnrolOutcome } from './EnrolOutcome.tsx';

/** A new code for a phone that the server has forgotten or does not let in any more; everything on it stays. */
export function EnrolAgainScreen() {
  const { t } = useObserverText();
  const { enrolAgain } = usePhone();
  const [invitation] = useState(() => invitationIn(window.location.hash));
  const [code, setCode] = useState(invitation?.code ?? '');
  const [state, setState] = useState<'typing' | 'code-missing' | 'asking' | Enrolled>('typing');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return setState('code-missing');
    setState('asking');
    const keyFingerprint = code === invitation?.code ? invitation.keyFingerprint : null;
    setState(await enrolAgain({ code, keyFingerprint }));
  };
  const ended = typeof state === 'object' ? state : undefined;
  return (
    <ObserverScreen title={t('again.title')} back={{ href: paths.day, label: t('day.back') }}>
      <p>{t('again.explained')}</p>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        <CodeField code={code} isMissing={state === 'code-missing'} onChange={setCode} />
        {ended?.outcome === 'enrolled' && <Notice title={t('again.done')} />}
        {ended && ended.outcome !== 'enrolled' && <EnrolOutcome outcome={ended} />}
        <Button type="submit" look="main" wide disabled={state === 'asking'}>
          {t(state === 'asking' ? 'enrol.asking' : 'enrol.button')}
        </Button>
      </form>
    </ObserverScreen>
  );
}
