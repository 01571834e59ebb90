import type { Database, RowTable, TableName, Tables } from '#device/tables.ts';
import type { PushReply, PushRequest } from '#model/protocol/messages.ts';
import type { SyncStore } from '#server/sync/sync-store.ts';
import type { Mutation } from './mutation.ts';
import { MORNING } from './world.ts';

type Steps = Parameters<Parameters<SyncStore['writing']>[0]>[0];

export const whileWriting = (sync: SyncStore, change: (log: Steps) => Steps): SyncStore => ({
  ...sync,
  writing: (work) => sync.writing((log) => work(change(log))),
});

/** Tables with some operations of one of them replaced. */
export const withTable = <Name extends TableName>(
  tables: Tables,
  name: Name,
  change: (table: Tables[Name]) => Partial<Tables[Name]>,
): Tables => {
  const table = tables[name] as Tables[Name] | undefined;
  if (!table) return tables; // not of this transaction
  const changed = change(table) as Record<PropertyKey, unknown>;
  return {
    ...tables,
    [name]: new Proxy(table, {
      get: (target, key) => {
        const found = changed[key] ?? (target as unknown as Record<PropertyKey, unknown>)[key];
        return typeof found === 'function' ? found.bind(target) : found;
      },
    }),
  };
};

export const writingWith =
  (change: (tables: Tables) => Tables) =>
  (database: Database): Database => ({
    ...database,
    write: (names, work) => database.write(names, (tables) => work(change(tables))),
  });

/** One transaction cut in two: what is done to `later` happens in a second one. */
export const cutInTwo =
  (later: TableName, together: TableName) =>
  (database: Database): Database => ({
    ...database,
    async write(names, work) {
      if (!names.includes(later) || !names.includes(together)) return database.write(names, work);
      const postponed: ((table: RowTable<never>) => PromiseLike<unknown>)[] = [];
      const result = await database.write(names, (tables) =>
        work(
          withTable(tables, later, () => {
            const postpone =
              (method: 'put' | 'bulkPut' | 'bulkAdd') =>
              async (given: never): Promise<void> =>
                void postponed.push((table) => (table[method] as (given: never) => PromiseLike<unknown>)(given));
            return { put: postpone('put'), bulkPut: postpone('bulkPut'), bulkAdd: postpone('bulkAdd') } as never;
          }),
        ),
      );
      await database.write([later], async (tables) => {
        for (const run of postponed) await run(tables[later] as never);
      });
      return result;
    },
  });

/** What some answers to a push say, taken for the server's word on each of the revisions that were sent. */
export const takenForRefusals = (
  isTaken: (answer: { status: number; json: unknown }, sent: number) => boolean,
): NonNullable<Mutation['transport']> => {
  const refusals = (sent: { revision: string }[]): PushReply => ({
    outcomes: sent.map(({ revision }) => ({ revision, outcome: 'refused', code: 'REVISION_MALFORMED' })),
    receipt: null,
    serverTime: new Date(MORNING).toISOString(),
  });
  return (transport) => ({
    ...transport,
    async post(address, body, token) {
      const ended = await transport.post(address, body, token);
      const sent = ((body as Partial<PushRequest>).envelopes ?? []) as { revision: string }[];
      if (ended.kind !== 'answer' || sent.length === 0 || !isTaken(ended, sent.length)) return ended;
      return { kind: 'answer', status: 200, json: refusals(sent), retryAfterMs: null };
    },
  });
};
