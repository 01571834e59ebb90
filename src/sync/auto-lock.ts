import type { Device } from '#device/device.ts';
import type { Lock } from '#device/lock.ts';
import { lockRulesOf } from '#model/protection.ts';
import type { After, Signals } from './surroundings.ts';

/** The camera hides the app, and what it brings needs the key: it is waited for so long. */
const CAMERA_MS = 10 * 60_000;
/** In sight for so long and nothing came: it is not open. Not every browser says that a camera was closed. */
const CAMERA_BACK_MS = 5_000;
/** Other tabs need not hear of every touch. */
const TELL_MS = 5_000;

/** The part of BroadcastChannel that is used. */
export type TabChannel = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
};

type World = {
  device: Pick<Device, 'clock' | 'inThisTab'>;
  lock: Lock;
  signals: Signals;
  /** Somebody does something; returns how to stop listening. */
  onTouch: (run: () => void) => () => void;
  after: After;
  channel?: TabChannel | undefined;
};

/**
 * Locks as the mission asks: after idle minutes in every tab, and where it says so when this one is out of sight.
 * Sleep counts as idle, by whichever clock saw it. Returns how to lock all tabs at once.
 */
export function startAutoLock({ device, lock, signals, onTouch, after, channel }: World): { lockAll: () => void } {
  const { clock, inThisTab } = device;
  let touched = instant();
  let told = 0;
  let cancel = () => {};
  let cancelCamera = () => {};

  function instant() {
    return { at: clock.now(), monotonicMs: clock.monotonicMs() };
  }
  const idleMs = () => Math.max(clock.now() - touched.at, clock.monotonicMs() - touched.monotonicMs);
  const rules = () => lockRulesOf(lock.status().asked);
  const isHidden = () => rules().whenHidden && !signals.isVisible() && !inThisTab.awaitsCamera;
  const waitsForCamera = () => inThisTab.awaitsCamera && idleMs() < CAMERA_MS;

  function check(): void {
    cancel();
    const { state, isProtected } = lock.status();
    if (!isProtected || state !== 'open') return;
    const longest = rules().idleMs;
    if (isHidden() || (idleMs() >= longest && !waitsForCamera())) void lock.lock();
    else cancel = after(Math.max(1_000, longest - idleMs()), check);
  }

  function touch(): void {
    const isLate = idleMs() >= rules().idleMs && !waitsForCamera();
    if (isLate) {
      check(); // the phone slept, and its timers with it
      return;
    }
    touched = instant();
    cancelCamera();
    if (inThisTab.awaitsCamera && signals.isVisible())
      cancelCamera = after(CAMERA_BACK_MS, () => {
        inThisTab.awaitsCamera = false;
      });
    if (touched.monotonicMs - told < TELL_MS) return;
    told = touched.monotonicMs;
    channel?.postMessage('touched');
  }

  onTouch(touch);
  signals.on('visible', touch);
  signals.on('hidden', () => {
    cancelCamera();
    if (rules().whenHidden && !inThisTab.awaitsCamera) void lock.lock();
  });
  channel?.addEventListener('message', ({ data }) => {
    if (data === 'lock') void lock.lock();
    else if (data === 'touched') touched = instant();
  });
  lock.subscribe(() => {
    if (lock.status().state === 'open') touched = instant();
    check();
  });
  check();
  return {
    lockAll() {
      channel?.postMessage('lock');
      void lock.lock();
    },
  };
}
