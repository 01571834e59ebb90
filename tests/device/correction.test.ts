import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { noteAttempt, settle, waitingRows } from '#device/outbox.ts';
import { keepPulled } from '#device/pulled.ts';
import type { Id } from '#model/ids.ts';
import { currentHead, seenHeads, stateOf } from '#model/observation/fold.ts';
import { chose, enrolledPhone, openPhone, type Phone, visitWith } from './phone.ts';

const refuse = ({ device }: Phone, revision: Id) =>
  settle(device, { receipt: undefined, refused: [{ revision, code: 'TEXT_TOO_LONG', detail: null }] });

/** A visit of two answers in one revision, which the server refuses. */
async function refusedVisit() {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('yes', 'far too many words'));
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  await phone.notebook.mint(visit);
  const [line] = await phone.notebook.ledger();
  if (!line) throw new Error('One revision was minted');
  await refuse(phone, line.revision);
  return { phone, visit, revision: line.revision };
}

test('a refused revision opens for correction: all it said is written again, and it stays readable', async () => {
  const { phone, visit, revision } = await refusedVisit();
  expect(await phone.notebook.correctRefused(revision)).toBe(visit);
  const opened = await phone.notebook.observation(visit);
  expect(opened?.unminted.toSorted()).toEqual(['V.ENV.01', 'V.ENV.02']);
  expect(opened?.refused).toBe(0);
  expect(opened?.corrected.map(({ id }) => id)).toEqual([revision]);

  const seen = seenHeads(opened?.observation, 'V.ENV.01');
  const value = chose('yes', 'few words');
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.01', value, seen });
  await phone.notebook.complete(visit);
  const [fresh, old] = await phone.notebook.ledger();
  expect(old).toMatchObject({ revision, state: { kind: 'refused' } });
  expect(old?.correctedAt).not.toBeNull();
  const now = await phone.notebook.observation(visit);
  const made = fresh && now?.observation.revisions.get(fresh.revision);
  expect(Object.keys(made?.changes ?? {}).sort()).toEqual(['V.ENV.01', 'V.ENV.02']);
  for (const change of Object.values(made?.changes ?? {})) expect(change.replaces).toContain(revision);
  expect(now && currentHead(now.observation, 'V.ENV.01')?.change.comment).toBe('few words');
  phone.close();
});

test('what was corrected is not offered again to a restored server, other refused words are', async () => {
  const { phone, visit, revision } = await refusedVisit();
  await phone.notebook.correctRefused(revision);
  await phone.notebook.mint(visit);
  const [fresh] = await phone.notebook.ledger();
  if (!fresh) throw new Error('What was corrected is minted');
  await refuse(phone, fresh.revision);
  const page = { serverTime: new Date(phone.clock.now()).toISOString(), revisions: [], forms: [] };
  await keepPulled(phone.device, { ...page, cursor: 'restored' });
  expect((await phone.notebook.ledger()).map(({ state }) => state.kind)).toEqual(['on-this-phone', 'refused']);
  phone.close();
});

test('an answer that was changed meanwhile is not brought back', async () => {
  const { phone, visit, revision } = await refusedVisit();
  const before = await phone.notebook.observation(visit);
  const seen = seenHeads(before?.observation, 'V.ENV.01');
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.01', value: chose('no'), seen });
  await phone.notebook.correctRefused(revision);
  const opened = await phone.notebook.observation(visit);
  expect(opened && currentHead(opened.observation, 'V.ENV.01')?.change.answer).toEqual({
    kind: 'choice',
    option: 'no',
  });
  expect(opened?.unminted.toSorted()).toEqual(['V.ENV.01', 'V.ENV.02']);
  phone.close();
});

test('a completion that was refused is undone by opening it, and twice is as good as once', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.mint(visit);
  await phone.notebook.complete(visit);
  const [line] = await phone.notebook.ledger();
  const revision = line?.revision ?? '';
  await refuse(phone, revision);
  await Promise.all([phone.notebook.correctRefused(revision), phone.notebook.correctRefused(revision)]);
  const opened = await phone.notebook.observation(visit);
  expect(opened && stateOf(opened.observation)).toBe('draft');
  await phone.notebook.complete(visit);
  const again = await phone.notebook.observation(visit);
  expect(again && stateOf(again.observation)).toBe('completed');
  phone.close();
});

test('a corrected revision is not offered again, neither by hand nor in a file', async () => {
  const { phone, revision } = await refusedVisit();
  await phone.notebook.correctRefused(revision);
  await phone.notebook.sendAgain([revision]);
  expect(await waitingRows(phone.device)).toEqual([]);
  const file = await phone.notebook.outboxFile(); // mints what was opened
  expect(file?.envelopes).toBe(1);
  expect(file?.text).not.toContain(revision);
  phone.close();
});

test('the ledger counts attempts and keeps the last failure over a restart', async () => {
  const phone = await enrolledPhone();
  await phone.notebook.mint(await visitWith(phone.notebook));
  const [line] = await phone.notebook.ledger();
  expect(line?.attempts).toBeNull();
  await noteAttempt(phone.device, [line?.revision ?? ''], 'offline');
  phone.clock.pass(60_000);
  await noteAttempt(phone.device, [line?.revision ?? ''], 'captive-portal');
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect((await restarted.notebook.ledger())[0]?.attempts).toEqual({
    count: 2,
    lastAt: new Date(phone.clock.now()).toISOString(),
    failure: 'captive-portal',
  });
  restarted.close();
});
