import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { answersOf, answerTo } from '#model/answers.ts';
import { conflictsOf, seenRevisions } from '#model/observation/fold.ts';
import { chose, enrolledPhone, openPhone, visitWith } from './phone.ts';

const question = 'V.ENV.01';
const standing = async (phone: Awaited<ReturnType<typeof openPhone>>, id: string) => {
  const open = await phone.notebook.observation(id);
  return open && answerTo(answersOf(open.observation), question);
};

test('a tap is on disk when it is called saved', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('no'));
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect(await standing(restarted, visit)).toEqual({ kind: 'choice', option: 'no' });
  expect((await restarted.notebook.observation(visit))?.unminted).toEqual([question]);
  restarted.close();
});

test('nothing of an observation exists before its first answer', async () => {
  const phone = await enrolledPhone();
  const visit = await phone.notebook.start({ form: 'voting' });
  await phone.notebook.leaveAt(visit, question);
  expect(await phone.notebook.observation(visit)).toBeUndefined();
  expect(await phone.tables.observations.count()).toBe(0);
  phone.close();
});

test('answers given in haste are written in the order they were given', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const options = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(
    options.map((option) => phone.notebook.answer({ observation: visit, question, value: chose(option), seen: [] })),
  );
  expect(await standing(phone, visit)).toEqual({ kind: 'choice', option: 'f' });
  expect(await phone.tables.journal.count()).toBe(1);
  phone.close();
});

test('an answer given again before the screen heard of the minting replaces the minted one', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
  await phone.notebook.mint(visit);
  await phone.notebook.answer({ observation: visit, question, value: chose('no'), seen: [] });
  const open = await phone.notebook.observation(visit);
  expect(open && conflictsOf(open.observation)).toEqual([]);
  expect(await standing(phone, visit)).toEqual({ kind: 'choice', option: 'no' });
  phone.close();
});

test('what the editor saw is replaced, also what was seen before an earlier unminted edit', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.mint();
  const before = await phone.notebook.observation(visit);
  const seen = seenRevisions(before?.observation, question);
  expect(seen).toHaveLength(1);
  await phone.notebook.answer({ observation: visit, question, value: chose('no'), seen });
  await phone.notebook.answer({ observation: visit, question, value: chose('unknown'), seen: [] });
  await phone.notebook.mint();
  const after = await phone.notebook.observation(visit);
  expect(after?.observation.heads.get(question)).toHaveLength(1);
  expect(after?.observation.heads.get(question)?.[0]?.change.replaces).toEqual(seen);
  phone.close();
});

test('resumes where it was left, after a restart', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.leaveAt(visit, 'V.ENV.03');
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect((await restarted.notebook.observation(visit))?.leftAt).toBe('V.ENV.03');
  restarted.close();
});

test('a change in one tab is seen in the other', async () => {
  const phone = await enrolledPhone();
  const other = await openPhone({ name: phone.name });
  expect(await other.notebook.observations()).toEqual([]);
  const heard = new Promise<void>((resolve) => {
    other.notebook.watch(resolve);
  });
  const visit = await visitWith(phone.notebook, chose('no'));
  await heard;
  expect(await standing(other, visit)).toEqual({ kind: 'choice', option: 'no' });
  phone.close();
  other.close();
});

test('a write that was committed, called lost and minted meanwhile is not written a second time', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const { database } = phone.device;
  const { write } = database;
  database.write = async (names, work) => {
    if (!names.includes('journal') || names.includes('revisions')) return write(names, work);
    database.write = write;
    await write(names, work);
    await phone.notebook.mint(visit);
    return write(names, work); // as after a lost connection
  };
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  expect(await phone.tables.journal.count()).toBe(0);
  const [head, ...others] = (await phone.notebook.observation(visit))?.observation.heads.get('V.ENV.02') ?? [];
  expect(head?.change.answer).toEqual({ kind: 'choice', option: 'no' });
  expect(others).toEqual([]);
  phone.close();
});
