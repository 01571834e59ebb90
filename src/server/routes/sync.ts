import { type Context, Hono } from 'hono';

import { Frame } from '#model/frame.ts';
import { MissionProtection } from '#model/protection.ts';
import {
  EnrolReply,
  EnrolRequest,
  FormReply,
  KNOWS,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  Wiped,
} from '#model/protocol/messages.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { formText } from '#server/store/forms.ts';
import { strictestProtection } from '#server/store/missions.ts';
import { enrol } from '#server/sync/enrol.ts';
import { pull } from '#server/sync/pull.ts';
import { push } from '#server/sync/push.ts';
import type { Knowing } from '#server/sync/reference.ts';
import { clientAddress } from './client-address.ts';
import { type DeviceEnv, withToken } from './device-token.ts';
import type { Operation } from './operation.ts';
import { photoOperations, photoRoutes } from './photos.ts';
import { readSyncBody } from './read-body.ts';

/** What phones ask, under `/api/v1`. */
export const syncOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/enrol',
    summary: 'Binds the key of a phone to the person whose one-time code it shows.',
    access: 'anyone',
    body: EnrolRequest,
    reply: EnrolReply,
    refusals: ['PROTOCOL_UNKNOWN', 'CODE_WRONG', 'CODE_USED', 'CODE_EXPIRED', 'CODE_BURNT', 'PROOF_WRONG'],
  },
  {
    method: 'get',
    path: '/protection',
    summary:
      'What phones must be protected by, asked before a phone enrols: the first key it writes is already wrapped.',
    access: 'anyone',
    reply: MissionProtection,
    refusals: [],
  },
  {
    method: 'post',
    path: '/wipe',
    summary:
      'Lets the browser that asks forget everything of this server. Other sites cannot ask: the header is theirs not to send.',
    access: 'anyone',
    reply: Wiped,
    refusals: ['REQUEST_MALFORMED'],
  },
  {
    method: 'post',
    path: '/push',
    summary: 'Sends sealed revisions. Each is judged for itself; a signed receipt lists what the server holds.',
    access: 'push-token',
    body: PushRequest,
    reply: PushReply,
    refusals: ['PROTOCOL_UNKNOWN', 'TOO_MANY', 'TOKEN_UNKNOWN'],
  },
  {
    method: 'post',
    path: '/pull',
    summary: "What is new in the team's observations, and the reference when it has changed.",
    access: 'read-token',
    body: PullRequest,
    reply: PullReply,
    refusals: ['PROTOCOL_UNKNOWN', 'TOKEN_UNKNOWN', 'DEVICE_SUSPENDED'],
  },
  {
    method: 'get',
    path: '/frame/:version',
    summary: 'A published version of the station list.',
    access: 'read-token',
    reply: Frame,
    refusals: ['NOT_FOUND', 'TOKEN_UNKNOWN', 'DEVICE_SUSPENDED'],
  },
  {
    method: 'get',
    path: '/forms/:id/:version',
    summary: 'A published version of a form.',
    access: 'read-token',
    reply: FormReply,
    refusals: ['NOT_FOUND', 'TOKEN_UNKNOWN', 'DEVICE_SUSPENDED'],
  },
  ...photoOperations,
];

export function syncRoutes(server: Server) {
  const app = new Hono<DeviceEnv>();
  const reading = withToken(server, 'read');
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  app.post('/enrol', async (c) => c.json(await enrol(server, await readSyncBody(c, EnrolRequest), clientAddress(c))));

  app.get('/protection', async (c) => c.json({ protection: await strictestProtection(server.db) }));

  app.post('/wipe', (c) => {
    if (c.req.header(KNOWS.header) === undefined) throw refuse('REQUEST_MALFORMED', KNOWS.header);
    c.header('clear-site-data', '"cache", "storage"');
    return c.json({ wiped: true });
  });

  app.post('/push', withToken(server, 'push'), async (c) =>
    c.json(await push(server, c.var.device, await readSyncBody(c, PushRequest))),
  );

  app.post('/pull', reading, async (c) =>
    c.json(await pull(server, c.var.device, await readSyncBody(c, PullRequest), whatPhoneKnows(c))),
  );

  app.get('/frame/:version', reading, async (c) => {
    const { device } = c.var;
    if (device.state === 'suspended') throw refuse('DEVICE_SUSPENDED');
    const version = numberIn(c.req.param('version'));
    const frame = version && (await server.immutables.frameText(server.db, { mission: device.mission_id, version }));
    if (!frame) throw refuse('NOT_FOUND', 'frame');
    const zipped = c.req.header('accept-encoding')?.includes('gzip') ?? false;
    return c.body(zipped ? frame.gzip : frame.text, 200, {
      'content-type': 'application/json',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
    });
  });

  app.get('/forms/:id/:version', reading, async (c) => {
    const { device } = c.var;
    if (device.state === 'suspended') throw refuse('DEVICE_SUSPENDED');
    const version = numberIn(c.req.param('version'));
    const name = { mission: device.mission_id, id: c.req.param('id') };
    const text = version && (await formText(server.db, { ...name, version }));
    if (!text) throw refuse('NOT_FOUND', 'form');
    return c.body(text, 200, { 'content-type': 'application/json' });
  });

  app.route('/photos', photoRoutes(server));
  return app;
}

function whatPhoneKnows(c: Context): Knowing {
  const known = c.req.header(KNOWS.header)?.split(/[ ,]+/) ?? [];
  return { knowsPhotos: known.includes(KNOWS.photos), knowsProtection: known.includes(KNOWS.protection) };
}

const numberIn = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
