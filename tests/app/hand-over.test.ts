import { expect, test, vi } from 'vitest';
import { handOver } from '#app/hand-over.ts';

const outbox = { name: 'daybook-outbox.txt', text: 'daybook-outbox 1 sealed', envelopes: 1 };

/** A browser as far as a file leaves it. `share`: what its share sheet does with files, if it has one. */
function browser(share?: () => Promise<void>) {
  const link = { click: vi.fn(), href: '', download: '' };
  const shared: File[] = [];
  const navigator = share
    ? {
        canShare: () => true,
        share: ({ files }: { files: File[] }) => {
          shared.push(...files);
          return share();
        },
      }
    : {};
  const window = { navigator, document: { createElement: () => link } };
  return { window: window as unknown as Window & typeof globalThis, link, shared };
}

test('a file leaves by the share sheet, with all that is in it', async () => {
  const { window, link, shared } = browser(async () => undefined);
  await handOver(window, outbox);
  expect(shared.map(({ name }) => name)).toEqual([outbox.name]);
  expect(await shared[0]?.text()).toBe(outbox.text);
  expect(link.click).not.toHaveBeenCalled();
});

test('whoever closes the share sheet is not given a download instead', async () => {
  const { window, link } = browser(() => Promise.reject(new DOMException('Closed', 'AbortError')));
  await handOver(window, outbox);
  expect(link.click).not.toHaveBeenCalled();
});

test.each([
  ['has no share sheet', undefined],
  ['has a share sheet that refuses files', () => Promise.reject(new DOMException('No', 'NotAllowedError'))],
])('a browser that %s downloads the file', async (_, share) => {
  vi.useFakeTimers(); // its address is given back a minute later
  const { window, link } = browser(share);
  await handOver(window, outbox);
  expect(link.click).toHaveBeenCalledOnce();
  expect(link.download).toBe(outbox.name);
  expect(await (await fetch(link.href)).text()).toBe(outbox.text);
  vi.runAllTimers();
  vi.useRealTimers();
});
