import type { OutboxRow } from '#device/rows.ts';
import type { PushReply, PushRequest } from '#model/protocol/messages.ts';
import type { Refusal } from '#model/protocol/refusal-codes.ts';
import { cutInTwo, takenForRefusals, whileWriting, withTable, writingWith } from './mutating.ts';
import type { Mutation } from './mutation.ts';
import { phoneCryptography } from './stand-in-cryptography.ts';

/** Deliberate bugs. Each has been made by somebody (`field-lessons`), and each must be seen by the simulation. */
export type Mutant = {
  name: string;
  mutation: Mutation;
  /** The first day on which it is looked for: one that shows on few days would take minutes from the first on. */
  since?: number;
};

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the server does not notice what it has already',
    mutation: {
      sync: (sync) => whileWriting(sync, (log) => ({ ...log, hashesOf: async () => new Map() })),
    },
  },
  {
    name: 'the phone forgets what it has sent before the receipt',
    mutation: {
      transport: (transport, { database }) => ({
        ...transport,
        async post(address, body, token) {
          const ended = await transport.post(address, body, token);
          const sent = ((body as Partial<PushRequest>).envelopes ?? []) as { revision: string }[];
          await database.write(['outbox'], ({ outbox }) => outbox.bulkDelete(sent.map(({ revision }) => revision)));
          return ended;
        },
      }),
    },
  },
  {
    name: 'the cursor is the time of receipt',
    since: 681,
    mutation: {
      sync: (sync, { log }) => ({
        ...sync,
        async readTeamLog({ team, after, limit }) {
          const { rows } = log.image;
          const nameOf = (row: (typeof rows)[number]) => `${row.xid}.${row.logSeq}`;
          const since = rows.find((row) => nameOf(row) === after)?.at ?? '';
          await sync.teamOfPerson('');
          return rows
            .filter((row) => row.revision.team === team && row.at > since)
            .sort((a, b) => (a.at < b.at ? -1 : 1))
            .slice(0, limit)
            .map((row) => ({ position: nameOf(row), ...row.signed }));
        },
      }),
    },
  },
  {
    name: 'the cursor is written before the rows it stands for',
    mutation: { database: cutInTwo('revisions', 'reference') },
  },
  {
    name: 'a refused revision stays at the head of the queue',
    mutation: {
      database: writingWith((tables) =>
        withTable(tables, 'outbox', (outbox) => ({
          bulkPut: (rows: OutboxRow[]) => outbox.bulkPut(rows.filter(({ state }) => state !== 'refused')),
        })),
      ),
    },
  },
  {
    name: 'the journal is emptied before its revision is written',
    mutation: { database: cutInTwo('revisions', 'journal') },
  },
  {
    name: 'the engine says done before anything is on disk',
    mutation: { relaxedDurability: true },
  },
  {
    name: 'a later clock wins over what nobody has seen',
    since: 741,
    mutation: {
      notebook: (notebook) => ({
        ...notebook,
        async answer(change) {
          const open = await notebook.observation(change.observation);
          const heads = open?.observation.heads.get(change.question) ?? [];
          await notebook.answer({ ...change, seen: heads });
        },
      }),
    },
  },
  {
    name: 'of several values that were seen only one is replaced',
    mutation: {
      notebook: (notebook) => ({
        ...notebook,
        answer: (change) => notebook.answer({ ...change, seen: change.seen.slice(0, 1) }),
      }),
    },
  },
  {
    name: 'a number is given out twice',
    mutation: {
      database: writingWith((tables) =>
        withTable(tables, 'state', (state) => ({
          put: async (row) => (row.key === 'chain' && row.value.seq % 3 === 0 ? undefined : state.put(row)),
        })),
      ),
    },
  },
  {
    name: 'a refusal takes back what was written',
    mutation: {
      transport: (transport, { database }) => ({
        ...transport,
        async post(address, body, token) {
          const ended = await transport.post(address, body, token);
          const reply = ended.kind === 'answer' ? (ended.json as Partial<PushReply> | undefined) : undefined;
          const refused = (reply?.outcomes ?? []).filter(({ outcome }) => outcome === 'refused');
          await database.write(['outbox', 'revisions'], async ({ outbox, revisions }) => {
            const ids = refused.map(({ revision }) => revision);
            await outbox.bulkDelete(ids);
            await revisions.bulkDelete(ids);
          });
          return ended;
        },
      }),
    },
  },
  {
    name: 'two writers fold one observation without waiting for each other',
    mutation: { sync: (sync) => whileWriting(sync, (log) => ({ ...log, lockObservations: async () => undefined })) },
  },
  {
    name: 'the follower moves on before it has projected',
    mutation: {
      followed: (followed) => ({
        ...followed,
        async reading(work) {
          const touched: (readonly string[])[] = [];
          const result = await followed.reading((log) =>
            work({ ...log, project: async (observations) => void touched.push(observations) }),
          );
          for (const observations of touched) await followed.reading((log) => log.project(observations));
          return result;
        },
      }),
    },
  },
  {
    name: 'answers lie on the phone as they were typed',
    mutation: {
      cryptography: {
        ...phoneCryptography,
        cipherOf: async (...given) => {
          const cipher = await phoneCryptography.cipherOf(...given);
          return {
            ...cipher,
            seal: async (table, id, content) => {
              const clear = Buffer.from(JSON.stringify(content));
              const body = await cipher.seal(table, id, content);
              return table === 'journal'
                ? (clear.buffer.slice(clear.byteOffset, clear.byteOffset + clear.length) as ArrayBuffer)
                : body;
            },
          };
        },
      },
    },
  },
  {
    name: 'a restored server is not noticed',
    mutation: {
      database: writingWith((tables) =>
        withTable(tables, 'outbox', (outbox) => ({
          bulkPut: (rows: OutboxRow[]) => outbox.bulkPut(rows.filter(({ state }) => state !== 'waiting')),
        })),
      ),
    },
  },
  {
    name: 'what an older app sends, and the server does not read, counts as refused',
    mutation: {
      transport: takenForRefusals(({ json }) => (json as Partial<Refusal> | undefined)?.refusal === 'PROTOCOL_UNKNOWN'),
    },
  },
  {
    name: 'something on the way says 413, and it counts as the server’s refusal',
    mutation: { transport: takenForRefusals(({ status, json }, sent) => status === 413 && !json && sent === 1) },
  },
  {
    name: 'what was refused stays so, though its form is published since',
    since: 38,
    mutation: {
      database: writingWith((tables) =>
        withTable(tables, 'outbox', (outbox) => ({
          async bulkPut(rows: OutboxRow[]) {
            const before = await outbox.bulkGet(rows.map(({ revision }) => revision));
            return outbox.bulkPut(
              rows.filter(({ state }, at) => state !== 'waiting' || before[at]?.state !== 'refused'),
            );
          },
        })),
      ),
    },
  },
  {
    name: 'a photo is dropped when sending it failed',
    mutation: {
      transport: (transport, { database }) => ({
        ...transport,
        async put(...given) {
          const ended = await transport.put(...given);
          if (ended.kind !== 'answer')
            await database.write(['photos', 'photoBodies'], async ({ photos, photoBodies }) => {
              const waiting = await photos.where('state').equals('waiting').toArray();
              await photoBodies.bulkDelete(waiting.map(({ id }) => id));
            });
          return ended;
        },
      }),
    },
  },
  {
    name: 'a photo counts as received once it was sent',
    mutation: {
      transport: (transport, { database }) => ({
        ...transport,
        async put(...given) {
          const ended = await transport.put(...given);
          await database.write(['photos'], async ({ photos }) => {
            const waiting = await photos.where('state').equals('waiting').toArray();
            await photos.bulkPut(waiting.map((row) => ({ ...row, state: 'received' })));
          });
          return ended;
        },
      }),
    },
  },
  {
    name: 'a photo is remembered before its bytes are on disk',
    mutation: { database: cutInTwo('photoBodies', 'photos') },
  },
];
