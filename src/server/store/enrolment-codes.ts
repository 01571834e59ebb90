import type { Database } from './dialect.ts';
import type { NewRow, Row } from './tables.ts';

export type EnrolmentCode = Row<'enrolment_codes'>;

/** False when another code has this lookup. */
export async function insertCode(db: Database, code: NewRow<'enrolment_codes'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('enrolment_codes')
    .values(code)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export const codeByLookup = (db: Database, lookup: string): Promise<EnrolmentCode | undefined> =>
  db.selectFrom('enrolment_codes').selectAll().where('lookup', '=', lookup).executeTakeFirst();

/** Counts one more wrong secret; returns how many there have been. */
export async function countWrongTry(db: Database, lookup: string): Promise<number> {
  const row = await db
    .updateTable('enrolment_codes')
    .set((of) => ({ wrong_tries: of('wrong_tries', '+', 1) }))
    .where('lookup', '=', lookup)
    .returning('wrong_tries')
    .executeTakeFirst();
  return row?.wrong_tries ?? 0;
}

/** False when the code was used in the meantime: of two phones with one code, one enrols. */
export async function takeCode(db: Database, lookup: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('enrolment_codes')
    .set({ used_at: at })
    .where('lookup', '=', lookup)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
