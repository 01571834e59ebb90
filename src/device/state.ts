import type { Database } from './database.ts';
import type { Chain, StateRow } from './rows.ts';

type Valued = Extract<StateRow, { value: unknown }>;
type Values = { [Row in Valued as Row['key']]: Row['value'] };

/** One clear value of `state`; undefined before it was first written. */
export async function stateValue<Key extends keyof Values>(
  database: Database,
  key: Key,
): Promise<Values[Key] | undefined> {
  const row = await database.read(['state'], () => database.tables.state.get(key));
  return row && 'value' in row ? (row.value as Values[Key]) : undefined; // the row under this key has this value
}

export const chainOf = async (database: Database): Promise<Chain> =>
  (await stateValue(database, 'chain')) ?? { seq: 0, prev: null };
