import { Hono } from 'hono';
import { PersonChange } from '#model/desk/administration.ts';
import { NewPerson, People } from '#model/desk/people.ts';
import { Person } from '#model/mission.ts';
import { can } from '#model/roles.ts';
import { nowOf } from '#server/clock.ts';
import { readPeople } from '#server/desk/people.ts';
import { changePerson } from '#server/desk/person-change.ts';
import { proofCountsMs } from '#server/desk/sessions.ts';
import { checkTeam } from '#server/desk/teams.ts';
import { refuse } from '#server/refusals.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { insertPerson } from '#server/store/people.ts';
import { joinTeam } from '#server/store/teams.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody } from './read-request.ts';

export const peopleOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/people',
    summary: 'Everybody of the mission, the teams, and the phones.',
    access: 'session',
    reply: People,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'post',
    path: '/people',
    summary: 'Adds an observer.',
    access: 'session',
    body: NewPerson,
    reply: Person,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
  {
    method: 'patch',
    path: '/people/:id',
    summary: 'Renames a person or puts them in another team; owners also change roles.',
    access: 'session',
    body: PersonChange,
    reply: Person,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'PROOF_NEEDED', 'NOT_FOUND'],
  },
];

export function peopleRoutes({ db, clock, random }: Server) {
  const app = new Hono<DeskEnv>();

  app.get('/people', action('read-people'), async (c) => c.json(await readPeople(db, c.var.who.mission)));

  app.post('/people', action('change-people'), async (c) => {
    const { name, team } = await readBody(c, NewPerson);
    const { mission } = c.var.who;
    const person: Person = { id: random.id(), name, role: 'observer' };
    await db.transaction().execute(async (tx) => {
      if (team !== null) await checkTeam(tx, mission, team);
      await insertPerson(tx, { person, mission, createdAt: nowOf(clock) });
      if (team !== null) await joinTeam(tx, person.id, team);
    });
    return c.json(person, 201);
  });

  app.patch('/people/:id', action('change-people'), async (c) => {
    const change = await readBody(c, PersonChange);
    const { mission } = c.var.who;
    if (change.role !== undefined) {
      await c.var.note(`role=${change.role}`);
      if (!can(c.var.who, 'change-roles')) throw refuse('NOT_ALLOWED', 'role');
      if (proofCountsMs(c.var.session, clock) === 0) throw refuse('PROOF_NEEDED');
    }
    return c.json(await db.transaction().execute((tx) => changePerson(tx, { mission, id: pathId(c), change })));
  });

  return app;
}
