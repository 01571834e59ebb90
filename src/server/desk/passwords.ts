import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#server/refusals.ts';
import { atMost } from './at-most.ts';

/** argon2id (the library's default algorithm), 64 MiB, 3 passes, 1 lane: about 0.1 s on a laptop. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Four at a time hold 256 MiB; whoever waits behind forty others is told to come back. */
const inTurn = atMost({ running: 4, waiting: 40, tooMany: () => refuse('BUSY', undefined, 5) });

/** The PHC string that is stored. @throws BUSY */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

let hashOfNobody: Promise<string> | undefined;

/**
 * Whether `password` is the one behind `stored`. Without `stored` (nobody has this login) another hash is
 * checked instead, and counts for nothing, so that the answer takes as long. @throws BUSY
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  hashOfNobody ??= hashPassword('nobody');
  const nobody = await hashOfNobody;
  const right = await inTurn(() => verify(stored ?? nobody, password));
  return stored !== undefined && right;
}
