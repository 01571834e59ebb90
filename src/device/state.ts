import type { Chain, StateRow } from './rows.ts';
import type { Database, Tables } from './tables.ts';

type Valued = Extract<StateRow, { value: unknown }>;
type Values = { [Row in Valued as Row['key']]: Row['value'] };

/** One clear value of `state`, inside a transaction; undefined before it was first written. */
export async function valueIn<Key extends keyof Values>(
  { state }: Pick<Tables, 'state'>,
  key: Key,
): Promise<Values[Key] | undefined> {
  const row = await state.get(key);
  return row && 'value' in row ? (row.value as Values[Key]) : undefined; // the row under this key has this value
}

export const stateValue = <Key extends keyof Values>(database: Database, key: Key): Promise<Values[Key] | undefined> =>
  database.read(['state'], (tables) => valueIn(tables, key));

export const chainIn = async (tables: Pick<Tables, 'state'>): Promise<Chain> =>
  (await valueIn(tables, 'chain')) ?? { seq: 0, prev: null };
