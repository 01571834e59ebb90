import { nowOf } from './clock.ts';
import { newSecret } from './random.ts';
import { tokenHash } from './secrets.ts';
import type { Server } from './server.ts';
import { insertSetupLink } from './store/setup-links.ts';

/** A one-time link that lets whoever holds it make the mission and its owner. Only its hash is kept. */
export async function makeSetupLink({ db, clock, random, origin }: Server): Promise<string> {
  const secret = newSecret(random);
  await insertSetupLink(db, tokenHash(secret), nowOf(clock));
  return `${origin}/hq/setup#secret=${secret}`;
}
