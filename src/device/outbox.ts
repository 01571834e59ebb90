import type { Id, Instant } from '#model/ids.ts';
import type { Refused } from '#model/protocol/phone-decisions.ts';
import type { Device } from './device.ts';
import { heardNow } from './enrolment.ts';
import { catchUp } from './held.ts';
import type { VerifiedReceipt } from './receipts.ts';
import type { OutboxRow } from './rows.ts';
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

/** What the server said of a push. `receipt` has been verified; without one nothing becomes *received*. */
export type Settlement = {
  receipt: VerifiedReceipt | undefined;
  refused: readonly Refused[];
  serverTime?: Instant;
};

/**
 * Marks what is received and what is refused, and keeps the receipt, in one transaction. Nothing is deleted: a
 * refused revision stays readable, and what it says can be written again. Returns what changed.
 */
export async function settle(device: Device, { receipt, refused, serverTime }: Settlement): Promise<Id[]> {
  const { database, changes } = device;
  const at = instantOf(device.clock);
  const changed = await database.write(['outbox', 'receipts', 'state'], async ({ outbox, receipts, state }) => {
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
    return [...received, ...quarantined];
  });
  await catchUp(device, [...new Set(changed.map((row) => row.observation))]);
  changes.announce({ observations: [...new Set(changed.map((row) => row.observation))] });
  return changed.map((row) => row.revision);
}

/** Puts refused revisions back in the queue, as they are: for when the reason lay at headquarters. */
export async function sendAgain(device: Device, revisions: readonly Id[]): Promise<void> {
  const { database, changes } = device;
  const rows = await database.write(['outbox'], async ({ outbox }) => {
    const found = await outbox.bulkGet([...revisions]);
    const again = found.flatMap((row): OutboxRow[] =>
      row?.state === 'refused' ? [{ ...row, state: 'waiting', refusal: null }] : [],
    );
    await outbox.bulkPut(again);
    return again;
  });
  const observations = [...new Set(rows.map((row) => row.observation))];
  await catchUp(device, observations);
  changes.announce({ observations });
}
