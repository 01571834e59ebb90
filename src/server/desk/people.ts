import * as z from 'zod/mini';
import type { DeviceRow, People } from '#model/desk/people.ts';
import { Code, type Id } from '#model/ids.ts';
import { Person, type Team } from '#model/mission.ts';
import type { Database } from '#server/store/dialect.ts';
import { readState } from '#server/store/server-state.ts';
import { gapsOfDevices } from './gaps.ts';

/** Everybody of the mission by name, the teams by code, and the phones. */
export async function readPeople(db: Database, mission: Id): Promise<People> {
  return {
    people: await personsOf(db, mission),
    teams: await teamsOf(db, mission),
    devices: await devicesOf(db, mission),
  };
}

export async function personsOf(db: Database, mission: Id): Promise<Person[]> {
  const people = await db
    .selectFrom('people')
    .select(['id', 'name', 'role'])
    .where('mission_id', '=', mission)
    .orderBy('name_key')
    .orderBy('id')
    .execute();
  return z.array(Person).parse(people);
}

export async function teamsOf(db: Database, mission: Id): Promise<Team[]> {
  const teams = await db
    .selectFrom('teams')
    .select(['id', 'code', 'areas_json'])
    .where('mission_id', '=', mission)
    .orderBy('code')
    .execute();
  const memberships = await db
    .selectFrom('team_members')
    .innerJoin('people', 'people.id', 'team_members.person_id')
    .select(['team_members.team_id', 'team_members.person_id'])
    .where('people.mission_id', '=', mission)
    .orderBy('people.name_key')
    .orderBy('people.id')
    .execute();
  const members = new Map<string, Id[]>(teams.map(({ id }) => [id, []]));
  for (const { team_id, person_id } of memberships) members.get(team_id)?.push(person_id);
  return teams.map(({ id, code, areas_json }) => ({
    id,
    code,
    members: members.get(id) ?? [],
    areas: z.array(Code).parse(JSON.parse(areas_json)),
  }));
}

/** Newest enrolled first, with what is not here of each. */
export async function devicesOf(db: Database, mission: Id): Promise<DeviceRow[]> {
  const rows = await countedDevices(db, mission);
  const gaps = await gapsOfDevices(db, rows);
  return rows.map((row) => ({ ...row, gaps: gaps.get(row.id) ?? [] }));
}

export type CountedDevice = Omit<DeviceRow, 'gaps'>;

/** Newest enrolled first. The server's own row, under which headquarters writes, is no phone. */
export async function countedDevices(db: Database, mission: Id): Promise<CountedDevice[]> {
  const ownChain = (await readState(db, 'server-device')) ?? '';
  const devices = await db
    .selectFrom('devices')
    .selectAll('devices')
    .select((of) =>
      of
        .selectFrom('revisions')
        .select((inner) => inner.fn.count<number>('revisions.seq').distinct().as('received'))
        .whereRef('revisions.device_id', '=', 'devices.id')
        .as('received'),
    )
    .where('mission_id', '=', mission)
    .where('id', '<>', ownChain)
    .orderBy('enrolled_at', 'desc')
    .orderBy('id')
    .execute();
  return devices.map((device) => ({
    id: device.id,
    person: device.person_id,
    name: device.name,
    state: device.state,
    enrolledAt: device.enrolled_at,
    lastContactAt: device.last_contact_at,
    clockSkewMs: device.clock_skew_ms,
    highestSeq: device.highest_seq,
    received: Number(device.received ?? 0),
  }));
}
