import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { catchUp } from '#device/held.ts';
import { answersOf, answerTo } from '#model/answers.ts';
import { conflictsOf, seenHeads } from '#model/observation/fold.ts';
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
  const seen = seenHeads(before?.observation, question);
  expect(seen).toHaveLength(1);
  await phone.notebook.answer({ observation: visit, question, value: chose('no'), seen });
  await phone.notebook.answer({ observation: visit, question, value: chose('unknown'), seen: [] });
  await phone.notebook.mint();
  const after = await phone.notebook.observation(visit);
  expect(after?.observation.heads.get(question)).toHaveLength(1);
  expect(after?.observation.heads.get(question)?.[0]?.change.replaces).toEqual(seen.map(({ revision }) => revision));
  phone.close();
});

type Visiting = Awaited<ReturnType<typeof twoWindows>>;

/** A visit open in two windows, both showing the same answer. The other one then falls asleep, and hears no more. */
async function twoWindows({ isMinted = false } = {}) {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
  if (isMinted) await phone.notebook.mint();
  const other = await openPhone({ name: phone.name, isAsleep: true });
  const seen = seenHeads((await other.notebook.observation(visit))?.observation, question);
  expect(seen.map(({ change }) => change.answer)).toEqual([{ kind: 'choice', option: 'yes' }]);
  return { phone, other, visit, seen };
}

/** What the window that is awake shows, with what is on disk by now. */
async function openedAgain({ phone, visit }: Visiting) {
  await catchUp(phone.device, [visit]);
  return phone.notebook.observation(visit);
}

const standingValues = async (windows: Visiting) => {
  const heads = (await openedAgain(windows))?.observation.heads.get(question) ?? [];
  return heads.map(({ change: { answer } }) => (answer.kind === 'choice' ? answer.option : answer.kind)).sort();
};

const close = ({ phone, other }: Visiting) => {
  phone.close();
  other.close();
};

test.each(['before', 'after'])(
  'an answer changed in another window unseen, %s that was minted, is kept beside the new one',
  async (when) => {
    const windows = await twoWindows();
    const { phone, other, visit, seen } = windows;
    await phone.notebook.answer({ observation: visit, question, value: chose('no', 'They moved it'), seen });
    if (when === 'after') await phone.notebook.mint();
    await other.notebook.answer({ observation: visit, question, value: chose('unknown'), seen });
    await other.notebook.mint();
    expect(await standingValues(windows)).toEqual(['no', 'unknown']);
    const open = await openedAgain(windows);
    expect(open && conflictsOf(open.observation)).toEqual([question]);

    const both = seenHeads(open?.observation, question);
    await phone.notebook.answer({ observation: visit, question, value: chose('no'), seen: both });
    expect(await standingValues(windows)).toEqual(['no']);
    close(windows);
  },
);

test('an answer given in another window where none was seen is kept beside the new one', async () => {
  const windows = await twoWindows({ isMinted: true });
  const { phone, other, visit, seen } = windows;
  await phone.notebook.answer({ observation: visit, question, value: chose('no'), seen });
  await other.notebook.answer({ observation: visit, question, value: chose('unknown'), seen });
  await phone.notebook.mint();
  expect(await standingValues(windows)).toEqual(['no', 'unknown']);
  close(windows);
});

test('a reason for keeping an odd answer, written in another window unseen, is kept', async () => {
  const windows = await twoWindows();
  const { phone, other, visit, seen } = windows;
  const confirmations = [{ problem: 'K09', answers: '0'.repeat(64), reason: 'I counted twice' }];
  await phone.notebook.answer({ observation: visit, question, value: { ...chose('yes'), confirmations }, seen });
  await other.notebook.answer({ observation: visit, question, value: chose('no'), seen });
  await other.notebook.mint();
  const heads = seenHeads((await openedAgain(windows))?.observation, question);
  expect(heads.flatMap(({ change }) => change.confirmations ?? [])).toEqual(confirmations);
  close(windows);
});

test.each(['before', 'after'])(
  'an answer that another window showed is replaced, %s it was minted, whatever time has passed',
  async (when) => {
    const windows = await twoWindows();
    const { phone, other, visit, seen } = windows;
    if (when === 'after') await phone.notebook.mint();
    await other.notebook.answer({ observation: visit, question, value: chose('unknown'), seen });
    await phone.notebook.mint();
    expect(await standingValues(windows)).toEqual(['unknown']);
    close(windows);
  },
);

test('somebody who typed on in one window replaces their own words, and not those of another window', async () => {
  const windows = await twoWindows();
  const { phone, other, visit, seen } = windows;
  const type = (comment: string) =>
    other.notebook.answer({ observation: visit, question, value: chose('yes', comment), seen });
  await Promise.all([type('t'), type('th'), type('the')]);
  const shown = seenHeads((await openedAgain(windows))?.observation, question);
  expect(shown.map(({ change }) => change.comment)).toEqual(['the']);
  await phone.notebook.answer({ observation: visit, question, value: chose('no'), seen: shown });
  await Promise.all([type('they'), type('they ')]);
  await phone.notebook.mint();
  expect(await standingValues(windows)).toEqual(['no', 'yes']);
  close(windows);
});

test('a question is resumed as soon as its answer is on disk', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  expect((await phone.notebook.observation(visit))?.leftAt).toBe(question);
  await phone.notebook.leaveAt(visit, 'V.ENV.03');
  const { database } = phone.device;
  const { write } = database;
  let writes = 0;
  database.write = (...given) => {
    writes += 1;
    return write(...given);
  };
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('no'), seen: [] });
  expect(writes).toBe(1);
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  expect((await restarted.notebook.observation(visit))?.leftAt).toBe('V.ENV.02');
  restarted.close();
});

test('the reason of an amendment written in another window outlives an answer given in one that slept', async () => {
  const windows = await twoWindows();
  const { phone, other, visit, seen } = windows;
  await phone.notebook.keepAmending(visit, 'It was otherwise');
  await other.notebook.answer({ observation: visit, question, value: chose('no'), seen });
  await other.notebook.leaveAt(visit, 'V.ENV.03');
  const open = await openedAgain(windows);
  expect([open?.amending, open?.leftAt]).toEqual(['It was otherwise', 'V.ENV.03']);
  close(windows);
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
