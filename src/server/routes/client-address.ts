import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isLoopback } from '#server/settings.ts';

/** Where a request comes from. A proxy on this machine is believed about the last hop it saw, nobody else is. */
export function clientAddress(c: Context): string {
  const remote = c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : '';
  const plain = remote.replace(/^::ffff:/, '');
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded && (plain === '' || isLoopback(plain)) ? forwarded : plain;
}
