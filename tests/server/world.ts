import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedForms } from '#forms/published.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import type { Mission, Team } from '#model/mission.ts';
import { createApp } from '#server/app.ts';
import { instantOf } from '#server/clock.ts';
import { openServer, type Server } from '#server/open.ts';
import { insertForm } from '#server/store/forms.ts';
import { insertFrame } from '#server/store/frames.ts';
import { insertMission } from '#server/store/missions.ts';
import { insertPerson } from '#server/store/people.ts';
import { insertTeam } from '#server/store/teams.ts';
import { makeEnrolmentCode } from '#server/sync/enrolment-codes.ts';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

/** The morning of the election day in Astana. */
const MORNING = Date.parse('2027-03-14T02:00:00.000Z');

export type Clock = { ms: number };

/** A server on an empty database, with a clock the test sets. Ticks only when woken, so that tests say when. */
export type World = {
  server: Server;
  app: ReturnType<typeof createApp>;
  clock: Clock;
  /** Another process on the same PostgreSQL. */
  second(): Promise<Server>;
  close(): Promise<void>;
};

export async function openWorld(engine: Engine, { tickMs = 3_600_000 } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-server-'));
  const clock = { ms: MORNING };
  const environment = {
    DAYBOOK_DATA: folder,
    ...(engine === 'postgres' ? { DATABASE_URL: await freshPostgresUrl() } : {}),
  };
  const given = { clock: () => clock.ms, tickMs, clientFolder: join(folder, 'client') };
  const opened = [await openServer(environment, given)];
  const [server] = opened as [Server];
  return {
    server,
    app: createApp(server),
    clock,
    second: async () => {
      const second = await openServer(environment, given);
      opened.push(second);
      return second;
    },
    close: async () => {
      for (const each of opened) await each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Inhabited = { mission: Mission; frame: Frame; teams: Record<'astana' | 'burabay', Team> } & Record<
  'aigerim' | 'daniyar' | 'marat',
  Id
>;

/** A mission with two teams: Aigerim and Daniyar in Astana, Marat in Burabay. */
export async function inhabit(server: Server): Promise<Inhabited> {
  const { db } = server;
  const id = () => server.random.id();
  const createdAt = instantOf(server.clock());
  const mission: Mission = {
    id: id(),
    name: 'Parliament 2027',
    electionDay: '2027-03-14',
    timeZone: 'Asia/Almaty',
    languages: ['en', 'ru', 'kk'],
    facts: ['ink'],
    policy: 'standard',
    synthetic: false,
  };
  const people = { aigerim: id(), daniyar: id(), marat: id() };
  await insertMission(db, mission, { createdAt, protection: 'none' });
  for (const [name, person] of Object.entries(people))
    await insertPerson(db, { person: { id: person, name, role: 'observer' }, mission: mission.id, createdAt });
  const teams = {
    astana: { id: id(), code: 'T1', members: [people.aigerim, people.daniyar].sort(), areas: ['KZ-71'] },
    burabay: { id: id(), code: 'T2', members: [people.marat], areas: ['KZ-11'] },
  };
  for (const team of Object.values(teams)) await insertTeam(db, mission.id, team);
  const frame = smallFrame();
  await insertFrame(db, { mission: mission.id, frame, publishedAt: createdAt });
  for (const form of publishedForms) await insertForm(db, { mission: mission.id, form, publishedAt: createdAt });
  return { mission, frame, teams, ...people };
}

const named = (text: string) => ({ en: text, ru: text, kk: text });

function smallFrame(): Frame {
  const station = (number: string, area: string) => ({
    code: `${area}/${number}`,
    number,
    name: `School ${number}`,
    address: 'Мектеп көшесі, 1',
    area,
    setting: 'urban' as const,
    registeredVoters: 1200,
    position: null,
    contests: ['list'],
    timeZone: null,
  });
  return {
    version: 1,
    areas: [
      { code: 'KZ', name: named('Kazakhstan'), type: 'country', parent: null },
      { code: 'KZ-71', name: named('Astana'), type: 'city', parent: 'KZ' },
      { code: 'KZ-11', name: named('Akmola'), type: 'region', parent: 'KZ' },
    ],
    contests: [{ code: 'list', name: named('List'), kind: 'list', contestants: [] }],
    stations: [station('12', 'KZ-71'), station('13', 'KZ-71'), station('7', 'KZ-11')],
  };
}

/** A one-time code for someone of this mission. */
export async function codeFor(server: Server, { mission }: Inhabited, person: Id, hoursValid = 72): Promise<string> {
  return (await makeEnrolmentCode(server, { person, mission: mission.id, hoursValid })).code;
}
