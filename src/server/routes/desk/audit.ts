import { Hono } from 'hono';
import { BYTE_ORDER_MARK, csvLines } from '#exports/csv.ts';
import { AuditPage, AuditQuery } from '#model/desk/audit.ts';
import type { Id } from '#model/ids.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { allDeeds, brokenAmong, deedsBefore, wholeBrokenAt } from '#server/store/audit.ts';
import type { Database } from '#server/store/dialect.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readQuery } from './read-request.ts';
import { streamOf } from './stream-of.ts';

const PAGE = 100;

export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/audit',
    summary: 'Who did what at headquarters, newest first. Owners only.',
    access: 'session',
    query: AuditQuery,
    reply: AuditPage,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'get',
    path: '/audit.csv',
    summary: 'All of it, with the hashes that chain it.',
    access: 'session',
    reply: 'file',
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'PROOF_NEEDED'],
  },
];

export function auditRoutes({ db }: Server) {
  const app = new Hono<DeskEnv>();

  app.get('/audit', action('read-audit'), async (c) => {
    const { mission } = c.var.who;
    const { before, check } = readQuery(c, AuditQuery);
    const rows = await deedsBefore(db, { mission, before, limit: PAGE + 1 });
    const deeds = rows
      .slice(0, PAGE)
      .map(({ seq, at, name, act, object, address, result }) => ({ seq, at, name, act, object, address, result }));
    const brokenAt = check === 'whole' ? await wholeBrokenAt(db, mission) : brokenAmong(rows, PAGE);
    return c.json({ deeds, brokenAt, more: rows.length > PAGE } satisfies AuditPage);
  });

  app.get('/audit.csv', action('export-audit'), (c) => {
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(streamOf(csvOf(db, c.var.who.mission)), 200, headers);
  });

  return app;
}

const HEADER = ['seq', 'at', 'actor', 'name', 'act', 'object', 'address', 'result', 'prev', 'hash'];

async function* csvOf(db: Database, mission: Id): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([HEADER]);
  for await (const rows of allDeeds(db, mission))
    yield csvLines(
      rows.map((row) => [
        row.seq,
        row.at,
        row.actor,
        row.name,
        row.act,
        row.object,
        row.address,
        row.result,
        row.prev,
        row.hash,
      ]),
    );
}
