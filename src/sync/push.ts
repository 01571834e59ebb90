import { carriedWaiting } from '#device/carried.ts';
import type { Device } from '#device/device.ts';
import { identityOf } from '#device/enrolment.ts';
import { highestSeq, noteAttempt, settle, waitingRows, whileSending } from '#device/outbox.ts';
import { verifiedReceipt } from '#device/receipts.ts';
import { instantOf } from '#device/surroundings.ts';
import type { Id } from '#model/ids.ts';
import { type Envelope, PROTOCOL, PushReply, type PushRequest } from '#model/protocol/messages.ts';
import {
  type BatchLimits,
  type Failure,
  failure,
  nextBatch,
  refusedOf,
  type WaitingLine,
} from '#model/protocol/phone-decisions.ts';
import { ADDRESSES } from './addresses.ts';
import { asDue } from './ask.ts';
import type { Transport } from './transport.ts';

export type Pushed =
  | { outcome: 'nothing-to-send' }
  | { outcome: 'pushed'; settled: Id[] }
  | { outcome: 'failed'; failure: Failure; sent: Id[] };

type Sendable = WaitingLine & { envelope: Envelope };

/**
 * One attempt: the next envelopes go out, and what the server says of them is written down. This
 * phone's own come first, then what it carries for others. It neither waits nor tries again. `aside` are revisions left out this time.
 */
export async function push(
  device: Device,
  transport: Transport,
  { limits, aside }: { limits: BatchLimits; aside: ReadonlySet<Id> },
): Promise<Pushed> {
  const identity = await identityOf(device);
  if (!identity) return { outcome: 'nothing-to-send' };
  const nextOf = async (rows: Promise<readonly Sendable[]>) => {
    const batch = nextBatch(
      (await rows).filter((row) => !aside.has(row.revision)),
      limits,
    );
    return batch.length > 0 ? batch : undefined;
  };
  const batch = (await nextOf(waitingRows(device))) ?? (await nextOf(carriedWaiting(device)));
  if (!batch) return { outcome: 'nothing-to-send' };
  const sent = batch.map((row) => row.revision);

  const request: PushRequest = {
    protocol: PROTOCOL,
    device: identity.device,
    highestSeq: await highestSeq(device),
    sentAt: instantOf(device.clock),
    envelopes: batch.map((row) => row.envelope),
  };
  const exchange = await whileSending(device, sent, () => transport.post(ADDRESSES.push, request, identity.pushToken));
  const answer = await asDue(device, exchange, PushReply);
  if (answer.outcome === 'failed') {
    await noteAttempt(device, sent, answer.failure.class);
    return { ...answer, sent };
  }

  const { outcomes, receipt, serverTime } = answer.content;
  const verified = receipt === null ? undefined : await verifiedReceipt(device, receipt);
  const settled = await settle(device, { receipt: verified, refused: refusedOf(outcomes, sent), serverTime });
  if (receipt !== null && !verified) return failedAs('The receipt is not signed by the mission’s server', sent);
  if (settled.length === 0) return failedAs('The server neither took nor refused anything', sent);
  return { outcome: 'pushed', settled };
}

const failedAs = (detail: string, sent: Id[]): Pushed => ({
  outcome: 'failed',
  failure: failure('not-the-server', { detail }),
  sent,
});
