import { createHash } from 'node:crypto';
import type { Id } from '#model/ids.ts';
import type { Chance } from './chance.ts';
import type { Tab } from './phone/phone.ts';
import type { World } from './world.ts';

/** A photo somebody took, and whether the screen called it kept. */
export type Taken = { phone: string; observation: Id; hash: string; kept: boolean };

/**
 * The engine hashes in a thread of its own, for which simulated time does not wait. In this process it answers at
 * once, with the same hash.
 */
export function hashAtOnce(): void {
  crypto.subtle.digest = async (_, bytes) => {
    const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes;
    const digest = createHash('sha256')
      .update(view instanceof Uint8Array ? view : new Uint8Array(view))
      .digest();
    return Uint8Array.from(digest).buffer;
  };
}

const START = [0xff, 0xd8, 0xff, 0xda, 0, 2];
const END = [0xff, 0xd9];

/** Built like a JPEG: of one chunk, of several, or hardly anything; no two alike. */
function picture(chance: Chance, number: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chance.pick([300, 3_000, 70_000, 150_000]) + number).fill(chance.between(0, 254));
  bytes.set(START);
  bytes.set(END, bytes.length - END.length);
  return bytes;
}

/** Keeps a photo at a visit, and tells when the screen calls it kept. */
export async function takePhoto({ chance, truth, story }: World, tab: Tab, observation: Id): Promise<void> {
  const jpeg = picture(chance, truth.taken.length);
  const hash = createHash('sha256').update(jpeg).digest('hex');
  const taken: Taken = { phone: tab.phone, observation, hash, kept: false };
  truth.taken.push(taken);
  story.tell(`${tab.name} takes a photo of ${jpeg.length} bytes at ${observation.slice(0, 4)}`);
  await tab.notebook.keepPhoto({
    observation,
    question: null,
    picture: { jpeg, width: 40, height: 30, preview: 'AAAA' },
  });
  taken.kept = true;
  story.tell(`${tab.name} shows the photo of ${jpeg.length} bytes as kept`);
}
