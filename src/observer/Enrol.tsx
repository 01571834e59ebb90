import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { LANGUAGE_NAMES, type ShownLanguage } from '#messages/text.tsx';
import { type Enrolled, invitationIn } from '#sync/enrol.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';
import { Segments } from '#ui/Segments.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { useObserverText } from './use-observer-text.ts';
import { useRefusalText } from './use-refusal-text.ts';

const LANGUAGE_OPTIONS = Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
  value: value as ShownLanguage, // the keys of LANGUAGE_NAMES
  label,
  lang: value,
}));

/** The first screen: language, the code of the card, and what the phone will and will not protect. */
export function Enrol({ notices }: { notices: ReactNode }) {
  const { t, language } = useObserverText();
  const { enrol, notebook } = usePhone();
  const [invitation] = useState(() => invitationIn(window.location.hash));
  const [outcome, setOutcome] = useState<Exclude<Enrolled, { outcome: 'enrolled' }>>();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { code: invitation?.code ?? '' } });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ code }) => {
    const keyFingerprint = code === invitation?.code ? invitation.keyFingerprint : null;
    const ended = await enrol({ code, keyFingerprint });
    if (ended.outcome === 'enrolled') {
      window.history.replaceState(null, '', paths.day);
      void navigator.storage?.persist?.();
    } else setOutcome(ended);
  });
  return (
    <Screen title={t('enrol.title')}>
      <Segments
        name="language"
        legend={t('settings.language')}
        value={language}
        options={LANGUAGE_OPTIONS}
        onChange={(code) => void notebook.changeSettings({ language: code })}
      />
      {notices}
      <p>{t('enrol.explained')}</p>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        <Field label={t('enrol.code')} hint={t('enrol.code-hint')} error={errors.code && t('enrol.code-missing')}>
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              maxLength={40}
              {...register('code', { validate: (code) => code.trim() !== '' })}
            />
          )}
        </Field>
        {outcome && <Outcome outcome={outcome} />}
        <Button type="submit" look="main" wide disabled={isSubmitting}>
          {t(isSubmitting ? 'enrol.asking' : 'enrol.button')}
        </Button>
      </form>
      <Notice title={t('enrol.not-protected-title')}>{t('enrol.not-protected')}</Notice>
    </Screen>
  );
}

function Outcome({ outcome }: { outcome: Exclude<Enrolled, { outcome: 'enrolled' }> }) {
  const { t } = useObserverText();
  const refused = useRefusalText();
  const words = (): string => {
    if (outcome.outcome === 'failed') return t(`failure.${outcome.failure.class}.next`);
    if (outcome.code === 'SERVER_KEY_WRONG') return t('enrol.wrong-server');
    return outcome.code === 'ALREADY_ENROLLED' ? t('enrol.already') : refused(outcome.code);
  };
  return (
    <Notice urgent title={t('enrol.refused')}>
      {words()}
    </Notice>
  );
}
