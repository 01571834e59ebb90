import './jsdom-gaps.ts';
import { render } from '@testing-library/react';
import { createHiding } from '#app/hiding.ts';
import { lastingStorage } from '#app/lasting-storage.ts';
import type { LockStatus } from '#device/lock.ts';
import { openNotebook } from '#device/open-notebook.ts';
import { keepPulled } from '#device/pulled.ts';
import { keepFrame } from '#device/reference.ts';
import { incident } from '#forms/incident.ts';
import { opening } from '#forms/opening.ts';
import { voting } from '#forms/voting.ts';
import { sentences } from '#messages/observer/sentences-en.ts';
import { TextProvider } from '#messages/text.tsx';
import type { Frame } from '#model/frame.ts';
import { Observer } from '#observer/Observer.tsx';
import type { Phone, PhoneLock } from '#observer/phone.tsx';
import type { SyncStatus } from '#sync/status.ts';
import { aigul, enrolledPhone, MORNING, reference } from '#tests/device/phone.ts';

const text = (words: string) => ({ en: words, ru: words, kk: words });

export const daniyar = '11111111-1111-4111-8111-111111111112';

const frame: Frame = {
  version: 1,
  areas: [
    { code: 'ALA', name: text('Almaty'), type: 'city', parent: null },
    { code: 'ALM', name: text('Almaty'), type: 'region', parent: null },
  ],
  contests: [],
  stations: ['ALA', 'ALM'].map((area) => ({
    code: `${area}-12`,
    number: '12',
    name: `School of ${area}`,
    address: 'Abay 1',
    area,
    setting: null,
    registeredVoters: null,
    position: null,
    contests: [],
    timeZone: null,
  })),
};

/** Of a phone whose mission asks nothing. */
export const unprotected: PhoneLock = {
  status: () => OPEN,
  subscribe: () => () => undefined,
  offer: () => '',
  protect: async () => undefined,
  changePassphrase: async () => 'wrong',
  unlock: async () => 'wrong',
  unlockByPin: async () => 'wrong',
  lock: async () => undefined,
  lockAll: () => undefined,
  whileWriting: (work) => work(),
};
const OPEN: LockStatus = { state: 'open', isProtected: false, asked: 'none', pinTries: undefined };

const IDLE: SyncStatus = { phase: 'idle', lastContactAt: null, failure: null, pending: 0, photos: 0 };

/** An enrolled phone with its station list, in memory that behaves like the browser's. */
export async function observerPhone({ name }: { name?: string } = {}) {
  const opened = await enrolledPhone(name === undefined ? {} : { name });
  const { device } = opened;
  const forms = [opening, voting, incident];
  const content = {
    ...reference,
    team: { ...reference.team, members: [aigul, daniyar] },
    people: [...reference.people, { id: daniyar, name: 'Daniyar', role: 'observer' as const }],
    assignments: [{ team: reference.team.id, station: 'ALA-12', form: 'voting' }],
    forms: forms.map(({ id, version }) => ({ id, version })),
    frameVersion: 1,
  };
  const serverTime = new Date(MORNING).toISOString();
  await keepPulled(device, {
    cursor: 'second',
    serverTime,
    revisions: [],
    reference: { stamp: 'second', content },
    forms,
  });
  await keepFrame(device, frame);
  return { ...opened, notebook: openNotebook(device) };
}

type Opened = Awaited<ReturnType<typeof observerPhone>>;

/** Opens the app at a path, in English. */
export function openObserver(
  opened: Opened,
  { path = '/', status = IDLE, changes = {} }: { path?: string; status?: SyncStatus; changes?: Partial<Phone> } = {},
) {
  window.history.replaceState(null, '', path);
  const phone: Phone = {
    notebook: opened.notebook,
    now: () => new Date(opened.clock.now()).toISOString(),
    enrol: async () => ({ outcome: 'refused', code: 'CODE_WRONG', detail: null }),
    enrolAgain: async () => ({ outcome: 'refused', code: 'CODE_WRONG', detail: null }),
    handOver: async () => undefined,
    holdPen: (_, told) => {
      told(true);
      return { take: () => undefined, layDown: () => undefined };
    },
    onSuperseded: () => undefined,
    shrinkPhoto: async () => {
      throw new Error('jsdom draws nothing');
    },
    showQuestion: () => () => undefined,
    lastingStorage: lastingStorage(navigator.storage as StorageManager | undefined),
    lock: unprotected,
    hiding: createHiding(() => undefined),
    wipe: async () => undefined,
    ...changes,
    journey: { status: () => status, subscribe: () => () => undefined, sendNow: async () => undefined },
  };
  return render(
    <TextProvider language="en" catalog={sentences}>
      <Observer phone={phone} onLanguage={() => undefined} notices={null} />
    </TextProvider>,
  );
}
