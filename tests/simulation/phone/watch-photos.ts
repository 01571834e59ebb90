import { createHash } from 'node:crypto';
import type { PhotoRow } from '#device/rows.ts';
import type { Photo } from '#model/photos/photo.ts';
import { bytesOf, contentOf } from '../stand-in-cryptography.ts';
import type { Truth } from '../words.ts';
import type { Disk, Written } from './disk.ts';

/** Bytes never change, and are looked at after every power cut. */
const hashes = new WeakMap<Uint8Array, string>();

export function hashOf(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, hash);
  return hash;
}

export const photoIn = ({ body }: Pick<PhotoRow, 'body'>): Photo => contentOf(body) as Photo;

/** Looks at what becomes of photos on one phone. */
export function watchPhotos(world: {
  phone: string;
  disk: () => Disk;
  truth: Truth;
  broken: (sentence: string) => void;
}) {
  const { phone, disk, truth, broken } = world;
  return {
    /** A photo or its bytes: received only with a receipt, and kept all the same. */
    changed({ table, before, after }: Written): void {
      if (!after) {
        broken(`${phone} deleted from ${table}`);
        return;
      }
      if (table !== 'photos') return;
      const [was, is] = [before as PhotoRow | undefined, after as PhotoRow];
      if (is.state !== 'received' || was?.state === 'received') return;
      const { hash } = photoIn(is);
      const isNamed = disk()
        .rows('receipts')
        .some(({ text }) => text.includes(hash));
      if (!isNamed) broken(`${phone} calls a photo received without a receipt that names it`);
    },
    /** After a restart: every photo the screen called kept is whole. */
    checkKept(): void {
      const whole = new Set(
        disk()
          .rows('photos')
          .flatMap((row) => {
            const body = disk().row('photoBodies', row.id)?.body;
            const bytes = body && bytesOf(body);
            const { hash } = photoIn(row);
            return bytes && hashOf(bytes) === hash ? [hash] : [];
          }),
      );
      for (const { phone: owner, kept, hash } of truth.taken)
        if (owner === phone && kept && !whole.has(hash))
          broken(`A photo was called kept on ${phone} and is not there whole`);
    },
  };
}
