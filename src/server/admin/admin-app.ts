import { Hono } from 'hono';
import type { Id } from '#model/ids.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { exportOf } from '#server/desk/exports.ts';
import { takeEvidence } from '#server/evidence/evidence.ts';
import { planFile, publishFile } from '#server/frame-import/publish-frame.ts';
import { refuse } from '#server/refusals.ts';
import { answerRefusals } from '#server/routes/answer-refusals.ts';
import { readQuery } from '#server/routes/desk/read-request.ts';
import { streamOf } from '#server/routes/desk/stream-of.ts';
import { limitStationFile } from '#server/routes/limit-station-file.ts';
import type { Server } from '#server/server.ts';
import { makeSetupLink } from '#server/setup-link.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { hasMission, missionById, missionNames } from '#server/store/missions.ts';
import {
  type DemoAccess,
  EvidenceQuery,
  ExportQuery,
  type ListPlan,
  type Missions,
  type PublishedList,
  PublishListQuery,
  type SetupLink,
  StationListQuery,
} from './messages.ts';

/**
 * What commands ask. It has an owner's power and asks for no password, so it has no port: a running server offers it on
 * a socket that only the user it runs as can open (`socket.ts`); without one, the command opens the database and calls
 * it as a value.
 */
export function adminApp(server: Server): Hono {
  const { db, clock, store, origin } = server;
  const app = new Hono();
  answerRefusals(app, server);

  app.get('/missions', async (c) => {
    const postgres = isPostgres(db) ? store.place : null;
    return c.json({ place: store.place, postgres, origin, missions: await missionNames(db) } satisfies Missions);
  });

  app.post('/setup-link', async (c) => {
    await onlyWhenEmpty(db);
    return c.json({ link: await makeSetupLink(server) } satisfies SetupLink, 201);
  });

  app.post('/demo', async (c) => {
    const { enrolment, signIn } = await createDemo(server, onlyWhenEmpty);
    const { code, link } = enrolment;
    return c.json({ enrolment: { code, link }, signIn } satisfies DemoAccess, 201);
  });

  app.post('/stations/plan', limitStationFile, async (c) => {
    const { mission, sheet = null, mapping } = readQuery(c, StationListQuery);
    const content = new Uint8Array(await c.req.arrayBuffer());
    const { plan } = await planFile(db, await known(db, mission), { content, sheet, mapping });
    return c.json(plan satisfies ListPlan);
  });

  app.post('/stations/publish', limitStationFile, async (c) => {
    const { mission, sheet = null, against = null, skipFaults, mapping } = readQuery(c, PublishListQuery);
    const content = new Uint8Array(await c.req.arrayBuffer());
    const version = await publishFile(
      db,
      { mission: await known(db, mission), clock },
      { content, sheet, mapping, against, skipFaults: skipFaults === 'yes' },
    );
    await store.wake();
    return c.json({ version } satisfies PublishedList, 201);
  });

  app.get('/export', async (c) => {
    const { mission, kind, ...request } = readQuery(c, ExportQuery);
    const reader = { role: 'owner' as const, areaPaths: [], mission: await known(db, mission) };
    const { content } = await exportOf(server, { kind, reader, request }, c.req.raw.signal);
    return c.body(streamOf(content));
  });

  app.get('/evidence', async (c) => {
    const { mission } = readQuery(c, EvidenceQuery);
    const evidence = await takeEvidence(server, await known(db, mission));
    const content = await server.exports.contentOf({ kind: 'evidence.zip', evidence }, c.req.raw.signal);
    return c.body(streamOf(content));
  });

  return app;
}

/** @throws STALE: whoever asks has looked before, so a mission was made meanwhile */
async function onlyWhenEmpty(db: Database): Promise<void> {
  if (await hasMission(db)) throw refuse('STALE', 'mission');
}

async function known(db: Database, mission: Id): Promise<Id> {
  if (!(await missionById(db, mission))) throw refuse('NOT_FOUND', 'mission');
  return mission;
}
