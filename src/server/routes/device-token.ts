import type { MiddlewareHandler } from 'hono';
import { refuse } from '#server/refusals.ts';
import { tokenHash } from '#server/secrets.ts';
import type { Server } from '#server/server.ts';
import { type Device, deviceByToken, type TokenKind } from '#server/store/devices.ts';

export type DeviceEnv = { Variables: { device: Device } };

/** Lets through who shows a token of this kind. @throws TOKEN_UNKNOWN, also for a token of the other kind */
export const withToken =
  ({ db }: Server, kind: TokenKind): MiddlewareHandler<DeviceEnv> =>
  async (c, next) => {
    const [scheme, token] = c.req.header('authorization')?.split(' ') ?? [];
    const device =
      scheme?.toLowerCase() === 'bearer' && token ? await deviceByToken(db, kind, tokenHash(token)) : undefined;
    if (!device) throw refuse('TOKEN_UNKNOWN');
    c.set('device', device);
    return next();
  };
