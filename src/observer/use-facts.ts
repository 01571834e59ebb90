import { useCallback, useMemo } from 'react';
import { type FormFacts, factsAt, frameVersionFor } from '#model/facts.ts';
import type { Place } from '#model/place.ts';
import { usePhone } from './phone.tsx';
import { useSession } from './session.tsx';
import { useWatched } from './use-watched.ts';

/** What conditions read besides the answers, for an observation at this place. Undefined while it is being read. */
export function useFacts(place: Place | undefined): FormFacts | undefined {
  const { notebook } = usePhone();
  const { reference, frame } = useSession();
  const version = frameVersionFor(place, frame?.version ?? null);
  const { content } = useWatched(useCallback(() => notebook.frameFacts(version), [notebook, version]));
  return useMemo(() => content && factsAt(place, { ...reference, frame: content }), [content, place, reference]);
}
