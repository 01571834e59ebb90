import type { Id } from '#model/ids.ts';
import { seenRevisions } from '#model/observation/fold.ts';
import type { Place } from '#model/place.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Opened } from '#server/store/observations.ts';
import type { WritableLog } from '#server/sync/sync-store.ts';
import { appendCorrection, type Correcting } from './append-correction.ts';

type PlaceWritten = {
  opened: Opened;
  person: Id;
  place: Place;
  /** Revisions whose place the coordinator saw. */
  replaces: readonly Id[];
  reason: string;
};

/**
 * Writes where an observation happened, after what the team said of it. The team's words stay in the log.
 * @throws STALE when the place is not any more what the coordinator saw
 */
export async function writePlace(
  log: WritableLog,
  server: Correcting,
  { opened, person, place, replaces, reason }: PlaceWritten,
): Promise<void> {
  const at = nowOf(server.clock);
  await log.lockObservations([opened], at);
  const { observation, own, form } = await log.standing(opened.id);
  const seen = new Set(seenRevisions(observation, form.placeQuestion));
  if (seen.size !== new Set(replaces).size || !replaces.every((id) => seen.has(id))) throw refuse('STALE', 'place');

  const changes = { [form.placeQuestion]: { answer: { kind: 'place' as const, place }, at, replaces: [...seen] } };
  const logSeq = await appendCorrection(log, server, { person, before: own, changes, reason });
  await log.refold({ appended: new Map([[opened.id, logSeq]]), at });
}
