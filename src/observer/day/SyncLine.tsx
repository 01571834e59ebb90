import { useCallback } from 'react';
import { timeText } from '#messages/dates.ts';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useSession } from '#observer/session.tsx';
import { useFailureWords } from '#observer/use-failure-words.ts';
import { useJourney } from '#observer/use-journey.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useWatched } from '#observer/use-watched.ts';
import { RowLink } from '#ui/RowLink.tsx';

/** "3 on this phone · last received 14:02 · no network"; leads to the ledger. */
export function SyncLine() {
  const { t, language } = useObserverText();
  const { notebook } = usePhone();
  const { timeZone } = useSession().reference.mission;
  const { content: lines } = useWatched(useCallback(() => notebook.ledger(), [notebook]));
  const failureWords = useFailureWords();
  const { pending, photos, phase, lastContactAt, failure } = useJourney();
  const refused = lines?.filter(({ state }) => state.kind === 'refused').length ?? 0;
  const words = [
    ...(pending > 0 ? [t('sync.waiting', { count: pending })] : []),
    ...(photos > 0 ? [t('photo.waiting', { count: photos })] : []),
    ...(pending + photos === 0 ? [t('sync.nothing-waits')] : []),
    ...(refused > 0 ? [t('journey.refused', { count: refused })] : []),
    ...(lastContactAt ? [t('sync.last-contact', { at: timeText(lastContactAt, { timeZone, language }) })] : []),
    ...(phase === 'sending' ? [t('sync.sending')] : []),
    ...(failure ? [failureWords(failure).title] : []),
  ];
  return <RowLink href={paths.ledger} title={t('ledger.title')} detail={words.join(' · ')} />;
}
