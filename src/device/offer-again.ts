import type { Id } from '#model/ids.ts';
import { isOfferedAgain, type News } from '#model/protocol/phone-decisions.ts';
import type { CarriedRow, OutboxRow, PhotoRow } from './rows.ts';
import type { Tables } from './tables.ts';

const AGAIN = { state: 'waiting', receivedAt: null, refusal: null } as const;

/**
 * Puts back into the queues what goes out once more by itself: revisions written here, what is carried for others,
 * and photos, which a reference says nothing of. Part of the transaction that keeps the news. Returns the observations
 * of which something does.
 */
export async function offerAgain(
  { outbox, carried, photos }: Pick<Tables, 'outbox' | 'carried' | 'photos'>,
  news: News,
): Promise<Id[]> {
  if (!news.restored && !news.reference) return [];
  const settled = news.restored ? ['received', 'refused'] : ['refused'];
  const [own, others] = [outbox.where('state').anyOf(settled), carried.where('state').anyOf(settled)];
  const revisions = (await own.toArray()).filter((row) => isOfferedAgain(row, news));
  const taken = (await others.toArray()).filter((row) => isOfferedAgain(row, news));
  const pictures = news.restored ? await photos.where('state').anyOf(settled).toArray() : [];
  await outbox.bulkPut(revisions.map((row): OutboxRow => ({ ...row, ...AGAIN })));
  await carried.bulkPut(taken.map((row): CarriedRow => ({ ...row, ...AGAIN })));
  await photos.bulkPut(pictures.map((row): PhotoRow => ({ ...row, ...AGAIN })));
  return [...revisions, ...pictures].map(({ observation }) => observation);
}
