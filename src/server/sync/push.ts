import { PUSH_LIMIT, type PushReply, type PushRequest } from '#model/protocol/messages.ts';
import { nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Device } from '#server/store/devices.ts';
import { signReceipt } from './receipts.ts';
import { takeEnvelopes } from './take-envelopes.ts';

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

  const serverTime = nowOf(server.clock);
  const { outcomes, held } = await takeEnvelopes(server, {
    mission: device.mission_id,
    envelopes: request.envelopes,
    contact: {
      device: device.id,
      at: serverTime,
      clockSkewMs: Date.parse(request.sentAt) - Date.parse(serverTime),
      highestSeq: request.highestSeq,
    },
  });
  const receipt = held.length > 0 ? await signReceipt(server, device, { revisions: held }) : null;
  return { outcomes, receipt, serverTime };
}
