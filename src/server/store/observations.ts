import type { NotNull } from 'kysely';
import { answerTo, optionsOf } from '#model/answers.ts';
import { questionsOf } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import { changedAfterCompletion, stateOf } from '#model/observation/fold.ts';
import { decisionsOf, joinedTo } from '#model/observation/joining.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { commentsOwed } from '#model/problems.ts';
import { coreProgress, isCritical, isProblem } from '#model/relevance.ts';
import { type Database, isPostgres } from './dialect.ts';
import { arrivedAt, type Folded } from './fold.ts';
import { insertRows, isAmong, updateRows } from './row-sets.ts';
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
  const counted = questionsOf(form).filter((question) => reading.answers.get(question.id) !== undefined);
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
    conflicts: reading.standings.inOrder.filter((standing) => standing === 'conflict').length,
    core_left: coreProgress(reading).left.length,
    owed: commentsOwed(reading).length,
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

/** The numbers of observations, for tables that refer to them often. */
export async function observationNumbers(db: Database, ids: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom('observations')
    .select(['id', 'no'])
    .where(isAmong(db, 'id', ids))
    .execute();
  return new Map(rows.map(({ id, no }) => [id, no]));
}

/** What everything written to one observation must agree with. */
export type Opened = { id: Id; mission: Id; team: Id; form: string; formVersion: number };

/** Those of these observations that are there. */
export async function openedAmong(db: Database, ids: readonly Id[]): Promise<Map<Id, Opened>> {
  const rows = await db
    .selectFrom('observations')
    .select(['id', 'mission_id as mission', 'team_id as team', 'form', 'form_version as formVersion'])
    .where(isAmong(db, 'id', ids))
    .execute();
  return new Map(rows.map((opened) => [opened.id, opened]));
}

/**
 * Locks the rows of observations for the rest of the transaction, making those that are not there: writers of one
 * observation queue here, in this process and in others. Always by id, so that two transactions never wait for each
 * other in a circle. On SQLite the transaction itself is the lock.
 */
export async function lockObservations(db: Database, opened: readonly Opened[], at: string): Promise<void> {
  if (opened.length === 0) return;
  const inOrder = [...opened].sort((a, b) => (a.id < b.id ? -1 : 1));
  await insertRows(
    db,
    'observations',
    inOrder.map((each) => ({
      id: each.id,
      mission_id: each.mission,
      team_id: each.team,
      form: each.form,
      form_version: each.formVersion,
      place_json: null,
      station: null,
      area: null,
      area_path: '/',
      outcome: null,
      state: 'draft' as const,
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
    })),
  )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  if (!isPostgres(db)) return;
  await lockExisting(
    db,
    inOrder.map(({ id }) => id),
  );
}

/**
 * Locks the rows of those of these observations that are there, and of the visits they are part of: always by id, like
 * above.
 */
export async function lockExisting(db: Database, ids: readonly Id[]): Promise<Map<Id, Row<'observations'>>> {
  const those = db
    .selectFrom('observations')
    .select('id')
    .where(isAmong(db, 'id', ids));
  const wholes = db
    .selectFrom('observations')
    .select('joined_to as id')
    .where(isAmong(db, 'id', ids))
    .where('joined_to', 'is not', null)
    .$narrowType<{ id: NotNull }>();
  const locking = db.selectFrom('observations').selectAll().where('id', 'in', those.union(wholes)).orderBy('id');
  const rows = await (isPostgres(db) ? locking.forUpdate() : locking).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the fold says after revisions up to `lastLogSeq` were appended. */
export type Written = { folded: Folded; lastLogSeq: number };

export const writeFolds = (db: Database, written: readonly Written[], at: string): Promise<void> =>
  updateRows(
    db,
    { table: 'observations', key: 'id' },
    written.map(({ folded, lastLogSeq }) => ({
      id: folded.observation.id,
      ...observationColumns(folded),
      last_received_at: at,
      last_log_seq: lastLogSeq,
    })),
  );
