import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OutboxFile } from '#model/protocol/outbox-file.ts';
import { receiveOutboxFile } from '#server/desk/courier.ts';
import { openServer } from '#server/open.ts';
import { releaseFixture } from '../fixtures/release.ts';

test('an outbox file that Madina’s phone of release 1 gave out is taken by the server it was sealed for, twice without harm', async () => {
  const { serverDatabase, serverKeys, outboxFile } = releaseFixture(1);
  const folder = mkdtempSync(join(tmpdir(), 'daybook-release-'));
  writeFileSync(join(folder, 'daybook.db'), serverDatabase());
  writeFileSync(join(folder, 'keys.json'), serverKeys(), { mode: 0o600 });
  const server = await openServer({ DAYBOOK_DATA: folder });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const text = outboxFile();
  const { mission, envelopes } = OutboxFile.parse(JSON.parse(text.split('\n')[1] ?? ''));
  expect(envelopes.length).toBeGreaterThan(1);
  const given = { mission, text, take: true };
  const taken = { envelopes: envelopes.length, known: 0, refused: [] };
  expect(await receiveOutboxFile(server, { ...given, take: false })).toMatchObject({
    ...taken,
    fresh: envelopes.length,
  });
  expect(await receiveOutboxFile(server, given)).toMatchObject({ ...taken, fresh: envelopes.length });
  expect(await receiveOutboxFile(server, given)).toMatchObject({ ...taken, fresh: 0, known: envelopes.length });
});
