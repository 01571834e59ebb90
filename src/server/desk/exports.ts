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
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { fromJson } from '#server/store/json.ts';
import { requireMission } from '#server/store/missions.ts';
import { exportedObservations } from './exported-observations.ts';
import { observationsFor, type Reader } from './observation-filter.ts';

export type ExportKind = (typeof EXPORT_KINDS)[number];

export type Export = { fileName: string; contentType: string; content: AsyncIterable<string> };

type Exporting = Pick<Server, 'db' | 'immutables' | 'clock'>;

/** A file that is made while it is read. Its name says which filter was in force. */
export async function exportOf(
  server: Exporting,
  { kind, reader, request }: { kind: ExportKind; reader: Reader; request: ExportRequest },
): Promise<Export> {
  const { timeZone } = await requireMission(server.db, reader.mission);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(server.clock());
  return {
    fileName: exportFileName(kind, request, day),
    contentType: CONTENT_TYPES[kind],
    content: await contentOf(server, { kind, reader, request }),
  };
}

const CONTENT_TYPES: Record<ExportKind, string> = {
  'observations.csv': 'text/csv; charset=utf-8',
  'answers.csv': 'text/csv; charset=utf-8',
  'observations.jsonl': 'application/jsonl',
  'codebook.csv': 'text/csv; charset=utf-8',
  'codebook.json': 'application/json',
};

async function contentOf(
  server: Exporting,
  { kind, reader, request }: { kind: ExportKind; reader: Reader; request: ExportRequest },
): Promise<AsyncIterable<string>> {
  const { labels, ...filter } = request;
  const inWords = labels === undefined ? {} : { labels };
  const observations = () => exportedObservations(server, { reader, filter });
  const scope = async () => ({ ...(await scopeOf(server, reader, filter)), ...inWords });
  switch (kind) {
    case 'observations.csv':
      return observationsCsv(observations(), await scope());
    case 'answers.csv':
      return answersCsv(observations(), inWords);
    case 'observations.jsonl':
      return observationsJsonl(observations());
    case 'codebook.csv':
      return streamed(codebookCsv(await bookOf(server, reader.mission)));
    case 'codebook.json':
      return streamed([codebookJson(await bookOf(server, reader.mission))]);
    default:
      return kind satisfies never;
  }
}

async function* streamed(parts: Iterable<string>): AsyncGenerator<string> {
  yield* parts;
}

/** The form versions these observations were filled on, oldest first, and every contest any frame had. */
async function scopeOf(server: Exporting, reader: Reader, filter: Omit<ExportRequest, 'labels'>): Promise<TableScope> {
  const used = await (await observationsFor(server.db, { reader, filter, action: 'export-observations' }))
    .select(['observations.form as id', 'observations.form_version as version'])
    .distinct()
    .orderBy('observations.form')
    .orderBy('observations.form_version')
    .execute();
  return { forms: await formsOf(server, reader.mission, used), contests: await contestsOf(server.db, reader.mission) };
}

/** The codebook speaks of every form the mission has published, used or not. */
async function bookOf(server: Exporting, mission: Id): Promise<TableScope> {
  const published = await server.db
    .selectFrom('forms')
    .select(['id', 'version'])
    .where('mission_id', '=', mission)
    .orderBy('id')
    .orderBy('version')
    .execute();
  return { forms: await formsOf(server, mission, published), contests: await contestsOf(server.db, mission) };
}

async function formsOf(
  { db, immutables }: Exporting,
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
