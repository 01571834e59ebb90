import { Hono } from 'hono';
import { DaySummary } from '#model/desk/administration.ts';
import {
  ObservationDossier,
  ObservationList,
  ObservationPage,
  PlaceCorrection,
  SameVisitDecision,
} from '#model/desk/observations.ts';
import { readDossier } from '#server/desk/dossier.ts';
import { requireObservation } from '#server/desk/observation-filter.ts';
import { listObservations, readCursor } from '#server/desk/observation-list.ts';
import { correctPlace } from '#server/desk/place-correction.ts';
import { decideSameVisit } from '#server/desk/same-visit.ts';
import { readSummary } from '#server/desk/summary.ts';
import { refuse } from '#server/refusals.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody, readQuery } from './read-request.ts';

export const observationOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/summary',
    summary: 'The counts of the first screen.',
    access: 'session',
    reply: DaySummary,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'get',
    path: '/observations',
    summary: 'One page of the table, newest received first.',
    access: 'session',
    query: ObservationPage,
    reply: ObservationList,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'get',
    path: '/observations/:id',
    summary: 'Everything known of one observation, with its signed revisions.',
    access: 'session',
    reply: ObservationDossier,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
  {
    method: 'post',
    path: '/observations/:id/place',
    summary: "Corrects where an observation happened; the team's words stay.",
    access: 'session',
    body: PlaceCorrection,
    reply: ObservationDossier,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND', 'STALE'],
  },
  {
    method: 'post',
    path: '/observations/:id/same-visit',
    summary: 'Says whether another observation of the team is the same visit; can be said again differently.',
    access: 'session',
    body: SameVisitDecision,
    reply: ObservationDossier,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND', 'STALE'],
  },
];

export function observationRoutes(server: Server) {
  const { db, clock } = server;
  const app = new Hono<DeskEnv>();

  app.get('/summary', action('read-observations'), async (c) => c.json(await readSummary(db, c.var.who, clock)));

  app.get('/observations', action('read-observations'), async (c) => {
    const { after, ...page } = readQuery(c, ObservationPage);
    const cursor = after === undefined ? undefined : readCursor(after);
    if (after !== undefined && !cursor) throw refuse('REQUEST_MALFORMED', 'after');
    return c.json(await listObservations(db, c.var.who, { ...page, after: cursor }));
  });

  app.get('/observations/:id', action('read-observations'), async (c) =>
    c.json(await readDossier(server, c.var.who, pathId(c))),
  );

  app.post('/observations/:id/place', action('correct-observations'), async (c) => {
    const correction = await readBody(c, PlaceCorrection);
    const observation = pathId(c);
    await requireObservation(db, { reader: c.var.who, id: observation, action: 'correct-observations' });
    await db.transaction().execute((tx) => correctPlace(tx, server, { by: c.var.who, observation, correction }));
    await server.store.wake();
    return c.json(await readDossier(server, c.var.who, observation));
  });

  app.post('/observations/:id/same-visit', action('correct-observations'), async (c) => {
    const decision = await readBody(c, SameVisitDecision);
    const whole = pathId(c);
    for (const id of [whole, decision.other])
      await requireObservation(db, { reader: c.var.who, id, action: 'correct-observations' });
    await db.transaction().execute((tx) => decideSameVisit(tx, server, { by: c.var.who, whole, decision }));
    await server.store.wake();
    return c.json(await readDossier(server, c.var.who, whole));
  });

  return app;
}
