import type { Id } from '#model/ids.ts';
import type { Envelope } from '#model/protocol/messages.ts';
import type { Device } from './device.ts';
import type { Carried } from './notebook.ts';
import type { CarriedRow } from './rows.ts';
import type { Settlement } from './settlement.ts';
import { instantOf } from './surroundings.ts';
import type { Tables } from './tables.ts';

export const carriedWaiting = ({ database }: Device): Promise<CarriedRow[]> =>
  database.read(['carried'], ({ carried }) => carried.where('state').equals('waiting').toArray());

export const carriedWaitingCount = ({ database }: Device): Promise<number> =>
  database.read(['carried'], ({ carried }) => carried.where('state').equals('waiting').count());

/** Carried for others and without a receipt: these go into the next file too. */
export const carriedUnreceived = ({ database }: Device): Promise<CarriedRow[]> =>
  database.read(['carried'], ({ carried }) => carried.where('state').anyOf(['waiting', 'refused']).toArray());

export async function carriedOf({ database }: Device): Promise<Carried> {
  const rows = await database.read(['carried'], ({ carried }) => carried.toArray());
  const inState = (state: CarriedRow['state']) => rows.filter((row) => row.state === state).length;
  return { waiting: inState('waiting'), received: inState('received'), refused: inState('refused') };
}

/** Takes what is not carried yet; says how many those were. A refused one is offered once more. */
export async function carry(device: Device, envelopes: readonly Envelope[]): Promise<number> {
  const { database, changes } = device;
  const takenAt = instantOf(device.clock);
  const rows = new Map(envelopes.map((envelope) => [envelope.revision, rowOf(envelope, takenAt)]));
  const taken = await database.write(['carried'], async ({ carried }) => {
    const known = await carried.bulkGet([...rows.keys()]);
    const done = new Set(known.flatMap((row) => (row && row.state !== 'refused' ? row.revision : [])));
    const fresh = [...rows.values()].filter(({ revision }) => !done.has(revision));
    await carried.bulkPut(fresh);
    return fresh.length;
  });
  changes.announce({ observations: [] });
  return taken;
}

const rowOf = (envelope: Envelope, takenAt: string): CarriedRow => ({
  revision: envelope.revision,
  device: envelope.device,
  seq: envelope.seq,
  urgent: envelope.urgent,
  bytes: JSON.stringify(envelope).length, // ASCII only
  takenAt,
  state: 'waiting',
  receivedAt: null,
  refusal: null,
  envelope,
});

/**
 * Part of the transaction that settles a push. Only the author's phone can compare hashes; here the server's signed
 * word that it holds the revision is enough, since the author sends its own as well.
 */
export async function settleCarried(
  { carried }: Pick<Tables, 'carried'>,
  { receipt, refused }: Settlement,
  at: string,
): Promise<Id[]> {
  const listed = receipt ? await carried.bulkGet([...receipt.hashes.keys()]) : [];
  const received = listed.flatMap((row): CarriedRow[] =>
    row && row.state !== 'received'
      ? [{ ...row, state: 'received', receivedAt: receipt?.receivedAt ?? at, refusal: null }]
      : [],
  );
  const found = await carried.bulkGet(refused.map(({ revision }) => revision));
  const quarantined = found.flatMap((row, index): CarriedRow[] => {
    const refusal = refused[index];
    if (!row || !refusal || row.state !== 'waiting') return [];
    return [{ ...row, state: 'refused', refusal: { code: refusal.code, detail: refusal.detail, at } }];
  });
  await carried.bulkPut([...received, ...quarantined]);
  return [...received, ...quarantined].map(({ revision }) => revision);
}
