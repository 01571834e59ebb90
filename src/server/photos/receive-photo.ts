import type { Hash } from '#model/ids.ts';
import { PHOTO_LIMIT } from '#model/photos/photo.ts';
import { judgeChunk, refusalOfWhole } from '#model/protocol/photo-decisions.ts';
import type { PhotoBegin, PhotoChunk, PhotoReply } from '#model/protocol/photo-messages.ts';
import { hoursAfter, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Device } from '#server/store/devices.ts';
import { signReceipt } from '#server/sync/receipts.ts';

/** Parts of a photo nobody goes on sending are forgotten after a month: the phone still has the whole. */
const KEPT_HOURS = 30 * 24;

type Arriving = Pick<Server, 'sync' | 'photos' | 'clock' | 'keys' | 'cryptography'>;

/**
 * Says how much of a photo is here. Suspended devices may send photos as they may push.
 * @throws RequestRefused: TOO_LARGE, PHOTO_NOT_EXPECTED
 */
export async function beginPhoto(server: Arriving, device: Device, hash: Hash, { bytes }: PhotoBegin) {
  const { sync, photos, clock } = server;
  await refuseUnexpected(server, device, hash, bytes);
  await sync.noteHeard(device.id, nowOf(clock));
  await photos.forgetOldParts(hoursAfter(clock, -KEPT_HOURS));
  return replyFor(server, device, hash);
}

/**
 * Takes a chunk of a photo; the last one verifies the whole. What is answered is on durable storage.
 * @throws RequestRefused: TOO_LARGE, PHOTO_NOT_EXPECTED; PHOTO_DAMAGED and PHOTO_NOT_A_PICTURE forget what had come
 */
export async function takeChunk(
  server: Arriving,
  device: Device,
  hash: Hash,
  { offset, bytes, content }: PhotoChunk & { content: Uint8Array },
): Promise<PhotoReply> {
  const { photos, clock } = server;
  await refuseUnexpected(server, device, hash, bytes);
  if (await photos.has({ mission: device.mission_id, hash })) return replyFor(server, device, hash);
  const sending = { device: device.id, hash };
  const refusal = await photos.adding(async (steps) => {
    const held = await steps.bytesHeld(sending);
    const { keep, isLast } = judgeChunk(held, { offset, bytes, length: content.length });
    const receivedAt = nowOf(clock);
    if (!keep || !(await steps.addPart(sending, { start: held, content, receivedAt })) || !isLast) return undefined;
    const whole = await steps.readParts(sending);
    await steps.forgetParts(sending);
    const wrong = await refusalOfWhole(hash, whole);
    if (wrong === undefined)
      await steps.insert({
        mission: device.mission_id,
        hash,
        content: whole,
        device: device.id,
        receivedAt,
      });
    return wrong;
  });
  if (refusal) throw refuse(refusal);
  return replyFor(server, device, hash);
}

async function refuseUnexpected({ photos }: Arriving, device: Device, hash: Hash, bytes: number): Promise<void> {
  if (bytes > PHOTO_LIMIT.bytes) throw refuse('TOO_LARGE', String(PHOTO_LIMIT.bytes));
  if (!(await photos.isExpected({ mission: device.mission_id, hash, bytes }))) throw refuse('PHOTO_NOT_EXPECTED');
}

async function replyFor(server: Arriving, device: Device, hash: Hash): Promise<PhotoReply> {
  const { photos, clock } = server;
  const isHere = await photos.has({ mission: device.mission_id, hash });
  return {
    offset: isHere ? 0 : await photos.bytesHeld({ device: device.id, hash }),
    receipt: isHere ? await signReceipt(server, device, { photos: [hash] }) : null,
    serverTime: nowOf(clock),
  };
}
