import type { Id } from '#model/ids.ts';
import type { FailureClass } from '#model/protocol/phone-decisions.ts';
import { settleCarried } from './carried.ts';
import type { Device } from './device.ts';
import { heardNow } from './enrolment.ts';
import { catchUp } from './held.ts';
import type { OutboxRow } from './rows.ts';
import type { Settlement } from './settlement.ts';
import { chainIn } from './state.ts';
import { instantOf } from './surroundings.ts';

/** Revisions made here that have neither a receipt nor a refusal. */
export const waitingRows = ({ database }: Device): Promise<OutboxRow[]> =>
  database.read(['outbox'], (tables) => tables.outbox.where('state').equals('waiting').toArray());

export const waitingCount = ({ database }: Device): Promise<number> =>
  database.read(['outbox'], (tables) => tables.outbox.where('state').equals('waiting').count());

/** Every envelope without a receipt, oldest first: what goes into a courier's file. */
export async function unreceivedRows({ database }: Device): Promise<OutboxRow[]> {
  const rows = await database.read(['outbox'], (tables) =>
    tables.outbox.where('state').anyOf(['waiting', 'refused']).toArray(),
  );
  return rows.sort((a, b) => a.seq - b.seq);
}

export const highestSeq = async ({ database }: Device): Promise<number> =>
  (await database.read(['state'], chainIn)).seq;

/** Shown as *sending* while `work` runs. */
export async function whileSending<Result>(
  { inThisTab, changes }: Device,
  revisions: readonly Id[],
  work: () => Promise<Result>,
): Promise<Result> {
  for (const id of revisions) inThisTab.sending.add(id);
  changes.announce({ observations: [] });
  try {
    return await work();
  } finally {
    for (const id of revisions) inThisTab.sending.delete(id);
  }
}

/**
 * Marks what is received and what is refused, and keeps the receipt, in one transaction. Nothing is deleted: a
 * refused revision stays readable, and what it says can be written again. Returns what changed.
 */
export async function settle(device: Device, settlement: Settlement): Promise<Id[]> {
  const { receipt, refused, serverTime } = settlement;
  const { database, changes } = device;
  const at = instantOf(device.clock);
  const { own, carried } = await database.write(['outbox', 'carried', 'receipts', 'state'], async (tables) => {
    const { outbox, receipts, state } = tables;
    const listed = receipt ? await outbox.bulkGet([...receipt.hashes.keys()]) : [];
    const received = listed.flatMap((row): OutboxRow[] =>
      row && row.state !== 'received' && receipt?.hashes.get(row.revision) === row.hash
        ? [{ ...row, state: 'received', receivedAt: receipt.receivedAt, refusal: null }]
        : [],
    );
    const took = new Set(received.map((row) => row.revision));
    const refusals = new Map(
      refused.filter(({ revision }) => !took.has(revision)).map((each) => [each.revision, each]),
    );
    const quarantined = (await outbox.bulkGet([...refusals.keys()])).flatMap((row): OutboxRow[] => {
      const refusal = row && refusals.get(row.revision);
      if (!refusal || row.state !== 'waiting') return [];
      return [{ ...row, state: 'refused', refusal: { code: refusal.code, detail: refusal.detail, at } }];
    });
    await outbox.bulkPut([...received, ...quarantined]);
    if (receipt) await receipts.put(receipt.row);
    if (serverTime !== undefined) await state.put({ key: 'heard', value: heardNow(device, serverTime) });
    return { own: [...received, ...quarantined], carried: await settleCarried(tables, settlement, at) };
  });
  const observations = [...new Set(own.map((row) => row.observation))];
  await catchUp(device, observations);
  changes.announce({ observations });
  return [...own.map((row) => row.revision), ...carried];
}

/** These were sent, and nothing came back that settles them. Kept, so that the ledger says so after a restart too. */
export async function noteAttempt(device: Device, revisions: readonly Id[], failure: FailureClass): Promise<void> {
  const { database, changes } = device;
  const lastAt = instantOf(device.clock);
  const rows = await database.write(['outbox'], async ({ outbox }) => {
    const found = await outbox.bulkGet([...revisions]);
    const tried = found.flatMap((row): OutboxRow[] =>
      row?.state === 'waiting'
        ? [{ ...row, attempts: { count: (row.attempts?.count ?? 0) + 1, lastAt, failure } }]
        : [],
    );
    await outbox.bulkPut(tried);
    return tried;
  });
  const observations = [...new Set(rows.map((row) => row.observation))];
  await catchUp(device, observations);
  changes.announce({ observations });
}

/** Puts refused revisions back in the queue, as they are: for when the reason lay at headquarters. */
export async function sendAgain(device: Device, revisions: readonly Id[]): Promise<void> {
  const { database, changes } = device;
  const rows = await database.write(['outbox'], async ({ outbox }) => {
    const found = await outbox.bulkGet([...revisions]);
    const again = found.flatMap((row): OutboxRow[] =>
      row?.state === 'refused' && row.correctedAt === undefined ? [{ ...row, state: 'waiting', refusal: null }] : [],
    );
    await outbox.bulkPut(again);
    return again;
  });
  const observations = [...new Set(rows.map((row) => row.observation))];
  await catchUp(device, observations);
  changes.announce({ observations });
}
