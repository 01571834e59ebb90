import { publishedForms } from '#forms/published.ts';
import { voting } from '#forms/voting.ts';
import { areaTree } from '#model/area.ts';
import { formFacts } from '#model/facts.ts';
import type { Id, Instant } from '#model/ids.ts';
import type { Mission } from '#model/mission.ts';
import type { Station } from '#model/station.ts';
import { addAccount, readyAccount } from '#server/desk/accounts.ts';
import { newSecret } from '#server/random.ts';
import type { Server } from '#server/server.ts';
import { noteContacts } from '#server/store/devices.ts';
import type { Database } from '#server/store/dialect.ts';
import { insertForm } from '#server/store/forms.ts';
import { insertFrame } from '#server/store/frames.ts';
import { insertMission } from '#server/store/missions.ts';
import { enrolmentLink, makeEnrolmentCode } from '#server/sync/enrolment-codes.ts';
import type { Arrived } from '#server/sync/open-envelopes.ts';
import { storeRevisions } from '#server/sync/store-revisions.ts';
import { sqlWritableLog } from '#server/sync/sync-store.ts';
import { visitAnswers } from './answers.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { contests } from './contests.ts';
import { areas } from './kazakhstan.ts';
import { addGuests, addObservers } from './people.ts';
import { type DemoPhone, visitRevisions } from './revisions.ts';
import { demoStations } from './stations.ts';
import { demoVisits, ELECTION_DAY, type Initials, type Visit } from './visits.ts';

const SEED = 20_230_319;
const PREPARED_AT: Instant = '2023-03-18T09:00:00.000Z';
const CODE_HOURS = 30 * 24;
const GUEST_STATIONS = 6;
const LOGIN = 'demo';

/** Shown once to whoever made it; the server keeps hashes only. */
export type Demo = {
  mission: Id;
  owner: Id;
  enrolment: { code: string; link: string; expiresAt: Instant };
  signIn: { login: string; password: string };
};

/**
 * Makes the demonstration mission in an empty database: Kazakhstan, 19 March 2023, four observers, 72 visits at 70
 * stations, everything marked synthetic. The same people, stations and answers every time; keys, code and password
 * are new. Revisions go the way of every revision: signed, appended, folded.
 *
 * `begin` runs in the transaction that makes the mission, for what must stand or fall with it.
 * @throws RequestRefused BUSY, NAME_TAKEN
 */
export async function createDemo(server: Server, begin?: (db: Database) => Promise<void>): Promise<Demo> {
  const { db, clock, random } = server;
  const chance = chanceFrom(SEED);
  const mission = demoMission(chance.id());
  const stations = demoStations(chance);
  const signIn = { login: LOGIN, password: newSecret(random).slice(0, 20) };
  const account = await readyAccount({ name: 'Demonstration coordinator', role: 'owner', ...signIn });
  const made = await db.transaction().execute(async (tx) => {
    await begin?.(tx);
    await addMission(tx, mission, stations);
    const owner = await addAccount(tx, { mission: mission.id, id: random.id(), account, clock });
    const joining = { mission: mission.id, at: PREPARED_AT, chance, random };
    const phones = await addObservers(tx, joining);
    const { guest, team } = await addGuests(tx, joining);
    await assignGuests(tx, { mission: mission.id, team, stations });
    const code = await makeEnrolmentCode(
      { ...server, db: tx },
      { person: guest, mission: mission.id, hoursValid: CODE_HOURS },
    );
    return { owner, phones, code };
  });
  await storeVisits(server, { mission, stations, phones: made.phones, chance });
  await server.store.wake();
  return {
    mission: mission.id,
    owner: made.owner.id,
    enrolment: { ...made.code, link: enrolmentLink(made.code.code, server) },
    signIn,
  };
}

const demoMission = (id: Id): Mission => ({
  id,
  name: 'Demonstration: Kazakhstan, 19 March 2023',
  electionDay: ELECTION_DAY,
  timeZone: 'Asia/Almaty',
  languages: ['en', 'ru', 'kk'],
  facts: ['mobile-voting', 'absentee-certificates'],
  policy: 'standard',
  synthetic: true,
});

async function addMission(db: Database, mission: Mission, stations: Station[]): Promise<void> {
  // a newcomer clicks through it in five minutes: no passphrase stands in the way
  await insertMission(db, mission, { createdAt: PREPARED_AT, protection: 'none' });
  for (const form of publishedForms) await insertForm(db, { mission: mission.id, form, publishedAt: PREPARED_AT });
  const frame = { version: 1, areas, contests, stations };
  await insertFrame(db, { mission: mission.id, frame, publishedAt: PREPARED_AT });
}

async function assignGuests(
  db: Database,
  { mission, team, stations }: { mission: Id; team: Id; stations: readonly Station[] },
): Promise<void> {
  const near = stations.filter(({ area }) => area === 'KZ-71').slice(0, GUEST_STATIONS);
  const rows = near.map(({ code }) => ({ mission_id: mission, team_id: team, station: code, form: voting.id }));
  await db.insertInto('assignments').values(rows).execute();
}

type Told = { mission: Mission; stations: Station[]; phones: Map<Initials, DemoPhone>; chance: Chance };

/** In the order of receipt: most at once, some hours late from the country. */
async function storeVisits(server: Server, { mission, stations, phones, chance }: Told): Promise<void> {
  const tree = areaTree(areas);
  const received: { at: number; arrived: Arrived[] }[] = [];
  const lastOf = new Map<Id, number>();
  for (const visit of demoVisits(stations, chance)) {
    const phone = phones.get(visit.by);
    if (!phone) throw new Error(`No phone for ${visit.by}`);
    const facts = formFacts({
      mission,
      contests,
      team: { members: [phone.person], areas: [] },
      areas: tree,
      timeZone: visit.station.timeZone,
    });
    const answers = visitAnswers(voting, facts, { visit, observer: phone.person, chance });
    const at = Math.max(lastOf.get(phone.device) ?? 0, receivedAt(visit, chance));
    lastOf.set(phone.device, at);
    received.push({ at, arrived: await visitRevisions(phone, { form: voting, visit, answers, chance }) });
  }
  for (const { at, arrived } of received.sort((a, b) => a.at - b.at))
    await server.db
      .transaction()
      .execute((tx) => storeRevisions({ log: sqlWritableLog(tx, server.immutables), clock: () => at }, arrived));
  const contacts = [...phones.values()].map(({ device, seq }) => {
    const at = new Date(lastOf.get(device) ?? 0).toISOString();
    return { device, at, clockSkewMs: null, highestSeq: seq };
  });
  await server.db.transaction().execute((tx) => noteContacts(tx, { heard: contacts, carried: [] }));
}

function receivedAt({ leftAt, station }: Visit, chance: Chance): number {
  const late = station.setting === 'rural' && chance.happens(0.4);
  return Date.parse(leftAt) + (late ? chance.whole(120, 240) : 0) * 60_000 + chance.whole(5, 90) * 1000;
}
