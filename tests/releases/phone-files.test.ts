import 'fake-indexeddb/auto';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#device/database.ts';
import { closeDevice, type Device, openDevice } from '#device/device.ts';
import { openNotebook } from '#device/open-notebook.ts';
import { waitingRows } from '#device/outbox.ts';
import { currentHead, seenHeads, stateOf } from '#model/observation/fold.ts';
import { readSealingKeys } from '#server/hpke-open.ts';
import { openEnvelope } from '#server/opening.ts';
import { restoreProfile } from '../fixtures/phone-profile.ts';
import { releaseFixture } from '../fixtures/release.ts';

/** Madina's phone at noon: one visit amended, one begun, the newest answers not sent, one of them not minted. */
async function madinasPhone(): Promise<Device> {
  const name = `release-1-${randomUUID()}`;
  await restoreProfile(releaseFixture(1).phone(), name);
  const device = await openDevice({
    database: await openDatabase(name),
    clock: { now: () => Date.parse('2027-03-14T08:00:00.000Z'), monotonicMs: () => 0 },
    random: { id: () => randomUUID(), bytes: (length) => new Uint8Array(randomBytes(length)) },
    failed: (error) => {
      throw error;
    },
  });
  onTestFinished(() => closeDevice(device));
  return device;
}

test('the files of a phone of release 1 open with every observation as it was left', async () => {
  const notebook = openNotebook(await madinasPhone());
  const held = await notebook.observations();
  const summary = held.map(({ observation, unminted }) => ({
    form: observation.form,
    state: stateOf(observation),
    outcome: currentHead(observation, 'H.OUT.01')?.change.answer,
    unminted: unminted.length,
  }));
  expect(summary).toHaveLength(4);
  expect(summary).toContainEqual({
    form: 'voting',
    state: 'draft',
    outcome: { kind: 'choice', option: 'left-early' },
    unminted: 2,
  });
  expect(summary.map(({ form, state }) => `${form} ${state}`).sort()).toEqual([
    'incident completed',
    'voting amended',
    'voting completed',
    'voting draft',
  ]);
  const visit = held.find(({ observation }) => stateOf(observation) === 'amended');
  expect(visit && currentHead(visit.observation, 'V.ACC.02')?.change.comment).toBe(
    'Бес баспалдақ, пандус жоқ: five steps, no ramp',
  );
  expect(await notebook.form('voting', 1)).toBeDefined();
  expect((await notebook.frame())?.stations).toHaveLength(3);
  const states = (await notebook.ledger()).map(({ state }) => state.kind);
  expect(states).toContain('received');
  expect(states).toContain('on-this-phone');
});

test('what was not sent then can be minted, sealed and sent now, in the same chain', async () => {
  const device = await madinasPhone();
  const notebook = openNotebook(device);
  const begun = (await notebook.observations()).find(({ unminted }) => unminted.length > 0);
  if (!begun) throw new Error('One visit was just begun');
  const { id } = begun.observation;
  const seen = seenHeads(begun.observation, 'H.OUT.01');
  const value = { answer: { kind: 'choice', option: 'observed' } } as const;
  await notebook.answer({ observation: id, question: 'H.OUT.01', value, seen });
  await notebook.complete(id);

  const rows = (await waitingRows(device)).sort((a, b) => a.seq - b.seq);
  const opener = readSealingKeys(JSON.parse(releaseFixture(1).serverKeys()).sealing);
  const revisions = rows.map(({ envelope }) => JSON.parse(JSON.parse(openEnvelope(envelope, opener)).text));
  expect(revisions.length).toBeGreaterThan(1);
  expect(revisions.at(-1)).toMatchObject({ observation: id, kind: 'complete' });
  const first = revisions[0]?.seq ?? 0;
  expect(revisions.map(({ seq }) => seq)).toEqual(revisions.map((_, n) => first + n));
  for (const [n, revision] of revisions.entries()) if (n > 0) expect(revision.prev).toBe(rows[n - 1]?.hash);
});
