import { Hono } from 'hono';
import * as z from 'zod/mini';
import { CourierReport } from '#model/desk/people.ts';
import { receiveOutboxFile } from '#server/desk/courier.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { readQuery } from './read-request.ts';

const CourierQuery = z.object({ take: z.optional(z.enum(['yes', 'no'])) });

export const courierOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/outbox-files',
    summary: "A phone's outbox, brought as a file: says what it holds; with take=yes takes it, any number of times.",
    access: 'session',
    query: CourierQuery,
    body: 'file',
    reply: CourierReport,
    refusals: [
      'SESSION_ENDED',
      'NOT_ALLOWED',
      'OUTBOX_FILE_WRONG',
      'OUTBOX_FILE_NEWER',
      'OUTBOX_FILE_DAMAGED',
      'OUTBOX_FILE_MISSION',
      'OUTBOX_FILE_SERVER',
    ],
  },
];

export function courierRoutes(server: Server) {
  const app = new Hono<DeskEnv>();

  app.post('/outbox-files', action('take-outbox-files'), async (c) => {
    const { take } = readQuery(c, CourierQuery);
    const { mission } = c.var.who;
    return c.json(await receiveOutboxFile(server, { mission, text: await c.req.text(), take: take === 'yes' }));
  });

  return app;
}
