import { publishedForms } from '#forms/published.ts';
import type { Id } from '#model/ids.ts';
import type { Mission } from '#model/mission.ts';
import { instantOf } from '#server/clock.ts';
import { chanceFrom } from '#server/demo/chance.ts';
import { contests } from '#server/demo/contests.ts';
import { areas } from '#server/demo/kazakhstan.ts';
import { demoStations } from '#server/demo/stations.ts';
import type { Server } from '#server/open.ts';
import { insertForm } from '#server/store/forms.ts';
import { insertFrame } from '#server/store/frames.ts';
import { insertMission } from '#server/store/missions.ts';
import { insertPerson } from '#server/store/people.ts';
import { insertTeam } from '#server/store/teams.ts';
import { makeEnrolmentCode } from '#server/sync/enrolment-codes.ts';

/** The stations of the mission that `makeMission` makes with them. */
export const stations = demoStations(chanceFrom(1));

export const mission: Mission = {
  id: '3f0c2a52-6f5e-4d0e-9a51-0d2b7a1c0000',
  name: 'Bench',
  electionDay: '2023-03-19',
  timeZone: 'Asia/Almaty',
  languages: ['en', 'ru', 'kk'],
  facts: ['mobile-voting', 'absentee-certificates'],
  policy: 'standard',
  synthetic: true,
};

export type Enlisted = { id: Id; team: Id; code: string };

/** A mission with its forms, each person a team of one with a code to enrol by; `stations` when asked for. */
export async function makeMission(
  server: Server,
  { people, withStations = false }: { people: number; withStations?: boolean },
): Promise<{ mission: Id; people: Enlisted[] }> {
  const { db } = server;
  const createdAt = instantOf(server.clock());
  await insertMission(db, mission, { createdAt, protection: 'none' });
  for (const form of publishedForms) await insertForm(db, { mission: mission.id, form, publishedAt: createdAt });
  if (withStations) {
    const frame = { version: 1, areas, contests, stations };
    await db.transaction().execute((tx) => insertFrame(tx, { mission: mission.id, frame, publishedAt: createdAt }));
  }
  const enlisted: Enlisted[] = [];
  for (let number = 1; number <= people; number++) {
    const [id, team] = [server.random.id(), server.random.id()];
    const person = { id, name: `Observer ${number}`, role: 'observer' as const };
    await insertPerson(db, { person, mission: mission.id, createdAt });
    await insertTeam(db, mission.id, { id: team, code: `T${number}`, members: [id], areas: [] });
    const { code } = await makeEnrolmentCode(server, { person: id, mission: mission.id, hoursValid: 72 });
    enlisted.push({ id, team, code });
  }
  return { mission: mission.id, people: enlisted };
}
