import type { Stretch } from '#device/stretching.ts';

type Reply = { bytes: Uint8Array<ArrayBuffer> } | { failure: string };

/** One worker for each time: with it goes the memory it took, and what it knew. */
export const stretchInWorker: Stretch = (secret, salt, cost) => {
  const worker = new Worker(new URL('./worker/stretch.ts', import.meta.url), { type: 'module', name: 'stretch' });
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if ('bytes' in data) resolve(data.bytes);
      else reject(new Error(data.failure));
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker did not start'));
    worker.postMessage({ secret, salt, ...cost });
  }).finally(() => worker.terminate());
};
