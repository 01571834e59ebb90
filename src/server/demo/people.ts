import type { Id, Instant } from '#model/ids.ts';
import { signingKey } from '#model/protocol/signatures.ts';
import type { Random } from '#server/random.ts';
import { insertDevice, tellTeam } from '#server/store/devices.ts';
import type { Database } from '#server/store/dialect.ts';
import { insertPerson } from '#server/store/people.ts';
import { insertTeam } from '#server/store/teams.ts';
import type { Chance } from './chance.ts';
import type { DemoPhone } from './revisions.ts';
import { type Initials, OBSERVERS } from './visits.ts';

type Joining = { mission: Id; at: Instant; chance: Chance; random: Random };

/** The four observers, each a team of one with a phone of its own. Call it in a transaction. */
export async function addObservers(db: Database, joining: Joining): Promise<Map<Initials, DemoPhone>> {
  const { mission, at, chance, random } = joining;
  const phones = new Map<Initials, DemoPhone>();
  for (const { initials, route } of OBSERVERS) {
    const [person, team, device] = [chance.id(), chance.id(), chance.id()];
    await insertPerson(db, {
      person: { id: person, name: `Observer ${initials}`, role: 'observer' },
      mission,
      createdAt: at,
    });
    const areas = [...new Set(route.map(({ area }) => area))];
    await insertTeam(db, mission, { id: team, code: initials, members: [person], areas });
    // a real key, so that nobody else can write in this phone's name; its tokens open nothing
    const key = await signingKey(random.bytes(32));
    await insertDevice(db, {
      id: device,
      mission_id: mission,
      person_id: person,
      name: 'Demonstration phone',
      public_key: key.publicKey,
      push_token_hash: `none, push ${device}`,
      read_token_hash: `none, read ${device}`,
      state: 'active',
      enrolled_at: at,
      last_contact_at: at,
      clock_skew_ms: 0,
      highest_seq: 0,
    });
    await tellTeam(db, device, team);
    phones.set(initials, { device, person, team, mission, key, seq: 0, prev: null });
  }
  return phones;
}

/** A team of two for whoever tries the app; returns the first of them, whose code is given out. */
export async function addGuests(db: Database, { mission, at, chance }: Joining): Promise<{ guest: Id; team: Id }> {
  const [guest, partner, team] = [chance.id(), chance.id(), chance.id()];
  const people = [
    { id: guest, name: 'Guest observer' },
    { id: partner, name: 'Guest partner' },
  ];
  for (const person of people)
    await insertPerson(db, { person: { ...person, role: 'observer' }, mission, createdAt: at });
  await insertTeam(db, mission, { id: team, code: 'Guests', members: [guest, partner], areas: [] });
  return { guest, team };
}
