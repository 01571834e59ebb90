import { Hono } from 'hono';
import {
  ContestsChange,
  type ImportPlan,
  ImportRequest,
  PublishRequest,
  StationsQuery,
  type UploadedTable,
} from '#model/desk/frame-import.ts';
import { findStations, frameSummary } from '#server/frame-import/find-stations.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { planUpload, publishContests, publishUpload, tableOf } from '#server/frame-import/publish-frame.ts';
import { storeUpload } from '#server/frame-import/uploads.ts';
import type { Server } from '#server/open.ts';
import { limitStationFile } from '#server/routes/limit-station-file.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readBody, readQuery } from './read-request.ts';

const SAMPLE_ROWS = 20;

/** Station lists: what is in force, and the way of a new one: upload, plan, publish. */
export function frameRoutes(server: Server) {
  const { db, clock } = server;
  const app = new Hono<DeskEnv>();

  app.get('/frame', action('read-stations'), async (c) => c.json(await frameSummary(db, c.var.who.mission)));

  app.get('/stations', action('read-stations'), async (c) =>
    c.json(await findStations(db, c.var.who.mission, readQuery(c, StationsQuery))),
  );

  app.post('/frame/upload', action('publish-frame'), limitStationFile, async (c) => {
    const content = new Uint8Array(await c.req.arrayBuffer());
    const { mission, person } = c.var.who;
    const file = c.req.query('file') ?? '';
    const table = await tableOf(content, c.req.query('sheet') ?? null);
    const upload = await storeUpload(server, { mission, person: person.id, file, content });
    const { contests } = await frameSummary(db, mission);
    return c.json({
      upload,
      file,
      readAs: table.readAs,
      sheets: table.sheets,
      sheet: table.sheet,
      header: table.header,
      sample: table.rows.filter((row) => row.some((cell) => cell !== '')).slice(0, SAMPLE_ROWS),
      rowCount: table.rows.filter((row) => row.some((cell) => cell !== '')).length,
      guess: guessColumns(table.header),
      contests: contests.map(({ code }) => code),
    } satisfies UploadedTable);
  });

  app.post('/frame/plan', action('publish-frame'), async (c) => {
    const request = await readBody(c, ImportRequest);
    const { plan } = await planUpload(db, c.var.who.mission, request);
    return c.json({ upload: request.upload, ...plan } satisfies ImportPlan);
  });

  app.post('/frame/publish', action('publish-frame'), async (c) => {
    const request = await readBody(c, PublishRequest);
    const version = await publishUpload(db, { mission: c.var.who.mission, clock }, request);
    await server.store.wake();
    return c.json({ version }, 201);
  });

  app.put('/contests', action('publish-frame'), async (c) => {
    const change = await readBody(c, ContestsChange);
    const { mission } = c.var.who;
    const version = await db.transaction().execute((tx) => publishContests(tx, { mission, clock }, change));
    await server.store.wake();
    return c.json({ version }, 201);
  });

  return app;
}
