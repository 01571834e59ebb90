import { Hono } from 'hono';
import { Hash } from '#model/ids.ts';
import { PhotoPolicy } from '#model/photos/policy.ts';
import { readPhoto } from '#server/photos/read-photo.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { photoPolicyOf, writePhotoPolicy } from '#server/store/missions.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody } from './read-request.ts';

const USUAL = ['SESSION_ENDED', 'NOT_ALLOWED'] as const;

export const photoOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/photos/policy',
    summary: 'Whether observers may take photos, and what is kept of them.',
    access: 'session',
    reply: PhotoPolicy,
    refusals: USUAL,
  },
  {
    method: 'put',
    path: '/photos/policy',
    summary: 'Allows photos, or stops allowing them. Photos already taken are received all the same.',
    access: 'session',
    body: PhotoPolicy,
    reply: PhotoPolicy,
    refusals: USUAL,
  },
  {
    method: 'get',
    path: '/observations/:id/photos/:hash',
    summary: 'A photo of an observation, as its phone sent it.',
    access: 'session',
    reply: 'file',
    refusals: [...USUAL, 'NOT_FOUND'],
  },
];

/** Whatever the bytes were, a browser makes nothing of them but a picture: no script, no frame, no guessing of types. */
const ONLY_A_PICTURE = {
  'content-type': 'image/jpeg',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

export function photoRoutes(server: Server) {
  const { db } = server;
  const app = new Hono<DeskEnv>();

  app.get('/photos/policy', action('use-the-desk'), async (c) => c.json(await photoPolicyOf(db, c.var.who.mission)));

  app.put('/photos/policy', action('change-mission'), async (c) => {
    const { mission } = c.var.who;
    await writePhotoPolicy(db, mission, await readBody(c, PhotoPolicy));
    return c.json(await photoPolicyOf(db, mission));
  });

  app.get('/observations/:id/photos/:hash', action('read-names'), async (c) => {
    const observation = pathId(c);
    const hash = Hash.safeParse(c.req.param('hash')).data;
    const content = await readPhoto(db, c.var.who, { observation, hash });
    return c.body(content, 200, {
      ...ONLY_A_PICTURE,
      'content-disposition': `attachment; filename="${observation.slice(0, 8)}-${hash?.slice(0, 8)}.jpg"`,
    });
  });

  return app;
}
