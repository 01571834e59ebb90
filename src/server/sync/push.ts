import { PUSH_LIMIT, type PushReply, type PushRequest } from '#model/protocol/messages.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Device } from '#server/store/devices.ts';
import { openEnvelopes } from './open-envelopes.ts';
import { signReceipt } from './receipts.ts';

/**
 * Takes what a phone sends, each envelope for itself. Suspended devices may push: what the field wrote is never
 * turned away for the state of an account.
 * @throws RequestRefused when the request as a whole cannot be taken; nothing of it is stored then.
 */
export async function push(server: Server, device: Device, request: PushRequest): Promise<PushReply> {
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
  const receipt = revisions.length > 0 ? await signReceipt(server, device, { revisions }) : null;
  return { outcomes, receipt, serverTime };
}
