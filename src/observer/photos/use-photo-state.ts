import { useSyncExternalStore } from 'react';
import type { ShownPhoto } from '#device/notebook.ts';
import { timeText } from '#messages/dates.ts';
import { usePhone } from '#observer/phone.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useObservationPhotos } from './photos-context.tsx';

/** On this phone, being sent, received, refused; in words. */
export function usePhotoState({ photo, state }: ShownPhoto): string {
  const { t, language } = useObserverText();
  const { notebook } = usePhone();
  const { timeZone } = useObservationPhotos();
  const onItsWay = useSyncExternalStore(notebook.watch, notebook.photoOnItsWay);
  if (onItsWay?.id === photo.id)
    return t('photo.sending', { percent: Math.floor((onItsWay.sent / onItsWay.bytes) * 100) });
  if (state.kind === 'received') return t('photo.received', { at: timeText(state.at, { timeZone, language }) });
  return t(`photo.${state.kind}`);
}
