import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ShownPhoto } from '#device/notebook.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import { NO_PHOTOS, type PhotoPolicy } from '#model/photos/policy.ts';
import { useSession } from '#observer/session.tsx';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useLostCamera } from './use-lost-camera.ts';

/** What photos of the observation on screen need. `timeZone`: of its place. */
export type ObservationPhotos = {
  observation: Id;
  form: string;
  timeZone: string;
  policy: PhotoPolicy;
  photos: readonly ShownPhoto[];
  /** The question (null: none) at which the camera was open when the phone closed the app. */
  lostAt: QuestionId | null | undefined;
};

const PhotosContext = createContext<ObservationPhotos | undefined>(undefined);

/** Keeps its identity while the photos stand as they do: a tap redraws no question but its own. */
export function PhotosProvider({ shown, children }: { shown: ShownObservation; children: ReactNode }) {
  const { policy, id, form, timeZone, photos } = usePhotosOf(shown);
  const lost = useLostCamera();
  const lostAt = lost?.observation === id ? lost.question : undefined;
  const value = useMemo(
    () => ({ observation: id, form, timeZone, policy, photos, lostAt }),
    [id, form, timeZone, policy, photos, lostAt],
  );
  return <PhotosContext value={value}>{children}</PhotosContext>;
}

function usePhotosOf({ id, form, facts, open }: ShownObservation) {
  const policy = useSession().reference.photos ?? NO_PHOTOS;
  const photos = useKeptPhotos(open?.photos ?? NONE);
  return { policy, id, form: form.id, timeZone: facts.timeZone, photos };
}

/** The same list while it says the same of the same photos; their previews are too long to compare. */
function useKeptPhotos(photos: readonly ShownPhoto[]): readonly ShownPhoto[] {
  const [kept, setKept] = useState(photos);
  if (kept === photos || wordsOf(kept) === wordsOf(photos)) return kept;
  setKept(photos);
  return photos;
}

const wordsOf = (photos: readonly ShownPhoto[]): string =>
  photos.map(({ photo, state }) => `${photo.id} ${JSON.stringify(state)}`).join();

const NONE: readonly ShownPhoto[] = [];

export function useObservationPhotos(): ObservationPhotos {
  const photos = useContext(PhotosContext);
  if (!photos) throw new Error('No observation is given above this component');
  return photos;
}

export const atQuestion = (photos: readonly ShownPhoto[], question: QuestionId | null): ShownPhoto[] =>
  photos.filter(({ photo }) => photo.question === question);
