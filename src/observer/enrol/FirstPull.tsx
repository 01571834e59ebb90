import { usePhone } from '#observer/phone.tsx';
import { useFailureWords } from '#observer/use-failure-words.ts';
import { useJourney } from '#observer/use-journey.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';

/** Enrolled, but the forms and the station list have not arrived yet. */
export function FirstPull() {
  const { t } = useObserverText();
  const { journey } = usePhone();
  const { phase, failure } = useJourney();
  const failureWords = useFailureWords();
  return (
    <Screen title={t('first.title')}>
      <p role="status">{t(phase === 'sending' ? 'first.fetching' : 'first.explained')}</p>
      {failure && <Notice title={failureWords(failure).title}>{failureWords(failure).next}</Notice>}
      <Button look="main" wide disabled={phase === 'sending'} onClick={() => void journey.sendNow()}>
        {t('first.again')}
      </Button>
    </Screen>
  );
}
