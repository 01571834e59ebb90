import type { Id } from '#model/ids.ts';
import type { Device } from './device.ts';
import { type About, type HeldObservation, heldObservations, newlyHeld } from './held.ts';

/** Observations that wait for their first answer. Nothing of them is on disk. */
export type Started = Map<Id, About>;

/** @throws when nobody started it: something must say what it is, before its first revision does. */
export async function heldOrStarted(device: Device, started: Started, observation: Id): Promise<HeldObservation> {
  const about = started.get(observation);
  const known = (await heldObservations(device)).get(observation) ?? (about && newlyHeld(about));
  if (!known) throw new Error('This observation was never started');
  return known;
}
