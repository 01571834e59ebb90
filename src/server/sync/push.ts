import type { Id } from '#model/ids.ts';
import {
  PUSH_LIMIT,
  type PushReply,
  type PushRequest,
  type Receipt,
  type SignedReceipt,
} from '#model/protocol/messages.ts';
import { receiptHash } from '#model/protocol/proofs.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Device } from '#server/store/devices.ts';
import { openEnvelopes } from './open-envelopes.ts';

/** What of the server a push needs. */
export type Pushing = Pick<Server, 'sync' | 'pushes' | 'keys' | 'cryptography' | 'clock'>;

/**
 * Takes what a phone sends, each envelope for itself. Suspended devices may push: what the field wrote is never
 * turned away for the state of an account.
 * @throws RequestRefused when the request as a whole cannot be taken; nothing of it is stored then.
 */
export async function push(server: Pushing, device: Device, request: PushRequest): Promise<PushReply> {
  if (request.envelopes.length > PUSH_LIMIT.envelopes) throw refuse('TOO_MANY', String(PUSH_LIMIT.envelopes));
  if (request.device !== device.id) throw refuse('REQUEST_MALFORMED', 'device');

  const opened = await openEnvelopes(server, device.mission_id, request.envelopes);
  const arrived = opened.filter((each) => 'read' in each);
  const serverTime = nowOf(server.clock);
  const stored = await server.pushes.store({
    arrived,
    contact: {
      device: device.id,
      at: serverTime,
      clockSkewMs: Date.parse(request.sentAt) - Date.parse(serverTime),
      highestSeq: request.highestSeq,
    },
  });
  const outcomes = opened.map((each) => {
    const outcome = 'read' in each ? stored.get(each) : each;
    if (!outcome) throw new Error('A revision was not judged');
    return outcome;
  });

  const held = arrived.filter((each) => stored.get(each)?.outcome !== 'refused').map(({ read }) => read);
  const revisions = held.map(({ revision, hash }) => ({ id: revision.id, hash }));
  return { outcomes, receipt: await signReceipt(server, device, revisions), serverTime };
}

/** Signed only after the transactions that hold these revisions have committed. */
async function signReceipt(
  server: Pushing,
  device: Device,
  revisions: { id: Id; hash: string }[],
): Promise<SignedReceipt | null> {
  if (revisions.length === 0) return null;
  const receipt: Receipt = {
    protocol: 1,
    mission: device.mission_id,
    device: device.id,
    revisions: [...new Map(revisions.map((each) => [each.id, each])).values()],
    receivedAt: nowOf(server.clock),
  };
  const text = JSON.stringify(receipt);
  return { text, signature: await server.cryptography.sign(server.keys.signing, receiptHash(text)) };
}
