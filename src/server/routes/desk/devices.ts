import { Hono } from 'hono';
import * as z from 'zod/mini';
import { DeviceRow, EnrolmentCard, EnrolmentRequest } from '#model/desk/people.ts';
import { setDeviceState } from '#server/desk/devices.ts';
import { enrolmentCards } from '#server/desk/enrolment-cards.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody } from './read-request.ts';

export const deviceOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/devices/:id/suspend',
    summary: 'A lost phone reads nothing more. What it still sends is kept, marked.',
    access: 'session',
    reply: DeviceRow,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
  {
    method: 'post',
    path: '/devices/:id/resume',
    summary: 'The phone is back with its person.',
    access: 'session',
    reply: DeviceRow,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
  {
    method: 'post',
    path: '/enrolment-codes',
    summary: 'One-time codes, to be printed: they are shown only here.',
    access: 'session',
    body: EnrolmentRequest,
    reply: z.array(EnrolmentCard),
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND'],
  },
];

export function deviceRoutes(server: Server) {
  const { db } = server;
  const app = new Hono<DeskEnv>();

  app.post('/devices/:id/suspend', action('suspend-devices'), async (c) =>
    c.json(await setDeviceState(db, { mission: c.var.who.mission, id: pathId(c), state: 'suspended' })),
  );

  app.post('/devices/:id/resume', action('suspend-devices'), async (c) =>
    c.json(await setDeviceState(db, { mission: c.var.who.mission, id: pathId(c), state: 'active' })),
  );

  app.post('/enrolment-codes', action('enrol-devices'), async (c) => {
    const request = await readBody(c, EnrolmentRequest);
    return c.json(await enrolmentCards(server, c.var.who.mission, request), 201);
  });

  return app;
}
