import type { Id } from '#model/ids.ts';
import { type Checkpoint, checkpointHash, devicesHash } from '#model/protocol/evidence.ts';
import { instantOf } from '#server/clock.ts';
import type { Server } from '#server/server.ts';
import { endOfChain, lastCheckpoint } from '#server/store/log-links.ts';
import { missionNames } from '#server/store/missions.ts';
import { devicesOf } from './known-devices.ts';
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
    const isDue = last === undefined || server.clock() - Date.parse(last.at) >= EVERY_MS;
    if (isDue && end.position > (last?.position ?? 0)) await writeCheckpoint(server, id);
  }
}

/** Links what has come and signs the end of the log as it is now. */
export async function makeCheckpoint(server: Signing, mission: Id): Promise<void> {
  await linkLog(server.db);
  await writeCheckpoint(server, mission);
}

async function writeCheckpoint({ db, keys, cryptography, clock }: Signing, mission: Id): Promise<void> {
  const { position, head } = await endOfChain(db, mission);
  const at = instantOf(clock());
  const devices = devicesHash(
    (await devicesOf(db, mission)).map(({ id, public_key }) => ({ id, publicKey: public_key })),
  );
  const text = JSON.stringify({ protocol: 1, mission, position, head, devices, at } satisfies Checkpoint);
  const signature = await cryptography.sign(keys.signing, checkpointHash(text));
  await db
    .insertInto('checkpoints')
    .values({ mission_id: mission, position, head, at, text, signature })
    .onConflict((conflict) => conflict.doNothing()) // two processes, or a log that has not grown, at the same millisecond
    .execute();
}
