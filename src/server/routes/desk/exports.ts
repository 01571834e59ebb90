import { Hono } from 'hono';
import { EXPORT_KINDS, ExportRequest } from '#model/desk/observations.ts';
import { exportOf } from '#server/desk/exports.ts';
import type { Server } from '#server/open.ts';
import { refuse } from '#server/refusals.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readQuery } from './read-request.ts';

/** Downloads, made while they are sent. A failure on the way breaks the connection: no half file looks whole. */
export function exportRoutes(server: Server) {
  const app = new Hono<DeskEnv>();

  app.get('/exports/:kind', action('export-observations'), async (c) => {
    const kind = EXPORT_KINDS.find((known) => known === c.req.param('kind'));
    if (!kind) throw refuse('NOT_FOUND', 'export');
    const request = readQuery(c, ExportRequest);
    const { fileName, contentType, content } = await exportOf(server, { kind, reader: c.var.who, request });
    return c.body(bytesOf(content), 200, {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
    });
  });

  return app;
}

/** Asks for the next part when the one before has gone; a reader who leaves ends the reading of the database. */
export function bytesOf(parts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
