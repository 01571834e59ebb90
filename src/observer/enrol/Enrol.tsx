import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import type { Lock } from '#device/lock.ts';
import { LANGUAGE_NAMES, type ShownLanguage } from '#messages/text.tsx';
import type { ToProtect } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import type { Enrolled } from '#sync/enrol.ts';
import type { Invitation } from '#sync/invitation.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';
import { Segments } from '#ui/Segments.tsx';
import { CodeField } from './CodeField.tsx';
import { EnrolOutcome } from './EnrolOutcome.tsx';

const ProtectStep = lazy(async () => ({ default: (await import('./ProtectStep.tsx')).ProtectStep }));

const LANGUAGE_OPTIONS = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
  value: value as ShownLanguage, // the keys of LANGUAGE_NAMES
  label,
  lang: value,
}));

type Props = {
  /** What the opened link says: the code stands in its field from the first moment. */
  invitation: Invitation | undefined;
  enrol: (invitation: Invitation) => Promise<Enrolled | ToProtect>;
  lock: () => Promise<Pick<Lock, 'offer' | 'protect'>>;
  onLanguage: (language: ShownLanguage) => void;
  notices: ReactNode;
  /** This browser could not keep what is enrolled in it; the notices say why. */
  isRefused?: boolean;
};

/** The mission wants a passphrase first. */
type Protecting = ToProtect & { lock: Pick<Lock, 'offer' | 'protect'> };

/**
 * The first screen: language, the code of the card, and what the phone will not protect. Stands before this phone's
 * memory is open, so it imports little.
 */
export function Enrol({ invitation, enrol, lock, onLanguage, notices, isRefused = false }: Props) {
  const { t, language } = useObserverText();
  const [code, setCode] = useState(invitation?.code ?? '');
  const [state, setState] = useState<
    'typing' | 'code-missing' | 'asking' | Exclude<Enrolled, { outcome: 'enrolled' }> | Protecting
  >('typing');
  const ask = async () => {
    if (code.trim() === '') return setState('code-missing');
    setState('asking');
    const keyFingerprint = code === invitation?.code ? invitation.keyFingerprint : null;
    const ended = await enrol({ code, keyFingerprint });
    if (ended.outcome === 'to-protect') setState({ ...ended, lock: await lock() });
    else setState(ended.outcome === 'enrolled' ? 'asking' : ended);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask();
  };
  if (typeof state === 'object' && state.outcome === 'to-protect')
    return (
      <Suspense>
        <ProtectStep lock={state.lock} asked={state.protection} onProtected={ask} />
      </Suspense>
    );
  return (
    <Screen title={t('enrol.title')}>
      <Segments
        name="language"
        legend={t('settings.language')}
        value={language}
        options={LANGUAGE_OPTIONS}
        onChange={onLanguage}
      />
      {notices}
      <p>{t('enrol.explained')}</p>
      <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
        <CodeField code={code} isMissing={state === 'code-missing'} onChange={setCode} />
        {typeof state === 'object' && <EnrolOutcome outcome={state} />}
        <Button type="submit" look="main" wide disabled={state === 'asking' || isRefused}>
          {t(state === 'asking' ? 'enrol.asking' : 'enrol.button')}
        </Button>
      </form>
      <Notice title={t('enrol.not-protected-title')}>{t('enrol.may-protect')}</Notice>
    </Screen>
  );
}
