import { type Context, Hono } from 'hono';
import { Hash } from '#model/ids.ts';
import { LARGEST_CHUNK_BYTES, PhotoBegin, PhotoChunk, PhotoReply } from '#model/protocol/photo-messages.ts';
import { beginPhoto, takeChunk } from '#server/photos/receive-photo.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { type DeviceEnv, withToken } from './device-token.ts';
import type { Operation } from './operation.ts';
import { readSyncBody } from './read-body.ts';

const REFUSALS = ['TOKEN_UNKNOWN', 'PHOTO_NOT_EXPECTED'] as const;

/** How photos arrive (`photo-messages.ts`). */
export const photoOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/photos/:hash',
    summary: 'How much of a photo has arrived; a receipt when all of it has.',
    access: 'push-token',
    body: PhotoBegin,
    reply: PhotoReply,
    refusals: [...REFUSALS, 'PROTOCOL_UNKNOWN'],
  },
  {
    method: 'put',
    path: '/photos/:hash',
    summary: 'The next bytes of a photo. The last ones are answered with a signed receipt.',
    access: 'push-token',
    query: PhotoChunk,
    body: 'file',
    reply: PhotoReply,
    refusals: [...REFUSALS, 'PHOTO_DAMAGED', 'PHOTO_NOT_A_PICTURE'],
  },
];

export function photoRoutes(server: Server) {
  const app = new Hono<DeviceEnv>();
  app.use(withToken(server, 'push'));

  app.post('/:hash', async (c) => {
    const { device } = c.var;
    const begin = await readSyncBody(c, PhotoBegin);
    if (begin.device !== device.id) throw refuse('REQUEST_MALFORMED', 'device');
    return c.json(await beginPhoto(server, device, hashIn(c), begin));
  });

  app.put('/:hash', async (c) => {
    const chunk = PhotoChunk.safeParse(c.req.query());
    if (!chunk.success) throw refuse('REQUEST_MALFORMED', chunk.error.issues[0]?.path.join('.'));
    const content = new Uint8Array(await c.req.arrayBuffer());
    if (content.length > LARGEST_CHUNK_BYTES) throw refuse('TOO_LARGE', String(LARGEST_CHUNK_BYTES));
    return c.json(await takeChunk(server, c.var.device, hashIn(c), { ...chunk.data, content }));
  });

  return app;
}

function hashIn(c: Context): Hash {
  const hash = Hash.safeParse(c.req.param('hash'));
  if (!hash.success) throw refuse('NOT_FOUND', 'photo');
  return hash.data;
}
