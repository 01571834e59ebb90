import type { Hash, Id } from '#model/ids.ts';
import type { Receipt, SignedReceipt } from '#model/protocol/messages.ts';
import { receiptHash } from '#model/protocol/proofs.ts';
import { nowOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import type { Device } from '#server/store/devices.ts';

/** To be signed only after the transactions that hold what it lists have committed. */
export async function signReceipt(
  server: Pick<Server, 'keys' | 'cryptography' | 'clock'>,
  device: Device,
  { revisions = [], photos }: { revisions?: readonly { id: Id; hash: Hash }[]; photos?: Hash[] },
): Promise<SignedReceipt> {
  const receipt: Receipt = {
    protocol: 1,
    mission: device.mission_id,
    device: device.id,
    revisions: [...new Map(revisions.map((each) => [each.id, each])).values()],
    receivedAt: nowOf(server.clock),
    ...(photos ? { photos } : {}),
  };
  const text = JSON.stringify(receipt);
  return { text, signature: await server.cryptography.sign(server.keys.signing, receiptHash(text)) };
}
