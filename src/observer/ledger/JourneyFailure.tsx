import { timeText } from '#messages/dates.ts';
import { paths } from '#observer/paths.ts';
import { useSession } from '#observer/session.tsx';
import { useJourney } from '#observer/use-journey.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Notice } from '#ui/Notice.tsx';
import { RowLink } from '#ui/RowLink.tsx';
import { useRefusalText } from './use-refusal-text.ts';

/** Why nothing travels at the moment, what to do, and when it is tried again. */
export function JourneyFailure() {
  const { t, language } = useObserverText();
  const { timeZone } = useSession().reference.mission;
  const { failure } = useJourney();
  const refused = useRefusalText();
  if (!failure) return null;
  const isSignedOut = failure.class === 'signed-out';
  return (
    <Notice title={t(`failure.${failure.class}`)}>
      <p>{failure.refusal && !isSignedOut ? refused(failure.refusal) : t(`failure.${failure.class}.next`)}</p>
      {failure.nextTryAt && <p>{t('sync.next-try', { at: timeText(failure.nextTryAt, { timeZone, language }) })}</p>}
      {isSignedOut && failure.refusal !== 'DEVICE_SUSPENDED' && (
        <RowLink href={paths.enrolAgain} title={t('again.open')} />
      )}
    </Notice>
  );
}
