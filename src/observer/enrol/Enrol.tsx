import { type FormEvent, type ReactNode, useState } from 'react';
import { LANGUAGE_NAMES, type ShownLanguage } from '#messages/text.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import type { Enrolled } from '#sync/enrol.ts';
import type { Invitation } from '#sync/invitation.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';
import { Segments } from '#ui/Segments.tsx';
import { CodeField } from './CodeField.tsx';
import { EnrolOutcome } from './EnrolOutcome.tsx';

const LANGUAGE_OPTIONS = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
  value: value as ShownLanguage, // the keys of LANGUAGE_NAMES
  label,
  lang: value,
}));

type Props = {
  /** What the opened link says: the code stands in its field from the first moment. */
  invitation: Invitation | undefined;
  enrol: (invitation: Invitation) => Promise<Enrolled>;
  onLanguage: (language: ShownLanguage) => void;
  notices: ReactNode;
  /** This browser could not keep what is enrolled in it; the notices say why. */
  isRefused?: boolean;
};

/**
 * The first screen: language, the code of the card, and what the phone will not protect. Stands before this phone's
 * memory is open, so it imports little.
 */
export function Enrol({ invitation, enrol, onLanguage, notices, isRefused = false }: Props) {
  const { t, language } = useObserverText();
  const [code, setCode] = useState(invitation?.code ?? '');
  const [state, setState] = useState<'typing' | 'code-missing' | 'asking' | Exclude<Enrolled, { outcome: 'enrolled' }>>(
    'typing',
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return setState('code-missing');
    setState('asking');
    const keyFingerprint = code === invitation?.code ? invitation.keyFingerprint : null;
    const ended = await enrol({ code, keyFingerprint });
    setState(ended.outcome === 'enrolled' ? 'asking' : ended);
  };
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
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        <CodeField code={code} isMissing={state === 'code-missing'} onChange={setCode} />
        {typeof state === 'object' && <EnrolOutcome outcome={state} />}
        <Button type="submit" look="main" wide disabled={state === 'asking' || isRefused}>
          {t(state === 'asking' ? 'enrol.asking' : 'enrol.button')}
        </Button>
      </form>
      <Notice title={t('enrol.not-protected-title')}>{t('enrol.not-protected')}</Notice>
    </Screen>
  );
}
