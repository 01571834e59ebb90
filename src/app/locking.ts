import type { Device } from '#device/device.ts';
import { createLock } from '#device/lock.ts';
import type { Notebook } from '#device/notebook.ts';
import { readAhead } from '#device/read-ahead.ts';
import type { Writes } from '#device/writes.ts';
import type { PhoneLock } from '#observer/phone.tsx';
import { startAutoLock, type TabChannel } from '#sync/auto-lock.ts';
import { browserAfter, type Signals } from '#sync/surroundings.ts';
import { stretchInWorker } from './stretch-in-worker.ts';

const TOUCHES = ['pointerdown', 'keydown', 'scroll'] as const;

/** The lock of this browser's tabs; `opened` runs each time this one is unlocked. */
export async function lockIn(
  window: Window & typeof globalThis,
  world: {
    device: Device;
    signals: Signals;
    failed: (error: unknown) => void;
    opened: () => void;
    channel: TabChannel | undefined;
    writes: Writes;
  },
): Promise<PhoneLock> {
  const { device, signals, failed, opened, channel, writes } = world;
  const lock = await createLock(device, { stretch: stretchInWorker, failed, writes });
  const onTouch = (run: () => void) => {
    for (const touch of TOUCHES) window.addEventListener(touch, run, { capture: true, passive: true });
    return () => {
      for (const touch of TOUCHES) window.removeEventListener(touch, run, { capture: true });
    };
  };
  const { lockAll } = startAutoLock({ device, lock, signals, onTouch, after: browserAfter, channel });
  let { state } = lock.status();
  lock.subscribe(() => {
    const before = state;
    state = lock.status().state;
    if (before !== 'locked' || state !== 'open') return;
    void readAhead(device);
    opened();
  });
  return { ...lock, lockAll };
}

/** The key stays until whatever is being written is on the disk. */
export function writingUnlocked(notebook: Notebook, { whileWriting }: Pick<PhoneLock, 'whileWriting'>): Notebook {
  const held =
    <Given extends unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
    (...given: Given) =>
      whileWriting(() => act(...given));
  return {
    ...notebook,
    answer: held(notebook.answer),
    leaveAt: held(notebook.leaveAt),
    keepPhoto: held(notebook.keepPhoto),
    removePhoto: held(notebook.removePhoto),
    complete: held(notebook.complete),
    amend: held(notebook.amend),
    keepAmending: held(notebook.keepAmending),
    withdraw: held(notebook.withdraw),
    moveDraft: held(notebook.moveDraft),
    correctRefused: held(notebook.correctRefused),
  };
}
