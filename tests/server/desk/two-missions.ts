import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { opening } from '#forms/opening.ts';
import { publishedForms } from '#forms/published.ts';
import { questionsOf } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import type { Person, Role, Team } from '#model/mission.ts';
import { hashBytes } from '#model/observation/hashing.ts';
import { createApp } from '#server/app.ts';
import { nowOf } from '#server/clock.ts';
import { addAccount } from '#server/desk/accounts.ts';
import { createMission } from '#server/desk/missions.ts';
import { startSession } from '#server/desk/sessions.ts';
import { storeUpload } from '#server/frame-import/uploads.ts';
import { tokenHash } from '#server/secrets.ts';
import { cheapHash, type Desk, type Engine, openDesk, SETUP } from './desk.ts';
import { at, deploy, publishFrame } from './field.ts';

/** Where a thing lies, as seen from the regional coordinator of Almaty. */
export const PLACES = ['own area', 'other area', 'other mission'] as const;
export type Where = (typeof PLACES)[number];

/** What lies there: somebody with a phone in a team, two observations of theirs, a photo of the first. */
export type Thing = {
  mission: Id;
  person: Id;
  team: Id;
  device: Id;
  observation: Id;
  twin: Id;
  photo: { hash: string; bytes: number };
  upload: Id;
  /** Somebody who signs in. */
  colleague: Id;
};

/** N: nobody. P, R: the push and the read token of a phone. S: an observer with an account. Else the role's letter. */
export const WHO = {
  N: 'nobody',
  P: 'push',
  R: 'read',
  O: 'owner',
  C: 'coordinator',
  G: 'regional-coordinator',
  A: 'analyst',
  S: 'observer',
} as const;
export type Letter = keyof typeof WHO;

/** What nobody but those who may read names may find in a reply. */
export const NAMES = ['Aruzhan', 'Bolat', 'Zhanar', 'Kairat'];
export const OTHER_MISSION = 'Zarya';
export const OTHER_AREA = 'Lyceum_40';

export type Call = (path: string, init?: RequestInit) => Promise<Response>;

export type TwoMissions = {
  desk: Desk;
  things: Record<Where, Thing>;
  /** Requests as `who`, each in a session of its own. */
  as(who: Letter): Call;
};

/** Two missions on one server; the first has Almaty and the region around it. */
export async function twoMissions(engine: Engine): Promise<TwoMissions> {
  const desk = await openDesk(engine);
  await publishFrame(desk);
  const own = await inhabited(desk, { name: 'Aruzhan', code: 'T-1', station: 'A-12' });
  const other = await inhabited(desk, { name: 'Bolat', code: 'T-2', station: 'R-40' });
  const foreign = await anotherMission(desk);
  await publishFrame(foreign);
  const things = {
    'own area': own,
    'other area': other,
    'other mission': await inhabited(foreign, { name: OTHER_MISSION, code: OTHER_MISSION, station: 'A-12' }),
  };
  const { db } = desk.server;
  const tokens = { push_token_hash: tokenHash('push'), read_token_hash: tokenHash('read') };
  await db.updateTable('devices').set(tokens).where('id', '=', own.device).execute();
  const people = await accountsOf(desk);
  const app: Hono = createApp({ ...desk.server, clientFolder: 'nowhere' });
  const as = (who: Letter): Call => {
    const role = WHO[who];
    return async (path, init = {}) => {
      const headers = new Headers(init.headers);
      if (role === 'push' || role === 'read') headers.set('authorization', `Bearer ${role}`);
      else if (role !== 'nobody')
        headers.set('cookie', `daybook-desk=${await startSession(db, { ...desk.server, person: people[role] })}`);
      return app.request(path, { ...init, headers });
    };
  };
  return { desk, things, as };
}

async function anotherMission(desk: Desk): Promise<Desk> {
  const { server } = desk;
  const { db } = server;
  const mission = { ...SETUP.mission, name: `${OTHER_MISSION} mission` };
  const made = await db.transaction().execute((tx) => createMission(tx, { ...server, mission, forms: publishedForms }));
  const account = { name: 'Kairat', login: 'kairat', role: 'owner' as const, passwordHash: await cheapHash };
  const owner = await addAccount(db, { ...server, mission: made.id, id: server.random.id(), account });
  const aigul = desk.browser();
  aigul.cookie = `daybook-desk=${await startSession(db, { ...server, person: owner.id })}`;
  return { ...desk, mission: made.id, aigul };
}

const SOME_TEXT = questionsOf(opening).find(({ kind }) => kind === 'text')?.id ?? '';

type Inhabitant = { name: string; code: string; station: string };

async function inhabited(desk: Desk, { name, code, station }: Inhabitant): Promise<Thing> {
  const { mission, server } = desk;
  const { person, team, device, write } = await deploy(desk, name, code);
  const [observation, twin] = [randomUUID(), randomUUID()];
  const answers = { [SOME_TEXT]: { kind: 'text' as const, text: `${name} said so` } };
  for (const each of [observation, twin]) await write({ observation: each, place: at(station), answers });
  const described = {
    kind: 'described' as const,
    description: `Home of ${name}`,
    area: station === 'A-12' ? 'KZ-75' : 'KZ-7',
  };
  await write({ observation: randomUUID(), place: described, answers });
  const content = new TextEncoder().encode(`${code} as a picture`);
  const photo = { hash: await hashBytes(content), bytes: content.length };
  const shared = { mission_id: mission, hash: photo.hash };
  await server.db
    .insertInto('photos')
    .values({ ...shared, content, device_id: device, received_at: nowOf(server.clock) })
    .execute();
  await server.db
    .insertInto('photo_notes')
    .values({
      ...shared,
      observation_id: observation,
      id: randomUUID(),
      question: null,
      bytes: photo.bytes,
      removed: 0,
    })
    .execute();
  const list = new TextEncoder().encode('number,name,city\n1,School,Almaty\n');
  const account = { name: `Zhanar of ${code}`, login: code, role: 'analyst' as const, passwordHash: await cheapHash };
  const colleague = await addAccount(server.db, { ...server, mission, id: server.random.id(), account });
  const upload = await storeUpload(server, { mission, person: person.id, file: 'list.csv', content: list });
  return {
    mission,
    person: person.id,
    team: team.id,
    device,
    observation,
    twin,
    photo,
    upload,
    colleague: colleague.id,
  };
}

/** One account of each role; the regional coordinator answers for Almaty. */
async function accountsOf({ server, mission, aigul }: Desk): Promise<Record<Role, Id>> {
  const account = async (role: Role): Promise<[Role, Id]> => {
    // whoever becomes an observer keeps an account, and nothing it opens
    const made = {
      name: `Zhanar ${role}`,
      login: role,
      passwordHash: await cheapHash,
      role: role === 'observer' ? 'analyst' : role,
    } as const;
    const person: Person = await addAccount(server.db, { ...server, mission, id: server.random.id(), account: made });
    return [role, person.id];
  };
  const roles: Role[] = ['owner', 'coordinator', 'regional-coordinator', 'analyst', 'observer'];
  const people = Object.fromEntries(await Promise.all(roles.map(account))) as Record<Role, Id>; // one for each role
  await aigul.ok('PATCH', `/people/${people.observer}`, { role: 'observer' });
  const team = await aigul.ok<Team>('POST', '/teams', { code: 'Almaty', areas: ['KZ-75'] });
  await aigul.ok('PATCH', `/people/${people['regional-coordinator']}`, { team: team.id });
  return people;
}
