import { timeText } from '#messages/dates.ts';
import { paths } from '#observer/paths.ts';
import { useSession } from '#observer/session.tsx';
import { useFailureWords } from '#observer/use-failure-words.ts';
import { useJourney } from '#observer/use-journey.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';

/** Why nothing travels at the moment, what to do, and when it is tried again. */
export function JourneyFailure() {
  const { t, language } = useObserverText();
  const { timeZone } = useSession().reference.mission;
  const { failure } = useJourney();
  const failureWords = useFailureWords();
  if (!failure) return null;
  const { title, next } = failureWords(failure);
  return (
    <Notice title={title}>
      <p>{next}</p>
      {failure.nextTryAt && <p>{t('sync.next-try', { at: timeText(failure.nextTryAt, { timeZone, language }) })}</p>}
      {failure.class === 'signed-out' && failure.refusal !== 'DEVICE_SUSPENDED' && (
        <RowLink href={paths.enrolAgain} title={t('again.open')} />
      )}
    </Notice>
  );
}
