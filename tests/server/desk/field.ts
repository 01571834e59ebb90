import { randomUUID } from 'node:crypto';
import type { Answer } from '#model/answer.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import type { Person, Team } from '#model/mission.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Place } from '#model/place.ts';
import { sign, signingKey } from '#model/protocol/signatures.ts';
import { nowOf } from '#server/clock.ts';
import { insertDevice } from '#server/store/devices.ts';
import { readFolded } from '#server/store/fold.ts';
import { insertFrame } from '#server/store/frames.ts';
import { appendRevisions } from '#server/store/log.ts';
import { lockObservations, writeFolds } from '#server/store/observations.ts';
import type { Desk } from './desk.ts';

const texts = (name: string) => ({ en: name, ru: name, kk: name });
const station = (code: string, name: string, area: string, number = code.slice(-2)) => ({
  code,
  number,
  name,
  address: '',
  area,
  setting: null,
  registeredVoters: null,
  position: null,
  contests: ['party-list'],
  timeZone: null,
});

/** Three stations: two in Almaty, one in the region of Almaty, whose code begins alike. */
export const FRAME: Frame = {
  version: 1,
  areas: [
    { code: 'KZ', name: texts('Kazakhstan'), type: 'country', parent: null },
    { code: 'KZ-75', name: texts('Almaty'), type: 'city', parent: 'KZ' },
    { code: 'KZ-75-1', name: texts('Medeu'), type: 'district', parent: 'KZ-75' },
    { code: 'KZ-7', name: texts('Almaty region'), type: 'region', parent: 'KZ' },
  ],
  contests: [{ code: 'party-list', name: texts('Party list'), kind: 'list', contestants: [] }],
  stations: [
    station('A-12', 'School № 12', 'KZ-75-1'),
    station('A-13', 'Ёлка 100% theatre', 'KZ-75'),
    station('R-40', 'Lyceum_40', 'KZ-7'),
  ],
};

export const publishFrame = (desk: Desk): Promise<void> =>
  desk.server.db
    .transaction()
    .execute((db) => insertFrame(db, { mission: desk.mission, frame: FRAME, publishedAt: nowOf(desk.server.clock) }));

export const at = (code: string): Place => {
  const found = FRAME.stations.find((each) => each.code === code);
  if (!found) throw new Error(`No station ${code}`);
  return { kind: 'station', station: code, frameVersion: 1, area: found.area, contests: found.contests };
};

/** An observer with a phone, in a team of their own. */
export type Observer = { person: Person; team: Team; device: Id; write: (written: Written) => Promise<Revision> };

export type Written = {
  observation: Id;
  form?: string;
  kind?: Revision['kind'];
  place?: Place;
  outcome?: string;
  answers?: Record<string, Answer>;
  replaces?: Id[];
  covers?: string;
};

/** Puts a person to work: person and team through the desk, phone and revisions straight into the store. */
export async function deploy(desk: Desk, name: string, code: string): Promise<Observer> {
  const { server, mission, aigul } = desk;
  const { db, clock } = server;
  const team = await aigul.ok<Team>('POST', '/teams', { code, areas: [] });
  const person = await aigul.ok<Person>('POST', '/people', { name, team: team.id });
  const key = await signingKey(server.random.bytes(32));
  const device = randomUUID();
  await insertDevice(db, {
    id: device,
    mission_id: mission,
    person_id: person.id,
    name: `${name}'s phone`,
    public_key: key.publicKey,
    push_token_hash: `push ${device}`,
    read_token_hash: `read ${device}`,
    state: 'active',
    enrolled_at: nowOf(clock),
    last_contact_at: null,
    clock_skew_ms: null,
    highest_seq: 0,
  });
  let [seq, prev]: [number, string | null] = [0, null];
  const write = async (written: Written): Promise<Revision> => {
    seq += 1;
    const now = nowOf(clock);
    const answers: Record<string, Answer> = {
      ...(written.place ? { 'H.ID.01': { kind: 'place', place: written.place } } : {}),
      ...(written.outcome ? { 'H.OUT.01': { kind: 'choice', option: written.outcome } } : {}),
      ...written.answers,
    };
    const revision: Revision = {
      protocol: 1,
      id: randomUUID(),
      mission,
      observation: written.observation,
      form: written.form ?? 'opening',
      formVersion: 1,
      team: team.id,
      device,
      person: person.id,
      seq,
      prev,
      kind: written.kind ?? 'edit',
      mintedAt: now,
      clockSkewMs: 0,
      source: 'phone',
      changes: Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [id, { answer, at: now, replaces: written.replaces ?? [] }]),
      ),
      ...(written.covers ? { covers: written.covers } : {}),
    };
    const text = JSON.stringify(revision);
    const hash = revisionHash(text);
    prev = hash;
    const signed = { text, signature: await sign(key, hash) };
    await db.transaction().execute(async (tx) => {
      await lockObservations(tx, [{ ...revision, id: revision.observation }], now);
      const lastLogSeq =
        (await appendRevisions(tx, [{ revision, signed, hash, flags: [] }], now)).get(revision.id) ?? 0;
      await writeFolds(
        tx,
        [{ folded: await readFolded(tx, server.immutables, revision.observation), lastLogSeq }],
        now,
      );
    });
    void server.store.wake();
    return revision;
  };
  return { person, team, device, write };
}
