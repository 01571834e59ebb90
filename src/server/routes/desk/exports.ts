import { Hono } from 'hono';
import { EXPORT_KINDS, ExportRequest, NAMING_EXPORTS } from '#model/desk/observations.ts';
import { can } from '#model/roles.ts';
import { exportHead } from '#server/desk/exports.ts';
import type { Server } from '#server/open.ts';
import { refuse } from '#server/refusals.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readQuery } from './read-request.ts';
import { streamOf } from './stream-of.ts';

/** Downloads, made while they are sent. A failure on the way breaks the connection: no half file looks whole. */
export function exportRoutes(server: Server) {
  const app = new Hono<DeskEnv>();

  app.get('/exports/:kind', action('export-observations'), async (c) => {
    const kind = EXPORT_KINDS.find((known) => known === c.req.param('kind'));
    if (!kind) throw refuse('NOT_FOUND', 'export');
    if (NAMING_EXPORTS.has(kind) && !can(c.var.who, 'read-names')) throw refuse('NOT_ALLOWED', 'read-names');
    const { role, areaPaths, mission } = c.var.who;
    const order = { kind, reader: { role, areaPaths, mission }, request: readQuery(c, ExportRequest) };
    const { fileName, contentType } = await exportHead(server, order);
    const headers = { 'content-type': contentType, 'content-disposition': `attachment; filename="${fileName}"` };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const content = await server.exports.contentOf(order, c.req.raw.signal);
    return c.body(streamOf(content), 200, headers);
  });

  return app;
}
