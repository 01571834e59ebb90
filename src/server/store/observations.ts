import { answerTo, optionsOf } from '#model/answers.ts';
import { questionsOf } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import { changedAfterCompletion, stateOf } from '#model/observation/fold.ts';
import { decisionsOf, joinedTo } from '#model/observation/joining.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { problemsOf } from '#model/problems.ts';
import { coreProgress, isCritical, isProblem } from '#model/relevance.ts';
import { type Database, isPostgres } from './dialect.ts';
import { arrivedAt, type Folded, readFolded } from './fold.ts';
import type { Immutables } from './immutables.ts';
import { sortKey } from './sort-key.ts';
import type { NewRow, Row } from './tables.ts';

type Told = Omit<
  NewRow<'observations'>,
  | 'no'
  | 'id'
  | 'mission_id'
  | 'team_id'
  | 'form'
  | 'form_version'
  | 'first_received_at'
  | 'last_received_at'
  | 'last_log_seq'
>;

/** What the fold says, as columns: what tables, filters and counts of headquarters read. */
export function observationColumns(folded: Folded): Told {
  const { observation, own, form, reading, place, station, team } = folded;
  const decisions = decisionsOf(own);
  const outcome = form.outcomeQuestion ? optionsOf(answerTo(reading.answers, form.outcomeQuestion))[0] : undefined;
  // only answers that count: `reading.answers` holds none of a question that is not asked
  const counted = questionsOf(form).filter((question) => reading.answers.has(question.id));
  const standings = [...reading.standings.values()];
  const revisions = [...observation.revisions.values()];
  return {
    place_json: place ? JSON.stringify(place) : null,
    station: place?.kind === 'station' ? place.station : null,
    area: place ? areaOfPlace(place) : null,
    area_path: folded.areaPath,
    outcome: outcome ?? null,
    state: stateOf(observation),
    changed_after_completion: changedAfterCompletion(observation) ? 1 : 0,
    problems: counted.filter((question) => isProblem(question, reading)).length,
    critical: counted.filter((question) => isCritical(question, answerTo(reading.answers, question.id))).length,
    conflicts: standings.filter((standing) => standing === 'conflict').length,
    core_left: coreProgress(reading).left.length,
    owed: problemsOf(reading).filter((problem) => problem.weight === 'comment-owed').length,
    arrived_at: arrivedAt(folded),
    synthetic: folded.mission.synthetic || revisions.some(({ source }) => source === 'demonstration') ? 1 : 0,
    search_key: sortKey(
      [
        team.code,
        ...(station ? [station.number, station.code, station.name, station.address] : []),
        ...(place ? wordsOf(place) : []),
      ].join(' '),
    ),
    joined_to: joinedTo(decisions),
    decisions_json: decisions.size === 0 ? null : JSON.stringify(Object.fromEntries(decisions)),
  };
}

function wordsOf(place: Place): string[] {
  switch (place.kind) {
    case 'station':
      return [place.station];
    case 'commission':
      return [place.name];
    case 'described':
      return [place.description];
    case 'none':
      return [];
    default:
      return place satisfies never;
  }
}

/** The number of an observation, for tables that refer to it often. */
export async function observationNo(db: Database, id: Id): Promise<number> {
  return (await db.selectFrom('observations').select('no').where('id', '=', id).executeTakeFirstOrThrow()).no;
}

export type Opened = { id: Id; mission: Id; team: Id; form: string; formVersion: number };

/** What everything written to one observation must agree with. */
export const observationOpened = (db: Database, id: Id): Promise<Omit<Opened, 'id'> | undefined> =>
  db
    .selectFrom('observations')
    .select(['mission_id as mission', 'team_id as team', 'form', 'form_version as formVersion'])
    .where('id', '=', id)
    .executeTakeFirst();

/**
 * Locks the observation's row for the rest of the transaction, making it when there is none: writers of one
 * observation queue here, in this process and in others. On SQLite the transaction itself is the lock.
 */
export async function lockObservation(db: Database, opened: Opened, at: string): Promise<Row<'observations'>> {
  await db
    .insertInto('observations')
    .values({
      id: opened.id,
      mission_id: opened.mission,
      team_id: opened.team,
      form: opened.form,
      form_version: opened.formVersion,
      place_json: null,
      station: null,
      area: null,
      area_path: '/',
      outcome: null,
      state: 'draft',
      changed_after_completion: 0,
      problems: 0,
      critical: 0,
      conflicts: 0,
      core_left: 0,
      owed: 0,
      arrived_at: null,
      first_received_at: at,
      last_received_at: at,
      last_log_seq: 0,
      synthetic: 0,
      search_key: '',
      joined_to: null,
      decisions_json: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const row = await lockExisting(db, opened.id);
  if (!row) throw new Error('An observation was not made');
  return row;
}

/** Writes what the fold says after revisions up to `lastLogSeq` were appended. */
export async function writeFold(
  db: Database,
  folded: Folded,
  { lastLogSeq, at }: { lastLogSeq: number; at: string },
): Promise<void> {
  await db
    .updateTable('observations')
    .set({ ...observationColumns(folded), last_received_at: at, last_log_seq: lastLogSeq })
    .where('id', '=', folded.observation.id)
    .execute();
}

/** Folds an observation after revisions were appended to it, with its row locked; and the visit it is part of. */
export async function refold(
  { db, immutables }: { db: Database; immutables: Immutables },
  id: Id,
  written: { lastLogSeq: number; at: string },
): Promise<void> {
  const folded = await readFolded(db, immutables, id);
  await writeFold(db, folded, written);
  const whole = joinedTo(decisionsOf(folded.own));
  if (whole === null || !(await lockExisting(db, whole))) return;
  await writeFold(db, await readFolded(db, immutables, whole), written);
}

/** Locks a row that is there. Parts are locked before the visit they belong to: nobody waits in a circle. */
export async function lockExisting(db: Database, id: Id): Promise<Row<'observations'> | undefined> {
  const locking = db.selectFrom('observations').selectAll().where('id', '=', id);
  return (isPostgres(db) ? locking.forUpdate() : locking).executeTakeFirst();
}
