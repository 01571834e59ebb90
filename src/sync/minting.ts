import type { Device } from '#device/device.ts';
import { mintAll } from '#device/revisions.ts';
import { unmintedCount } from '#device/unminted.ts';
import type { After, Signals } from './surroundings.ts';

/**
 * How long a tap stays in the journal at most while the app is open. The journal is as durable as a revision; a
 * shorter time would only cut a visit into more envelopes.
 */
const LONGEST_MS = 75_000;

/**
 * Mints so long after the first unminted change, and when the app is hidden. Screens mint at their own moments besides.
 * `failed` hears of what went wrong; the changes stay in the journal and are tried again.
 */
export function startMinting(world: {
  device: Device;
  signals: Signals;
  after: After;
  failed: (error: unknown) => void;
}): () => void {
  const { device, signals, after, failed } = world;
  let cancelTimer: (() => void) | undefined;
  let stopped = false;

  async function arm(): Promise<void> {
    if (stopped || cancelTimer || (await unmintedCount(device)) === 0 || cancelTimer) return;
    cancelTimer = after(LONGEST_MS, () => {
      cancelTimer = undefined;
      mint();
    });
  }

  const mint = () => {
    mintAll(device).catch(failed).then(arm).catch(failed);
  };
  const armed = () => {
    arm().catch(failed);
  };
  const stopListening = [signals.on('hidden', mint), device.changes.watch(armed)];
  armed();

  return () => {
    stopped = true;
    cancelTimer?.();
    for (const stop of stopListening) stop();
  };
}
