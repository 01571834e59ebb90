import type { Id } from '#model/ids.ts';
import type { Device } from './device.ts';

type Stored = Pick<Device, 'database'>;

/** Observations with something that waits to be minted: answers, photos, photos taken back. */
export const unmintedObservations = ({ database }: Stored): Promise<Set<Id>> =>
  database.read(['journal', 'photos'], async ({ journal, photos }) => {
    const answered = await journal.orderBy('observation').uniqueKeys();
    const photographed = await photos.where('unminted').equals(1).toArray();
    return new Set([...answered.map(String), ...photographed.map(({ observation }) => observation)]);
  });

export const unmintedCount = async (device: Stored): Promise<number> => (await unmintedObservations(device)).size;
