import { revisionHash } from '#model/observation/hashing.ts';
import type { Database } from '#server/store/dialect.ts';
import { readFolded } from '#server/store/fold.ts';
import { newImmutables } from '#server/store/immutables.ts';
import { observationColumns } from '#server/store/observations.ts';
import type { Written } from '../server/phone.ts';
import type { Sender } from './sender.ts';

/** What of the phones' receipts the log does not keep: `lost` of what was receipted, and everything else that is wrong. */
export type LogFaults = { lost: string[]; wrong: string[] };

/**
 * Holds the log against what phones wrote and have receipts for: each receipted revision is there as it was signed,
 * nothing is there twice, nothing is there that nobody wrote, every fold is the fold of the log.
 */
export async function logFaults(
  db: Database,
  { written, receipted }: Pick<Sender, 'receipted'> & { written: readonly Written[] },
): Promise<LogFaults> {
  const rows = await db.selectFrom('revisions').selectAll().orderBy('log_seq').execute();
  const lost: string[] = [];
  const wrong: string[] = [];
  const texts = new Map(written.map(({ revision, text }) => [revision.id, text]));
  const held = new Set<string>();
  const numbers = new Set<string>();
  for (const { id, device_id, seq, text, hash, flags_json } of rows) {
    if (held.has(id)) wrong.push(`${id} is in the log twice`);
    if (numbers.has(`${device_id} ${seq}`)) wrong.push(`${device_id} has two revisions ${seq}`);
    if (texts.get(id) !== text) wrong.push(`${id} is not what its phone wrote`);
    if (revisionHash(text) !== hash) wrong.push(`${id} has another hash`);
    if (flags_json !== '[]') wrong.push(`${id} is flagged ${flags_json}`);
    held.add(id);
    numbers.add(`${device_id} ${seq}`);
  }
  for (const [id] of receipted) if (!held.has(id)) lost.push(`${id} has a receipt and is not in the log`);
  return { lost, wrong: [...wrong, ...(await foldFaults(db))] };
}

async function foldFaults(db: Database): Promise<string[]> {
  const immutables = newImmutables();
  const faults: string[] = [];
  const last = await db
    .selectFrom('revisions')
    .select((of) => ['observation_id', of.fn.max('log_seq').as('log_seq')])
    .groupBy('observation_id')
    .execute();
  const lastOf = new Map(last.map(({ observation_id, log_seq }) => [observation_id, log_seq]));
  const rows = await db.selectFrom('observations').selectAll().execute();
  for (const row of rows) {
    const number = lastOf.get(row.id);
    if (number === undefined) {
      faults.push(`Observation ${row.id} has nothing in the log`);
      continue;
    }
    const told = { ...observationColumns(await readFolded(db, immutables, row.id)), last_log_seq: number };
    for (const [column, value] of Object.entries(told))
      if (row[column as keyof typeof row] !== value)
        faults.push(
          `Observation ${row.id}: ${column} is ${String(row[column as keyof typeof row])}, not ${String(value)}`,
        );
  }
  const there = new Set(rows.map(({ id }) => id));
  for (const id of lastOf.keys()) if (!there.has(id)) faults.push(`Observation ${id} is only in the log`);
  return faults;
}
