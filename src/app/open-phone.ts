import { openDatabase } from '#device/database.ts';
import { openDevice } from '#device/device.ts';
import { LockedError } from '#device/keyring.ts';
import { openNotebook } from '#device/open-notebook.ts';
import { readAhead } from '#device/read-ahead.ts';
import { createWrites } from '#device/writes.ts';
import type { Phone } from '#observer/phone.tsx';
import { askProtection } from '#sync/ask-protection.ts';
import { enrol, enrolAgain } from '#sync/enrol.ts';
import { leadIn } from '#sync/lead.ts';
import { type Loop, startLoop } from '#sync/loop.ts';
import { startMinting } from '#sync/minting.ts';
import { browserAfter, browserSignals } from '#sync/surroundings.ts';
import { createTransport } from '#sync/transport.ts';
import { handOver } from './hand-over.ts';
import { createHiding } from './hiding.ts';
import { lastingStorage } from './lasting-storage.ts';
import { lockIn, writingUnlocked } from './locking.ts';
import { locksWhileHere } from './locks-while-here.ts';
import { pensIn } from './pens.ts';
import { whenPutAway } from './put-away.ts';
import { questionsShownIn } from './question-shown.ts';
import { screenStands } from './screen-stands.ts';
import { leave, WIPED, wipe } from './wipe.ts';

const DATABASE = 'daybook';

/** This browser's clock, randomness, storage and network, put together. The journey begins when it is enrolled. */
export async function openPhone(window: Window & typeof globalThis): Promise<Phone> {
  const { navigator, location } = window;
  const clock = { now: () => Date.now(), monotonicMs: () => performance.now() };
  const random = {
    id: () => crypto.randomUUID(),
    bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  };
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(DATABASE) : undefined;
  const failed = (error: unknown) => {
    if (!(error instanceof LockedError)) reportError(error); // what waits for the key is done once it is there
  };
  const database = await openDatabase(DATABASE);
  const writes = createWrites();
  const gone = whenPutAway(window, { database, writes });
  const locks = locksWhileHere(navigator.locks as LockManager | undefined, gone);
  const device = await openDevice({ database, clock, random, channel, failed });
  void readAhead(device);
  const signals = browserSignals(window);
  const transport = createTransport({ origin: location.origin, isOnline: signals.isOnline });
  const opened = () => void journey.sendNow();
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(`${DATABASE}-lock`) : undefined;
  tabs?.addEventListener('message', ({ data }) => data === WIPED && leave(window));
  const lock = await lockIn(window, { device, signals, failed, opened, channel: tabs, writes });
  const notebook = writingUnlocked(openNotebook(device), lock);
  startMinting({ device, signals, after: browserAfter, failed });
  const journey: Loop = startLoop({
    device,
    transport,
    lead: leadIn(device, locks),
    signals,
    after: browserAfter,
    begun: screenStands(window),
  });
  const lasting = lastingStorage(navigator.storage as StorageManager | undefined);
  window.addEventListener('appinstalled', () => void lasting.ask());
  return {
    notebook: {
      ...notebook,
      complete: async (observation) => {
        await notebook.complete(observation);
        void lasting.ask();
      },
    },
    lastingStorage: lasting,
    lock,
    hiding: createHiding(lock.lockAll),
    wipe: () => wipe(window, { device, database: DATABASE, tellOthers: () => tabs?.postMessage(WIPED) }),
    now: () => new Date(clock.now()).toISOString(),
    enrol: async (invitation) => {
      const asked = await askProtection(device, transport);
      if (asked.outcome === 'failed') return asked;
      const { protection } = asked;
      if (protection !== 'none' && !lock.status().isProtected) return { outcome: 'to-protect', protection };
      const origin = location.origin;
      const ended = await enrol(device, transport, { invitation, origin, deviceName: deviceName(navigator.userAgent) });
      if (ended.outcome === 'enrolled') {
        // the code is used up; it need not stay in the address
        window.history.replaceState(null, '', '/');
        void lasting.ask();
        void journey.sendNow();
      }
      return ended;
    },
    enrolAgain: async (invitation) => {
      const asking = { invitation, origin: location.origin, deviceName: deviceName(navigator.userAgent) };
      const ended = await enrolAgain(device, transport, asking);
      if (ended.outcome === 'enrolled') void journey.sendNow();
      return ended;
    },
    handOver: (file) => handOver(window, file),
    holdPen: pensIn(locks),
    onSuperseded: (run) => device.database.onSuperseded(run),
    shrinkPhoto: async (original, keeping) => (await import('./shrink-photo.ts')).shrinkPhoto(original, keeping),
    journey,
    showQuestion: questionsShownIn(locks).show,
  };
}

/** What headquarters sees in its list of devices: "Android", not a serial number. */
const deviceName = (userAgent: string): string =>
  ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'Linux'].find((name) => userAgent.includes(name)) ?? 'Browser';
