import { randomBytes, randomUUID } from 'node:crypto';
import { type DexieDatabase, openDatabase } from '#device/database.ts';
import { closeDevice, type Device, openDevice } from '#device/device.ts';
import { keepEnrolment, offeredKey } from '#device/enrolment.ts';
import type { Notebook } from '#device/notebook.ts';
import { openNotebook } from '#device/open-notebook.ts';
import { keepPulled } from '#device/pulled.ts';
import type { Clock, Random } from '#device/surroundings.ts';
import { incident } from '#forms/incident.ts';
import { voting } from '#forms/voting.ts';
import type { Id } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Reference } from '#model/protocol/messages.ts';
import { newSealingKeys, type SealingKeys } from '#model/protocol/sealing.ts';
import { type SigningKey, signingKey } from '#model/protocol/signatures.ts';

/** The morning of a fictitious election day. */
export const MORNING = Date.parse('2027-03-14T02:00:00.000Z');

export type TestClock = Clock & { pass(ms: number): void };

export function testClock(now = MORNING): TestClock {
  let passed = 0;
  return {
    now: () => now + passed,
    monotonicMs: () => passed,
    pass: (ms) => {
      passed += ms;
    },
  };
}

export const random: Random = { bytes: (length) => new Uint8Array(randomBytes(length)), id: () => randomUUID() };

export type Phone = {
  device: Device;
  database: DexieDatabase;
  tables: DexieDatabase['tables'];
  notebook: Notebook;
  clock: TestClock;
  name: string;
  close(): void;
};

/**
 * One tab over the database `name`: a new phone without a name, another tab or a restart with one. One that is asleep
 * hears nothing of the others.
 */
export async function openPhone({
  name = `phone-${randomUUID()}`,
  clock = testClock(),
  isAsleep = false,
} = {}): Promise<Phone> {
  const channel = isAsleep ? undefined : new BroadcastChannel(name);
  const database = await openDatabase(name);
  const device = await openDevice({
    database,
    clock,
    random,
    channel,
    failed: (error) => {
      throw error;
    },
  });
  return {
    device,
    database,
    tables: database.tables,
    notebook: openNotebook(device),
    clock,
    name,
    close: () => closeDevice(device),
  };
}

export type ServerKeyPairs = { sealing: SealingKeys; signing: SigningKey };

export const serverKeyPairs = async (): Promise<ServerKeyPairs> => ({
  sealing: await newSealingKeys(),
  signing: await signingKey(random.bytes(32)),
});

export const aigul: Id = '11111111-1111-4111-8111-111111111111';
export const team12: Id = '22222222-2222-4222-8222-222222222222';
export const missionId: Id = '33333333-3333-4333-8333-333333333333';

export const reference: Reference = {
  mission: {
    id: missionId,
    name: 'Invented mission',
    electionDay: '2027-03-14',
    timeZone: 'Asia/Almaty',
    languages: ['en', 'ru', 'kk'],
    facts: [],
    policy: 'standard',
    synthetic: true,
  },
  team: { id: team12, code: '12', members: [aigul], areas: [] },
  people: [{ id: aigul, name: 'Aigul', role: 'observer' }],
  assignments: [],
  forms: [
    { id: voting.id, version: voting.version },
    { id: incident.id, version: incident.version },
  ],
  frameVersion: null,
};

/** A phone that has enrolled and pulled once, without a server. */
export async function enrolledPhone(options: { name?: string; clock?: TestClock } = {}) {
  const phone = await openPhone(options);
  const keys = await serverKeyPairs();
  const serverTime = new Date(phone.clock.now()).toISOString();
  await keepEnrolment(phone.device, {
    origin: 'https://daybook.example',
    key: await offeredKey(phone.device),
    reply: {
      device: random.id(),
      person: aigul,
      mission: missionId,
      pushToken: 'push-token',
      readToken: 'read-token',
      keys: { sealing: keys.sealing.publicKey, signing: keys.signing.publicKey },
      serverTime,
    },
  });
  await keepPulled(phone.device, {
    cursor: 'first',
    serverTime,
    revisions: [],
    reference: { stamp: 'first', content: reference },
    forms: [voting, incident],
  });
  return { ...phone, keys };
}

export const chose = (option: string, comment?: string): Value => ({
  answer: { kind: 'choice', option },
  ...(comment === undefined ? {} : { comment }),
});

/** Starts a visit with one answer; returns its id. */
export async function visitWith(notebook: Notebook, value: Value = chose('yes'), form = 'voting'): Promise<Id> {
  const observation = await notebook.start({ form });
  await notebook.answer({ observation, question: form === 'voting' ? 'V.ENV.01' : 'I.WHA.01', value, seen: [] });
  return observation;
}
