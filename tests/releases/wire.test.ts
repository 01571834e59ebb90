import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseRevision } from '#model/observation/revision.ts';
import { KNOWS, PullReply, PushReply, Receipt } from '#model/protocol/messages.ts';
import { createApp } from '#server/app.ts';
import { openServer } from '#server/open.ts';
import { protectionOf, writePhotoPolicy, writeProtection } from '#server/store/missions.ts';
import { releaseFixture } from '../fixtures/release.ts';

/** The server of release 1 as it stood when both phones had just enrolled, opened by today's code. */
async function serverOfRelease1() {
  const { serverDatabase, serverKeys } = releaseFixture(1);
  const folder = mkdtempSync(join(tmpdir(), 'daybook-release-'));
  writeFileSync(join(folder, 'daybook.db'), serverDatabase());
  writeFileSync(join(folder, 'keys.json'), serverKeys(), { mode: 0o600 });
  const server = await openServer({ DAYBOOK_DATA: folder });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { server, app: createApp(server) };
}

test('everything phones of release 1 sent is taken today, with the same answers and once', async () => {
  const { server, app } = await serverOfRelease1();
  const pushes = releaseFixture(1)
    .wire()
    .filter(({ path }) => path === '/api/v1/push');
  expect(pushes.length).toBeGreaterThanOrEqual(4);
  const sent = new Set<string>();
  for (let round = 1; round <= 2; round++)
    for (const { path, token, body, answer } of pushes) {
      const response = await app.request(path, {
        method: 'POST',
        headers: { authorization: token, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(200);
      const today = PushReply.parse(await response.json());
      const then = PushReply.parse(answer);
      expect(today.outcomes.map(({ revision }) => revision)).toEqual(then.outcomes.map(({ revision }) => revision));
      for (const { revision, outcome } of today.outcomes) {
        expect(outcome).toBe(sent.has(revision) ? 'duplicate' : 'stored');
        sent.add(revision);
      }
      const receipt = Receipt.parse(JSON.parse(today.receipt?.text ?? 'null'));
      const receiptThen = Receipt.parse(JSON.parse(then.receipt?.text ?? 'null'));
      expect(receipt.revisions).toEqual(receiptThen.revisions);
    }
  const { count } = await server.db
    .selectFrom('revisions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(sent.size);
});

test('what the server of release 1 answered is read today', () => {
  const pulls = releaseFixture(1)
    .wire()
    .filter(({ path }) => path === '/api/v1/pull');
  const revisions = pulls.flatMap(({ answer }) =>
    PullReply.parse(answer).revisions.map(({ text }) => parseRevision(text)),
  );
  expect(revisions.length).toBeGreaterThan(4);
  expect(new Set(revisions.map(({ kind }) => kind))).toEqual(new Set(['edit', 'complete', 'amend']));
});

test('a phone of release 1 is told nothing of photos and protection, also in a mission that has both', async () => {
  const { server, app } = await serverOfRelease1();
  const pull = releaseFixture(1)
    .wire()
    .find(({ path }) => path === '/api/v1/pull');
  const mission = await server.db.selectFrom('missions').select('id').executeTakeFirstOrThrow();
  await writePhotoPolicy(server.db, mission.id, { allowed: true, keepTime: true, keepPosition: true, notice: '' });
  expect(await protectionOf(server.db, mission.id)).toBe('none'); // what a mission of before asks
  await writeProtection(server.db, mission.id, 'hostile');
  const ask = async (knows: Record<string, string>): Promise<PullReply> => {
    const response = await app.request('/api/v1/pull', {
      method: 'POST',
      headers: { authorization: pull?.token ?? '', 'content-type': 'application/json', ...knows },
      body: JSON.stringify({ ...(pull?.body as object), cursor: null, reference: null }),
    });
    return PullReply.parse(await response.json());
  };
  expect(Object.keys((await ask({})).reference?.content ?? {}).sort()).toEqual(
    ['assignments', 'forms', 'frameVersion', 'mission', 'people', 'team'], // all that release 1 reads
  );
  const { photos, ...others } = (await ask({ [KNOWS.header]: KNOWS.photos })).reference?.content ?? {};
  expect(photos).toMatchObject({ allowed: true });
  expect(others).not.toHaveProperty('protection');
  const both = `${KNOWS.photos}, ${KNOWS.protection}`;
  expect((await ask({ [KNOWS.header]: both })).reference?.content.protection).toBe('hostile');
});
