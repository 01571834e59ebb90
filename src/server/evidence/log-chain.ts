import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Hash, Id } from '#model/ids.ts';
import { logLink } from '#model/protocol/evidence.ts';
import type { Database } from '#server/store/dialect.ts';
import { moveFollower, tryLead } from '#server/store/followers.ts';
import { readToLink, type Unlinked } from '#server/store/horizon.ts';
import { endOfChain, insertLinks, linkedAmong } from '#server/store/log-links.ts';

const NAME = 'log-chain';

/** Rows per transaction: on SQLite a push waits while one runs. */
const ROWS = 250;

/**
 * Links the log of each mission into a chain, in the order readers go by, on whichever process gets the lock. Resolves
 * at the horizon; what is linked stays where it is.
 */
export async function linkLog(db: Database): Promise<void> {
  while ((await db.transaction().execute(linkNext)) === ROWS) await othersTurn();
}

async function linkNext(db: Database): Promise<number> {
  const cursor = await tryLead(db, NAME);
  if (cursor === undefined) return 0;
  const rows = await readToLink(db, cursor, ROWS);
  const last = rows.at(-1);
  if (!last) return 0;
  const linked = await linkedAmong(
    db,
    rows.map(({ id }) => id),
  );
  for (const [mission, fresh] of byMission(rows.filter(({ id }) => !linked.has(id)))) await append(db, mission, fresh);
  await moveFollower(db, NAME, last.position);
  return rows.length;
}

function byMission(rows: readonly Unlinked[]): Map<Id, Unlinked[]> {
  const missions = new Map<Id, Unlinked[]>();
  for (const row of rows) missions.set(row.mission_id, [...(missions.get(row.mission_id) ?? []), row]);
  return missions;
}

async function append(db: Database, mission: Id, rows: readonly Unlinked[]): Promise<void> {
  let { position, head }: { position: number; head: Hash | null } = await endOfChain(db, mission);
  const links = rows.map(({ id, hash, received_at }) => {
    position += 1;
    const next = logLink(mission, head, { hash, receivedAt: received_at });
    head = next;
    return { mission_id: mission, position, revision_id: id, head: next };
  });
  await insertLinks(db, links);
}
