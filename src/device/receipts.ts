import type { Hash, Id, Instant } from '#model/ids.ts';
import { Receipt, type SignedReceipt } from '#model/protocol/messages.ts';
import { receiptHash } from '#model/protocol/proofs.ts';
import type { Device } from './device.ts';
import { enrolledIdentity } from './enrolment.ts';
import type { ReceiptRow } from './rows.ts';

export type VerifiedReceipt = {
  row: ReceiptRow;
  hashes: ReadonlyMap<Id, Hash>;
  photos: ReadonlySet<Hash>;
  receivedAt: Instant;
};

/**
 * The receipt, if the server whose key this phone pinned at enrolment signed it for this phone; undefined otherwise.
 * It counts only for revisions whose hash it names: a server cannot acknowledge words it does not hold.
 */
export async function verifiedReceipt(device: Device, signed: SignedReceipt): Promise<VerifiedReceipt | undefined> {
  const { keys, device: id, mission } = await enrolledIdentity(device);
  const hash = receiptHash(signed.text);
  if (!(await device.cryptography.isSignedBy(keys.signing, hash, signed.signature))) return undefined;
  const receipt = Receipt.parse(JSON.parse(signed.text)); // signed by the server: anything else is a bug
  if (receipt.device !== id || receipt.mission !== mission) return undefined;
  return {
    row: { id: hash, ...signed },
    hashes: new Map(receipt.revisions.map((each) => [each.id, each.hash])),
    photos: new Set(receipt.photos),
    receivedAt: receipt.receivedAt,
  };
}
