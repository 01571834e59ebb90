import * as z from 'zod/mini';
import { answersCsv } from '#exports/answers-csv.ts';
import { codebookCsv } from '#exports/codebook-csv.ts';
import { codebookJson } from '#exports/codebook-json.ts';
import type { TableScope } from '#exports/columns.ts';
import { exportFileName } from '#exports/file-name.ts';
import { observationsCsv } from '#exports/observations-csv.ts';
import { observationsJsonl } from '#exports/observations-jsonl.ts';
import { Contest } from '#model/contest.ts';
import type { EXPORT_KINDS, ExportRequest } from '#model/desk/observations.ts';
import type { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import type { Actor } from '#model/roles.ts';
import type { Clock } from '#server/clock.ts';
import type { Evidence } from '#server/evidence/evidence.ts';
import { evidenceZip } from '#server/evidence/evidence-zip.ts';
import { photosZip } from '#server/photos/photos-zip.ts';
import type { Database } from '#server/store/dialect.ts';
import type { Immutables } from '#server/store/immutables.ts';
import { fromJson } from '#server/store/json.ts';
import { requireMission } from '#server/store/missions.ts';
import { exportedObservations } from './exported-observations.ts';
import { observationsFor } from './observation-filter.ts';

export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Who may read how far, which file, and what of it. */
export type TableOrder = { kind: ExportKind; reader: Actor; request: ExportRequest };

/** The whole mission, to be checked elsewhere. */
export type EvidenceOrder = { kind: 'evidence.zip'; evidence: Evidence };

export type ExportOrder = TableOrder | EvidenceOrder;

export type ExportHead = { fileName: string; contentType: string };

/** What a part of a file comes as; text is UTF-8 once it is sent. */
export type Part = string | Uint8Array;

/** Where the content of exports is made: here, or in threads of their own (`export-threads.ts`). */
export type Exports = {
  /**
   * Begins when its turn comes; `left` aborts when the reader has gone.
   * @throws RequestRefused BUSY when the reader goes or the server stops before that
   */
  contentOf(order: ExportOrder, left?: AbortSignal): Promise<AsyncIterable<Part>>;
  /** Ends what is still being made. */
  close(): Promise<void>;
};

type Reading = { db: Database; immutables: Immutables };

/** For a process that serves nobody else meanwhile. */
export const exportsHere = (reading: Reading): Exports => ({
  contentOf: (order) => contentOf(reading, order),
  close: async () => {},
});

/** A file that is made while it is read. */
export async function exportOf(
  server: { db: Database; clock: Clock; exports: Exports },
  order: TableOrder,
  left?: AbortSignal,
): Promise<ExportHead & { content: AsyncIterable<Part> }> {
  return { ...(await exportHead(server, order)), content: await server.exports.contentOf(order, left) };
}

/** The name says which filter is in force. */
export async function exportHead(
  { db, clock }: { db: Database; clock: Clock },
  { kind, reader, request }: TableOrder,
): Promise<ExportHead> {
  const { timeZone } = await requireMission(db, reader.mission);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(clock());
  return { fileName: exportFileName(kind, request, day), contentType: CONTENT_TYPES[kind] };
}

const CONTENT_TYPES: Record<ExportKind, string> = {
  'observations.csv': 'text/csv; charset=utf-8',
  'answers.csv': 'text/csv; charset=utf-8',
  'observations.jsonl': 'application/jsonl',
  'codebook.csv': 'text/csv; charset=utf-8',
  'codebook.json': 'application/json',
  'photos.zip': 'application/zip',
};

/** Reads as it is read: a part of the database for each part of the file. */
export async function contentOf(reading: Reading, order: ExportOrder): Promise<AsyncIterable<Part>> {
  return order.kind === 'evidence.zip' ? evidenceZip(reading.db, order.evidence) : tableOf(reading, order);
}

async function tableOf(reading: Reading, { kind, reader, request }: TableOrder): Promise<AsyncIterable<Part>> {
  const { labels, ...filter } = request;
  const inWords = labels === undefined ? {} : { labels };
  const observations = () => exportedObservations(reading, { reader, filter });
  const scope = async () => ({ ...(await scopeOf(reading, reader, filter)), ...inWords });
  switch (kind) {
    case 'observations.csv':
      return observationsCsv(observations(), await scope());
    case 'answers.csv':
      return answersCsv(observations(), inWords);
    case 'observations.jsonl':
      return observationsJsonl(observations());
    case 'codebook.csv':
      return streamed(codebookCsv(await bookOf(reading, reader.mission)));
    case 'codebook.json':
      return streamed([codebookJson(await bookOf(reading, reader.mission))]);
    case 'photos.zip':
      return photosZip(reading.db, { reader, filter });
    default:
      return kind satisfies never;
  }
}

async function* streamed(parts: Iterable<string>): AsyncGenerator<string> {
  yield* parts;
}

/** The form versions these observations were filled on, oldest first, and every contest any frame had. */
async function scopeOf(reading: Reading, reader: Actor, filter: Omit<ExportRequest, 'labels'>): Promise<TableScope> {
  const used = await (await observationsFor(reading.db, { reader, filter, action: 'export-observations' }))
    .select(['observations.form as id', 'observations.form_version as version'])
    .distinct()
    .orderBy('observations.form')
    .orderBy('observations.form_version')
    .execute();
  return {
    forms: await formsOf(reading, reader.mission, used),
    contests: await contestsOf(reading.db, reader.mission),
  };
}

/** The codebook speaks of every form the mission has published, used or not. */
async function bookOf(reading: Reading, mission: Id): Promise<TableScope> {
  const published = await reading.db
    .selectFrom('forms')
    .select(['id', 'version'])
    .where('mission_id', '=', mission)
    .orderBy('id')
    .orderBy('version')
    .execute();
  return { forms: await formsOf(reading, mission, published), contests: await contestsOf(reading.db, mission) };
}

async function formsOf(
  { db, immutables }: Reading,
  mission: Id,
  names: readonly { id: string; version: number }[],
): Promise<Form[]> {
  const forms = await Promise.all(names.map((name) => immutables.form(db, { mission, ...name })));
  return forms.flatMap((form) => form ?? []);
}

async function contestsOf(db: Database, mission: Id): Promise<Contest[]> {
  const frames = await db
    .selectFrom('frames')
    .select('contests_json')
    .where('mission_id', '=', mission)
    .orderBy('version')
    .execute();
  const contests = new Map<string, Contest>();
  for (const { contests_json } of frames)
    for (const contest of fromJson(z.array(Contest), contests_json)) contests.set(contest.code, contest);
  return [...contests.values()];
}
