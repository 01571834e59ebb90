import type { PhotoSteps, PhotoStore } from '#server/photos/photo-store.ts';
import type { Sending } from '#server/store/photo-parts.ts';
import type { Image } from './image.ts';
import type { createTransactions, ServerLife } from './transactions.ts';

export type PhotoPart = Sending & { start: number; content: Uint8Array };

/** Photos and their parts at the server, read committed as the log is. */
export function photoStore(
  { image, transactions }: { image: () => Image; transactions: ReturnType<typeof createTransactions> },
  life: ServerLife,
): PhotoStore {
  const { step } = life;
  const lengthOf = (parts: readonly PhotoPart[]) =>
    Math.max(0, ...parts.map(({ start, content }) => start + content.length));

  return {
    async isExpected({ hash, bytes }) {
      await step();
      return image().rows.some(({ revision }) =>
        revision.photos?.added.some((photo) => photo.hash === hash && photo.bytes === bytes),
      );
    },
    async has({ hash }) {
      await step();
      return image().photos.has(hash);
    },
    async bytesHeld(sending) {
      await step();
      return lengthOf(image().photoParts.filter(isOf(sending)));
    },
    forgetOldParts: () => step(), // no day lasts so long
    adding: (work) =>
      transactions.run(life, async ({ lock, done }) => {
        let forgotten = false;
        const own: PhotoPart[] = [];
        const parts = (sending: Sending) =>
          [...(forgotten ? [] : image().photoParts), ...own].filter(isOf(sending)).sort((a, b) => a.start - b.start);
        const steps: PhotoSteps = {
          async bytesHeld(sending) {
            await step();
            return lengthOf(parts(sending));
          },
          async addPart({ device, hash }, { start, content }) {
            await step();
            await lock(`part ${device} ${hash} ${start}`);
            if (parts({ device, hash }).some((each) => each.start === start)) return false;
            const part = { device, hash, start, content };
            own.push(part);
            done.push(() => void image().photoParts.push(part));
            return true;
          },
          async readParts(sending) {
            await step();
            return Uint8Array.from(Buffer.concat(parts(sending).map(({ content }) => content)));
          },
          async forgetParts(sending) {
            await step();
            forgotten = true;
            own.length = 0;
            done.push(() => {
              image().photoParts = image().photoParts.filter((part) => !isOf(sending)(part));
            });
          },
          async insert({ hash, content }) {
            await step();
            await lock(`photo ${hash}`);
            done.push(() => {
              if (!image().photos.has(hash)) image().photos.set(hash, content);
            });
          },
        };
        return work(steps);
      }),
  };
}

const isOf =
  ({ device, hash }: Sending) =>
  (part: Sending): boolean =>
    part.device === device && part.hash === hash;
