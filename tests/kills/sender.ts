import type { Hash, Id } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { PushReply, Receipt } from '#model/protocol/messages.ts';
import { receiptHash } from '#model/protocol/proofs.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { chosen, type Filling, opening, type Phone, type Written } from '../server/phone.ts';
import type { Chance } from '../simulation/chance.ts';

const OUTCOMES = ['observed', 'refused-entry', 'closed', 'not-found', 'expelled', 'left-early'] as const;
const LARGEST_BATCH = 12;
/** As long as a phone waits for an answer. */
const PATIENCE_MS = 20_000;

/** A phone that keeps what it has no receipt for, and sends it again. */
export type Sender = {
  phone: Phone;
  /** Everything it ever wrote. */
  written: Written[];
  /** What signed receipts say the server holds. */
  receipted: Map<Id, Hash>;
  waiting: Written[];
  /** Whether a push is under way. */
  sending: boolean;
  /** Revisions stored by a push whose answer never came. */
  heardLater: number;
  /** Answers no phone should get. */
  faults: string[];
};

export const newSender = (phone: Phone): Sender => ({
  phone,
  written: [],
  receipted: new Map(),
  waiting: [],
  sending: false,
  heardLater: 0,
  faults: [],
});

/** One to three revisions more, in new visits and in those other phones of the team have begun. */
export async function writeMore(sender: Sender, { team, visits }: { team: Id; visits: Filling[] }, chance: Chance) {
  for (let count = chance.between(1, 3); count > 0; count--) {
    if (visits.length === 0 || chance.happens(0.4)) visits.push(opening(team));
    await write(sender, chance.pick(visits), chance);
  }
}

export async function write(sender: Sender, visit: Filling, chance: Chance): Promise<void> {
  const written = await sender.phone.write(visit, {
    'H.OUT.01': { answer: chosen(chance.pick(OUTCOMES)), comment: 'Ақтоғай '.repeat(chance.between(1, 60)) },
    'O.PEC.02': { kind: 'number', values: { members: chance.between(5, 11), women: chance.between(0, 5) } },
  });
  sender.written.push(written);
  sender.waiting.push(written);
}

/** Sends the oldest that wait, once. Tells whether an answer came that settles them. */
export async function sendOnce(sender: Sender): Promise<boolean> {
  const batch = sender.waiting.slice(0, LARGEST_BATCH);
  if (batch.length === 0) return true;
  sender.sending = true;
  try {
    const response = await sender.phone.askToPush({ envelopes: batch.map(({ envelope }) => envelope) });
    const text = await response.text();
    if (response.status === 200) await settle(sender, batch, PushReply.parse(JSON.parse(text)));
    else if (response.status !== 503 || response.headers.get('retry-after') === null)
      sender.faults.push(`${response.status}: ${text}`);
    return response.status === 200;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return false;
    throw error; // not the network
  } finally {
    sender.sending = false;
  }
}

/** Only what a signed receipt names under its right hash no longer waits. */
async function settle(sender: Sender, batch: readonly Written[], { outcomes, receipt }: PushReply): Promise<void> {
  const { faults, receipted, phone } = sender;
  const { enrolment } = phone;
  for (const outcome of outcomes) {
    if (outcome.outcome === 'refused') faults.push(`${outcome.revision} was refused: ${outcome.code}`);
    if (outcome.outcome === 'duplicate') sender.heardLater += 1;
  }
  if (receipt === null) return void faults.push('An answer without a receipt');
  if (!(await isSignedBy(enrolment.keys.signing, receiptHash(receipt.text), receipt.signature)))
    return void faults.push('A receipt the server did not sign');
  const named = new Map(Receipt.parse(JSON.parse(receipt.text)).revisions.map(({ id, hash }) => [id, hash]));
  for (const { revision, text } of batch) {
    if (named.get(revision.id) === revisionHash(text)) receipted.set(revision.id, revisionHash(text));
    else faults.push(`The receipt does not name ${revision.id}`);
  }
  sender.waiting = sender.waiting.filter(({ revision }) => !receipted.has(revision.id));
}

/** The network between a phone and a server at `url`. */
export const reachedAt = (url: string) => ({
  request: (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
});
