import type { ObservationList, ObservationPage } from '#model/desk/observations.ts';
import type { Actor } from '#model/roles.ts';
import type { Database } from '#server/store/dialect.ts';
import { observationsFor } from './observation-filter.ts';
import { observationRows, type RowCursor } from './observation-rows.ts';

/** Lines of a page whose length nobody asked for. */
const USUAL_LIMIT = 50;

/** One page of the table. `after` comes from `readCursor`. */
export async function listObservations(
  db: Database,
  reader: Actor,
  { after, limit = USUAL_LIMIT, ...filter }: Omit<ObservationPage, 'after'> & { after?: RowCursor | undefined },
): Promise<ObservationList> {
  const observations = await observationsFor(db, { reader, filter });
  const counted = await observations.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await observationRows(db, { reader, observations, limit: limit + 1, after });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    total: Number(counted.total),
    after: last && found.length > limit ? writeCursor(last.cursor) : null,
  };
}

const writeCursor = ({ receivedAt, no }: RowCursor): string => `${receivedAt}~${no}`;

/** Undefined for a text that is no cursor. */
export function readCursor(text: string): RowCursor | undefined {
  const [, receivedAt, no] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,15})$/.exec(text) ?? [];
  return receivedAt === undefined || no === undefined ? undefined : { receivedAt, no: Number(no) };
}
