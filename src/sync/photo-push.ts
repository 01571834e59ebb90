import type { Device } from '#device/device.ts';
import { enrolledIdentity } from '#device/enrolment.ts';
import {
  photoReceived,
  photoRefused,
  type QueuedPhoto,
  showPhotoOnItsWay,
  waitingPhotos,
} from '#device/photo-queue.ts';
import { photoBytes } from '#device/photos.ts';
import { verifiedReceipt } from '#device/receipts.ts';
import type { Id } from '#model/ids.ts';
import { PROTOCOL } from '#model/protocol/messages.ts';
import { type Exchange, type Failure, failure } from '#model/protocol/phone-decisions.ts';
import { afterFailure, chunkAfter, FIRST_CHUNK_BYTES, nextPhoto } from '#model/protocol/photo-decisions.ts';
import { type PhotoBegin, PhotoReply } from '#model/protocol/photo-messages.ts';
import { ADDRESSES } from './addresses.ts';
import { type Answered, asDue } from './ask.ts';
import type { Transport } from './transport.ts';

type Pace = { chunkBytes: number };
type Sending = { device: Device; transport: Transport; between: () => Promise<Failure | null>; pace: Pace };

/**
 * Sends every photo that waits, one after the other; null when none is left to try. A refused one stays here and holds
 * up none. `between` runs before each chunk, so that words written meanwhile go first; its failure ends the sending.
 */
export async function pushPhotos(
  device: Device,
  transport: Transport,
  between: () => Promise<Failure | null>,
): Promise<Failure | null> {
  const pace: Pace = { chunkBytes: FIRST_CHUNK_BYTES };
  const later = new Set<Id>();
  let delayed: Failure | null = null;
  try {
    for (;;) {
      const photo = nextPhoto((await waitingPhotos(device)).filter(({ id }) => !later.has(id)));
      if (!photo) return delayed;
      const content = await readBytes(device, photo);
      const failed = content ? await pushPhoto({ device, transport, between, pace }, photo, content) : unreadable;
      if (!failed) continue;
      if (afterFailure(failed).kind === 'stop' && failed !== unreadable) return failed;
      later.add(photo.id);
      delayed = failed;
    }
  } finally {
    showPhotoOnItsWay(device, undefined);
  }
}

const unreadable = failure('bug', { detail: 'The bytes of a photo cannot be read on this phone' });

/** Undefined when this phone's storage has damaged them: the other photos can still go. */
const readBytes = (device: Device, { id }: QueuedPhoto) => photoBytes(device, id).catch(() => undefined);

/** One photo, from where the server has it to its receipt or its refusal. */
async function pushPhoto(
  { device, transport, between, pace }: Sending,
  photo: QueuedPhoto,
  content: Uint8Array<ArrayBuffer>,
): Promise<Failure | null> {
  const { device: id, pushToken } = await enrolledIdentity(device);
  const { hash, bytes } = photo;
  const begin: PhotoBegin = { protocol: PROTOCOL, device: id, bytes };
  let answer = await asReply(device, await transport.post(ADDRESSES.photo(hash), begin, pushToken));
  for (;;) {
    if (answer.outcome === 'failed') {
      pace.chunkBytes = chunkAfter(pace.chunkBytes, 'wrong');
      const after = afterFailure(answer.failure);
      if (after.kind !== 'refused') return answer.failure;
      await photoRefused(device, photo, after.code);
      return null;
    }
    const { offset, receipt } = answer.content;
    if (receipt) {
      const verified = await verifiedReceipt(device, receipt);
      if (!verified?.photos.has(hash))
        return failure('not-the-server', { detail: 'The receipt is not for this photo' });
      await photoReceived(device, photo, verified);
      return null;
    }
    if (offset >= bytes) return failure('not-the-server', { detail: 'The photo is whole, without a receipt' });
    showPhotoOnItsWay(device, { id: photo.id, sent: offset, bytes });
    const stop = await between();
    if (stop) return stop;
    const chunk = content.subarray(offset, offset + pace.chunkBytes);
    const address = ADDRESSES.photoChunk(hash, { offset, bytes });
    answer = await asReply(device, await transport.put(address, chunk, pushToken));
    if (answer.outcome === 'answered' && !answer.content.receipt && answer.content.offset <= offset)
      return failure('not-the-server', { detail: 'The server does not get on with this photo' });
    if (answer.outcome === 'answered') pace.chunkBytes = chunkAfter(pace.chunkBytes, 'well');
  }
}

const asReply = (device: Device, exchange: Exchange): Promise<Answered<PhotoReply>> =>
  asDue(device, exchange, PhotoReply);
