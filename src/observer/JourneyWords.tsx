import type { OpenObservation } from '#device/notebook.ts';
import { timeText } from '#messages/dates.ts';
import { useSession } from './session.tsx';
import { useObserverText } from './use-observer-text.ts';

/** How far an observation has travelled. */
export function JourneyWords({ open }: { open: OpenObservation }) {
  const { t, language } = useObserverText();
  const { timeZone } = useSession().reference.mission;
  const onPhone = open.onPhone + (open.unminted.length > 0 ? 1 : 0);
  const photos = open.photos.filter(({ state }) => state.kind === 'on-this-phone').length;
  const words = [
    ...(open.refused > 0 ? [t('journey.refused', { count: open.refused })] : []),
    ...(onPhone > 0 ? [t('journey.on-phone')] : []),
    ...(onPhone === 0 && open.receivedAt !== null
      ? [t('journey.received', { at: timeText(open.receivedAt, { timeZone, language }) })]
      : []),
    ...(photos > 0 ? [t('photo.waiting', { count: photos })] : []),
  ];
  return words.join(' · ');
}
