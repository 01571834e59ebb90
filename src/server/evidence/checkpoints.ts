import type { Id } from '#model/ids.ts';
import { type Checkpoint, checkpointHash } from '#model/protocol/evidence.ts';
import { instantOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import { endOfChain, lastCheckpoint } from '#server/store/log-links.ts';
import { missionNames } from '#server/store/missions.ts';
import { linkLog } from './log-chain.ts';

/** Between two checkpoints of a mission whose log grows. */
const EVERY_MS = 10 * 60_000;

type Signing = Pick<Server, 'db' | 'keys' | 'cryptography' | 'clock'>;

/** Links what has come and signs the end of each log that has grown, at most every ten minutes. */
export async function keepCheckpoints(server: Signing): Promise<void> {
  await linkLog(server.db);
  for (const { id } of await missionNames(server.db)) {
    const last = await lastCheckpoint(server.db, id);
    const end = await endOfChain(server.db, id);
    if (end.position > (last?.position ?? 0) && isDue(last, server.clock())) await signEnd(server, id, end);
  }
}

/** A checkpoint of the future was signed by a clock that was wrong: it does not hold up the next. */
function isDue(last: { at: string } | undefined, now: number): boolean {
  const since = now - Date.parse(last?.at ?? '1970-01-01T00:00:00.000Z');
  return since < 0 || since >= EVERY_MS;
}

async function signEnd(
  { db, keys, cryptography, clock }: Signing,
  mission: Id,
  end: Pick<Checkpoint, 'position' | 'head'>,
) {
  const at = instantOf(clock());
  const text = JSON.stringify({ protocol: 1, mission, ...end, at } satisfies Checkpoint);
  const signature = await cryptography.sign(keys.signing, checkpointHash(text));
  await db
    .insertInto('checkpoints')
    .values({ mission_id: mission, ...end, at, text, signature })
    .onConflict((conflict) => conflict.doNothing()) // another process, at the same millisecond
    .execute();
}
