import { Hono } from 'hono';
import * as z from 'zod/mini';
import { AssignmentsChange, NewTeam, PlanChange, PlannedVisit, TeamChange } from '#model/desk/people.ts';
import { Id } from '#model/ids.ts';
import { Team } from '#model/mission.ts';
import { changeAssignments, changePlan, readAssignments } from '#server/desk/assignments.ts';
import { addTeam, changeTeam } from '#server/desk/teams.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody, readQuery } from './read-request.ts';

const AssignmentsQuery = z.object({ team: z.optional(Id) });

export const teamOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/teams',
    summary: 'Adds a team.',
    access: 'session',
    body: NewTeam,
    reply: Team,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NAME_TAKEN'],
  },
  {
    method: 'put',
    path: '/teams/:id',
    summary: 'Replaces the members and areas of a team; who joins leaves their team before.',
    access: 'session',
    body: TeamChange,
    reply: Team,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND', 'STALE'],
  },
  {
    method: 'get',
    path: '/assignments',
    summary: 'Where teams are expected.',
    access: 'session',
    query: AssignmentsQuery,
    reply: z.array(PlannedVisit),
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'put',
    path: '/assignments',
    summary: 'Replaces the stations a team is expected at with one form; returns everything of the team.',
    access: 'session',
    body: AssignmentsChange,
    reply: z.array(PlannedVisit),
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
  {
    method: 'patch',
    path: '/assignments',
    summary: 'Adds stations to where a team is expected and takes others out; returns everything of the team.',
    access: 'session',
    body: PlanChange,
    reply: z.array(PlannedVisit),
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
];

export function teamRoutes({ db, random }: Server) {
  const app = new Hono<DeskEnv>();

  app.post('/teams', action('change-people'), async (c) => {
    const team = await readBody(c, NewTeam);
    return c.json(await addTeam(db, { mission: c.var.who.mission, id: random.id(), team }), 201);
  });

  app.put('/teams/:id', action('change-people'), async (c) => {
    const change = await readBody(c, TeamChange);
    const { mission } = c.var.who;
    return c.json(await db.transaction().execute((tx) => changeTeam(tx, { mission, id: pathId(c), change })));
  });

  app.get('/assignments', action('read-plan'), async (c) => {
    const { team } = readQuery(c, AssignmentsQuery);
    return c.json(await readAssignments(db, c.var.who.mission, team));
  });

  app.put('/assignments', action('plan-deployment'), async (c) => {
    const change = await readBody(c, AssignmentsChange);
    const { mission } = c.var.who;
    return c.json(await db.transaction().execute((tx) => changeAssignments(tx, mission, change)));
  });

  app.patch('/assignments', action('plan-deployment'), async (c) => {
    const change = await readBody(c, PlanChange);
    const { mission } = c.var.who;
    return c.json(await db.transaction().execute((tx) => changePlan(tx, mission, change)));
  });

  return app;
}
