import { type Context, Hono } from 'hono';
import type { Id } from '#model/ids.ts';
import type { Action } from '#model/roles.ts';
import { nowOf } from '#server/clock.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { BEGUN } from '#server/desk/deeds.ts';
import { exportOf } from '#server/desk/exports.ts';
import { hasFactor } from '#server/desk/second-factor.ts';
import { endSessionsOf } from '#server/desk/sessions.ts';
import { takeEvidence } from '#server/evidence/evidence.ts';
import { planFile, publishFile } from '#server/frame-import/publish-frame.ts';
import { refuse } from '#server/refusals.ts';
import { answerRefusals } from '#server/routes/answer-refusals.ts';
import { readQuery } from '#server/routes/desk/read-request.ts';
import { streamOf } from '#server/routes/desk/stream-of.ts';
import { limitStationFile } from '#server/routes/limit-station-file.ts';
import type { Server } from '#server/server.ts';
import { makeSetupLink } from '#server/setup-link.ts';
import { appendDeed } from '#server/store/audit.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { hasMission, missionById, missionNames } from '#server/store/missions.ts';
import { forgetFactor } from '#server/store/second-factors.ts';
import {
  type DemoAccess,
  EvidenceQuery,
  ExportQuery,
  type FactorForgotten,
  FactorQuery,
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
  /** Nobody is signed in: it was whoever could open the socket, or the database. */
  const note = (c: Context, { mission, act, detail = '' }: { mission: Id; act: Action; detail?: string }) =>
    appendDeed(db, {
      mission,
      at: nowOf(clock),
      actor: null,
      act,
      object: `${c.req.method} ${c.req.path} ${detail}`.trim(),
      address: 'admin.sock',
      result: BEGUN,
    });

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
    for (const { id } of await missionNames(db)) await note(c, { mission: id, act: 'set-up' });
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
    await note(c, { mission: await known(db, mission), act: 'publish-frame' });
    const version = await publishFile(
      db,
      { mission, clock },
      { content, sheet, mapping, against, skipFaults: skipFaults === 'yes' },
    );
    await store.wake();
    return c.json({ version } satisfies PublishedList, 201);
  });

  app.post('/factor/forget', async (c) => {
    const { login } = readQuery(c, FactorQuery);
    const account = await accountNamed(db, login);
    if (!account) throw refuse('NOT_FOUND', 'person');
    const { person, mission } = account;
    await note(c, { mission, act: 'change-roles', detail: `person=${person}` });
    const hadOne = await hasFactor(db, server, person);
    await db.transaction().execute(async (tx) => {
      await forgetFactor(tx, person);
      await endSessionsOf(tx, person);
    });
    return c.json({ login, hadOne } satisfies FactorForgotten);
  });

  app.get('/export', async (c) => {
    const { mission, kind, ...request } = readQuery(c, ExportQuery);
    const reader = { role: 'owner' as const, areaPaths: [], mission: await known(db, mission) };
    await note(c, { mission, act: 'export-observations', detail: kind });
    const { content } = await exportOf(server, { kind, reader, request }, c.req.raw.signal);
    return c.body(streamOf(content));
  });

  app.get('/evidence', async (c) => {
    const { mission } = readQuery(c, EvidenceQuery);
    await note(c, { mission: await known(db, mission), act: 'export-observations' });
    const evidence = await takeEvidence(server, mission);
    const content = await server.exports.contentOf({ kind: 'evidence.zip', evidence }, c.req.raw.signal);
    return c.body(streamOf(content));
  });

  return app;
}

const accountNamed = (db: Database, login: string) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['people.id as person', 'people.mission_id as mission'])
    .where('accounts.login', '=', login)
    .executeTakeFirst();

/** @throws STALE: whoever asks has looked before, so a mission was made meanwhile */
async function onlyWhenEmpty(db: Database): Promise<void> {
  if (await hasMission(db)) throw refuse('STALE', 'mission');
}

async function known(db: Database, mission: Id): Promise<Id> {
  if (!(await missionById(db, mission))) throw refuse('NOT_FOUND', 'mission');
  return mission;
}
