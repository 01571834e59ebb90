import type { ContestsChange, ImportPlan, ImportRequest, PublishRequest } from '#model/desk/frame-import.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import { type Clock, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { insertFrame, newestFrameVersion, readFrame, readFrameHead } from '#server/store/frames.ts';
import { compareFrames } from './compare-frames.ts';
import { type PlannedFrame, planImport } from './plan-import.ts';
import { readTable } from './read-table.ts';
import type { Table } from './table.ts';
import { forgetUpload, readUpload } from './uploads.ts';

/** The frame in force; null while the mission has none. */
export async function currentFrame(db: Database, mission: Id): Promise<Frame | null> {
  const version = await newestFrameVersion(db, mission);
  return version === null ? null : ((await readFrame(db, { mission, version })) ?? null);
}

/** @throws RequestRefused with what is wrong with the file */
export async function tableOf(content: Uint8Array, sheet: string | null): Promise<Table> {
  const read = await readTable(content, sheet);
  if (read.outcome === 'refused') throw refuse(read.code, read.detail);
  return read.table;
}

export type Planned = { planned: PlannedFrame; plan: Omit<ImportPlan, 'upload'> };

type ImportFile = { content: Uint8Array } & Pick<ImportRequest, 'sheet' | 'mapping'>;

/** What publishing this file would do. Writes nothing. @throws RequestRefused: FILE_…, COLUMN_MISSING, NO_GOOD_ROWS */
export async function planFile(db: Database, mission: Id, file: ImportFile): Promise<Planned> {
  const { planned, present } = await plannedFrame(db, mission, file);
  return { planned, plan: compareFrames(planned, present, await observedStations(db, mission)) };
}

async function plannedFrame(db: Database, mission: Id, { content, sheet, mapping }: ImportFile) {
  const table = await tableOf(content, sheet);
  const present = await currentFrame(db, mission);
  const outcome = planImport(table, mapping, present);
  if (outcome.outcome === 'refused') throw refuse(outcome.code, outcome.detail);
  return { planned: outcome.planned, present };
}

export async function planUpload(db: Database, mission: Id, request: ImportRequest): Promise<Planned> {
  return planFile(db, mission, { ...request, content: await readUpload(db, mission, request.upload) });
}

type Publishing = { mission: Id; clock: Clock };

/**
 * Publishes the good rows of an upload as the next version, in one transaction.
 * @throws STALE when another version was published since the plan; REQUEST_MALFORMED when faulty rows would be left
 * out without anybody saying so
 */
export async function publishUpload(
  db: Database,
  { mission, clock }: Publishing,
  request: PublishRequest,
): Promise<number> {
  const content = await readUpload(db, mission, request.upload);
  const also = (tx: Database) => forgetUpload(tx, request.upload);
  return publishFile(db, { mission, clock, also }, { ...request, content });
}

/**
 * Publishes the good rows of a file as the next version. `also` runs in the same transaction.
 * @throws like `publishUpload`
 */
export async function publishFile(
  db: Database,
  { mission, clock, also }: Publishing & { also?: (tx: Database) => Promise<void> },
  file: ImportFile & Pick<PublishRequest, 'against' | 'skipFaults'>,
): Promise<number> {
  const { planned } = await plannedFrame(db, mission, file);
  if (planned.faults.length > 0 && !file.skipFaults) throw refuse('REQUEST_MALFORMED', 'skipFaults');
  return db.transaction().execute(async (tx) => {
    const version = await publishFrame(tx, { mission, clock }, { planned, against: file.against });
    await also?.(tx);
    return version;
  });
}

/** Call in a transaction. Contests stay as they are. @throws STALE */
async function publishFrame(
  db: Database,
  { mission, clock }: Publishing,
  { planned, against }: { planned: PlannedFrame; against: number | null },
): Promise<number> {
  const present = await lockedVersion(db, mission);
  if (present !== against) throw refuse('STALE', `frame ${present ?? 'none'}`);
  const before = present === null ? undefined : await readFrameHead(db, { mission, version: present });
  const { areas, stations } = planned;
  const frame = { version: (present ?? 0) + 1, contests: before?.contests ?? [], areas, stations };
  await insertFrame(db, { mission, frame, publishedAt: nowOf(clock) });
  return frame.version;
}

/**
 * Publishes the same stations with other contests. Call in a transaction.
 * @throws STALE when another version was published meanwhile; REQUEST_MALFORMED when a contest that is voted on at a
 * station would go, or a code is there twice
 */
export async function publishContests(
  db: Database,
  { mission, clock }: Publishing,
  { contests, against }: ContestsChange,
): Promise<number> {
  const present = await lockedVersion(db, mission);
  if (against !== undefined && present !== against) throw refuse('STALE', `frame ${present ?? 'none'}`);
  const frame = present === null ? undefined : await readFrame(db, { mission, version: present });
  const codes = new Set(contests.map(({ code }) => code));
  if (codes.size < contests.length) throw refuse('REQUEST_MALFORMED', 'contests: a code is there twice');
  const needed = frame?.stations.flatMap((station) => station.contests).find((code) => !codes.has(code));
  if (needed !== undefined) throw refuse('REQUEST_MALFORMED', `contests: ${needed} is voted on at stations`);
  const next = { areas: [], stations: [], ...frame, contests, version: (present ?? 0) + 1 };
  await insertFrame(db, { mission, frame: next, publishedAt: nowOf(clock) });
  return next.version;
}

/** Publishing waits for publishing: the mission's row is the lock. On SQLite the transaction itself is. */
async function lockedVersion(db: Database, mission: Id): Promise<number | null> {
  if (isPostgres(db)) await db.selectFrom('missions').select('id').where('id', '=', mission).forUpdate().execute();
  return newestFrameVersion(db, mission);
}

async function observedStations(db: Database, mission: Id): Promise<Set<string>> {
  const rows = await db
    .selectFrom('observations')
    .select('station')
    .distinct()
    .where('mission_id', '=', mission)
    .where('station', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ station }) => station ?? []));
}
