import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { TableCell } from '#exports/notation.ts';
import { createApp } from '#server/app.ts';
import { createDemo, type Demo } from '#server/demo/create-demo.ts';
import { contentOf } from '#server/desk/exports.ts';
import { openServer, type Server } from '#server/open.ts';
import { drained } from './drained.ts';
import { readCells } from './read-cells.ts';
import { atMost, type Row, said, told } from './row.ts';

const OBSERVATIONS = 10_000;
const AT_ONCE = 100;

/** The download of a coordinator, from SQLite: the demonstration's visits, copied until there are enough. */
export async function download(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const server = await openServer({ DAYBOOK_DATA: folder }, { exportWorker: resolve('dist/server/export-worker.js') });
  try {
    const demo = await createDemo(server);
    const get = await signedIn(server, demo);
    const rows = (await readCells(asText(await get()))).slice(1);
    await copyVisits(server);
    // else the follower would work on ten thousand new visits beside what is measured
    await server.follower.catchUp();

    const bare = await drained(bareRows(server, rows));
    const reader = { role: 'owner' as const, areaPaths: [], mission: demo.mission };
    const made = await drained(await contentOf(server, { kind: 'observations.csv', reader, request: {} }));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const askedAt = performance.now();
    const answer = await get();
    const answeredMs = performance.now() - askedAt;
    const whole = await drained(answer);
    delay.disable();
    const name = `download of ${OBSERVATIONS} observations × ${rows[0]?.length} columns, SQLite`;
    return [
      atMost(name, whole.seconds / bare.seconds, { limit: 2, unit: '× read and plain join' }),
      told('… read and plain join, download', `${said(bare.seconds, 's')}, ${said(whole.seconds, 's')}`),
      told('… made in the thread that measures', said(made.seconds, 's')),
      atMost(`… its memory above idle, for ${said(made.megabytes, 'MB')}`, made.peakMB, { limit: 200, unit: 'MB' }),
      told('… server’s own memory above idle, download', said(whole.peakMB, 'MB')),
      told('… server’s own thread held up, longest', said(delay.max / 1e6, 'ms')),
      atMost('… first byte', answeredMs + whole.firstByteMs, { limit: 500, unit: 'ms' }),
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function signedIn(server: Server, { signIn }: Demo): Promise<() => Promise<ReadableStream<Uint8Array>>> {
  const app = createApp(server);
  const login = await app.request('/api/desk/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signIn),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async () => {
    const { status, body } = await app.request('/api/desk/exports/observations.csv', { headers: { cookie } });
    if (status !== 200 || !body) throw new Error(`The download answered ${status}`);
    return body;
  };
}

async function* asText(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const part of bytes) yield decoder.decode(part, { stream: true });
}

/**
 * Copies observations and their revisions under new names, each time with teams of their own: one team is not at one
 * station a hundred times, and each such visit would be a possible duplicate of all the others.
 */
async function copyVisits({ db }: Server): Promise<void> {
  const teams = await db.selectFrom('teams').selectAll().execute();
  const observations = await db.selectFrom('observations').selectAll().execute();
  const revisions = await db.selectFrom('revisions').selectAll().execute();
  const missing = OBSERVATIONS - observations.length;
  let copied = new Map<string, string>();
  for (let made = 0; made < missing; made += AT_ONCE)
    await db.transaction().execute(async (tx) => {
      for (let index = made; index < Math.min(missing, made + AT_ONCE); index++) {
        const original = observations[index % observations.length];
        if (!original) return;
        if (index % observations.length === 0) {
          const round = index / observations.length;
          copied = new Map(teams.map(({ id }) => [id, crypto.randomUUID()]));
          const copies = teams.map((team) => ({
            ...team,
            id: copied.get(team.id) ?? team.id,
            code: `${team.code}-${round}`,
          }));
          await tx.insertInto('teams').values(copies).execute();
        }
        const { no: _, ...row } = original;
        const id = crypto.randomUUID();
        const team_id = copied.get(row.team_id) ?? row.team_id;
        await tx
          .insertInto('observations')
          .values({ ...row, id, team_id })
          .execute();
        const own = revisions.filter((revision) => revision.observation_id === original.id);
        const copies = own.map(({ log_seq: _, ...copy }) => ({
          ...copy,
          id: crypto.randomUUID(),
          observation_id: id,
        }));
        await tx.insertInto('revisions').values(copies).execute();
      }
    });
}

/** The bound: the same revisions read in pages and parsed, the same cells joined. */
async function* bareRows({ db }: Server, rows: readonly TableCell[][]): AsyncGenerator<string> {
  for (let after = 0, written = 0; ; ) {
    const page = await db
      .selectFrom('revisions')
      .select(['log_seq', 'observation_id', 'text'])
      .where('log_seq', '>', after)
      .orderBy('log_seq')
      .limit(1000)
      .execute();
    for (const { text } of page) JSON.parse(text);
    const observations = new Set(page.map(({ observation_id }) => observation_id)).size;
    let lines = '';
    for (let each = 0; each < observations; each++) lines += `${rows[written++ % rows.length]?.join(',')}\r\n`;
    yield lines;
    after = page.at(-1)?.log_seq ?? after;
    if (page.length < 1000) return;
  }
}
