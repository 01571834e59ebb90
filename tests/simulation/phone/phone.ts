import type { Channel } from '#device/changes.ts';
import { type Device, openDevice } from '#device/device.ts';
import { keepEnrolment, offeredKey } from '#device/enrolment.ts';
import type { Notebook } from '#device/notebook.ts';
import { openNotebook } from '#device/open-notebook.ts';
import type { EnrolReply } from '#model/protocol/messages.ts';
import { leadIn } from '#sync/lead.ts';
import { type Loop, startLoop } from '#sync/loop.ts';
import { startMinting } from '#sync/minting.ts';
import type { After, Signals } from '#sync/surroundings.ts';
import type { Transport } from '#sync/transport.ts';
import type { Chance } from '../chance.ts';
import { type Mortal, mortal } from '../mortal.ts';
import type { Mutation } from '../mutation.ts';
import { phoneCryptography } from '../stand-in-cryptography.ts';
import type { JumpingClock, Timeline } from '../timeline.ts';
import { channelsOf } from './channels.ts';
import { type Disk, FAIR } from './disk.ts';
import { createLockManager } from './web-locks.ts';

/** One tab of the app, from its start to its end. */
export type Tab = Mortal & {
  name: string;
  /** Whose phone it is. */
  phone: string;
  device: Device;
  notebook: Notebook;
  loop: Loop;
  /** The system lets go of the app: its timers and messages wait. */
  sleep(): void;
  wake(): void;
  hide(): void;
  show(): void;
};

export type Phone = {
  name: string;
  disk: Disk;
  clock: JumpingClock;
  online: boolean;
  /** Until then its tabs are an app of an older protocol; those that are open stay what they are. */
  updatesAt: number;
  tabs: Set<Tab>;
  openTab(): Promise<Tab>;
  /** Ready to write, before anything goes wrong. */
  enrol(reply: (publicKey: string) => EnrolReply): Promise<void>;
};

export function createPhone(world: {
  name: string;
  disk: Disk;
  clock: JumpingClock;
  chance: Chance;
  timeline: Timeline;
  mutation: Mutation;
  hasWebLocks: boolean;
  updatesAt: number;
  transportFor: (tab: Mortal) => Transport;
  tabDied: (tab: string) => void;
  failed: (tab: string, error: unknown) => void;
}): Phone {
  const { name, disk, clock, chance, timeline, mutation } = world;
  const random = { bytes: chance.bytes, id: chance.id };
  const cryptography = mutation.cryptography ?? phoneCryptography;
  const channels = channelsOf(timeline, chance);
  const locks = createLockManager();
  let opened = 0;

  async function deviceOn(tab: Mortal, channel = channels.join(() => false)): Promise<Device> {
    const database = disk.open(tab);
    return openDevice({
      database: mutation.database?.(database) ?? database,
      clock,
      random,
      channel,
      failed: (error) => world.failed(name, error),
      cryptography,
    });
  }

  async function openTab(): Promise<Tab> {
    opened += 1;
    const tabName = `${name}, tab ${opened}`;
    const listeners = new Map<string, Set<() => void>>();
    let [tab, channel]: [Tab?, Channel?] = [];
    const life = mortal(() => {
      if (tab) phone.tabs.delete(tab); // it may die while it opens
      channel?.close();
      locks.forget(life);
      disk.tabIsGone();
      world.tabDied(tabName);
    });
    let asleep = false;
    let held: (() => void)[] = [];
    /** Runs now, after waking, or never. */
    const whenAwake = (run: () => void) => {
      if (!life.isAlive()) return;
      if (asleep) held.push(run);
      else run();
    };
    const after: After = (ms, run) => timeline.after(ms, () => whenAwake(run));
    const signals: Signals = {
      isOnline: () => phone.online,
      isVisible: () => true,
      on(signal, run) {
        const all = listeners.get(signal) ?? new Set();
        listeners.set(signal, all.add(run));
        return () => void all.delete(run);
      },
    };
    const give = (signal: string) =>
      whenAwake(() => {
        for (const run of listeners.get(signal) ?? []) run();
      });
    channel = channels.join(() => life.isAlive(), whenAwake);
    const device = await deviceOn(life, channel);
    const plain = openNotebook(device);
    const transport = world.transportFor(life);
    startMinting({ device, signals, after, failed: (error) => world.failed(tabName, error) });
    const loop = startLoop({
      device,
      transport: mutation.transport?.(transport, device) ?? transport,
      lead: leadIn(device, world.hasWebLocks ? locks.forTab(life) : undefined),
      signals,
      after,
    });
    tab = {
      ...life,
      name: tabName,
      phone: name,
      device,
      notebook: mutation.notebook?.(plain, device) ?? plain,
      loop,
      sleep: () => {
        asleep = true;
      },
      wake: () => {
        asleep = false;
        const due = held;
        held = [];
        for (const run of due) run();
        give('visible');
      },
      hide: () => give('hidden'),
      show: () => give(phone.online ? 'online' : 'visible'),
    };
    phone.tabs.add(tab);
    return tab;
  }

  const phone: Phone = {
    name,
    disk,
    clock,
    online: true,
    updatesAt: world.updatesAt,
    tabs: new Set(),
    openTab,
    async enrol(replyTo) {
      const { weather } = disk;
      disk.weather = FAIR;
      const device = await deviceOn(mortal(() => undefined));
      const key = await offeredKey(device);
      await keepEnrolment(device, { reply: replyTo(key.publicKey), key, origin: 'https://daybook.example' });
      disk.weather = weather;
    },
  };
  return phone;
}
