import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { deviceKey } from '#device/enrolment.ts';
import { keepPulled } from '#device/pulled.ts';
import { sealedTable } from '#device/sealed-table.ts';
import { changedAfterCompletion, stateOf } from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { parseRevision, type SignedRevision } from '#model/observation/revision.ts';
import { LONGEST_REVISION_BYTES } from '#model/protocol/messages.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { readSealingKeys } from '#server/hpke-open.ts';
import { openEnvelope } from '#server/opening.ts';
import { nextWriteIsCalledLost } from './called-lost.ts';
import { chose, enrolledPhone, openPhone, type Phone, visitWith } from './phone.ts';

/** This phone's revisions as signed, in the order of their numbers. */
async function signedRevisions({ device, tables }: Phone): Promise<SignedRevision[]> {
  const rows = await tables.revisions.toArray();
  const sealed = sealedTable<SignedRevision>(device.cipher, 'revisions');
  const signed = await Promise.all(rows.map(({ id, body }) => sealed.open(id, body)));
  return signed.sort((a, b) => parseRevision(a.text).seq - parseRevision(b.text).seq);
}

test('a minted revision is numbered, chained, signed, and sealed to the server', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('no', 'The door was locked'));
  await phone.notebook.mint(visit);
  await visitWith(phone.notebook);
  await phone.notebook.mint();

  const signed = await signedRevisions(phone);
  const [first, second] = signed.map(({ text }) => parseRevision(text));
  expect([first?.seq, second?.seq]).toEqual([1, 2]);
  expect([first?.prev, second?.prev]).toEqual([null, revisionHash(signed[0]?.text ?? '')]);
  const { publicKey } = await deviceKey(phone.device);
  for (const { text, signature } of signed)
    expect(await isSignedBy(publicKey, revisionHash(text), signature)).toBe(true);

  const rows = await phone.tables.outbox.toArray();
  const keys = readSealingKeys(phone.keys.sealing);
  const opened = rows.sort((a, b) => a.seq - b.seq).map((row) => openEnvelope(row.envelope, keys));
  expect(opened).toEqual(signed.map((each) => JSON.stringify(each)));
  phone.close();
});

test('a revision says by how much the clock was off when the server was last heard, and keeps its times as they were', async () => {
  const phone = await enrolledPhone();
  const hour = 3_600_000;
  const serverTime = new Date(phone.clock.now() - hour).toISOString();
  await keepPulled(phone.device, { cursor: 'second', serverTime, revisions: [], forms: [] });
  const visit = await visitWith(phone.notebook);
  await phone.notebook.mint(visit);
  const [made] = (await phone.notebook.observation(visit))?.observation.revisions.values() ?? [];
  expect(made).toMatchObject({ clockSkewMs: hour, mintedAt: new Date(phone.clock.now()).toISOString() });
  phone.close();
});

test('a character that nobody sees and no server can store is left out', async () => {
  const phone = await enrolledPhone();
  await phone.notebook.mint(await visitWith(phone.notebook, chose('no', 'The door\0 was locked')));
  const [signed] = await signedRevisions(phone);
  expect(parseRevision(signed?.text ?? '').changes['V.ENV.01']?.comment).toBe('The door was locked');
  phone.close();
});

test('nothing happens when the journal holds nothing', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.mint();
  await phone.notebook.mint();
  await phone.notebook.mint(visit);
  expect(await phone.notebook.ledger()).toHaveLength(1);
  phone.close();
});

test('the id shown before minting is the id minted', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const shown = (await phone.notebook.observation(visit))?.observation.heads.get('V.ENV.01')?.[0]?.revision;
  await phone.notebook.mint(visit);
  expect((await phone.notebook.ledger()).map(({ revision }) => revision)).toEqual([shown]);
  phone.close();
});

test.each(['revisions', 'outbox', 'state', 'journal'] as const)(
  'a failure while writing to %s leaves the journal as it was, and the next minting succeeds',
  async (name) => {
    const phone = await enrolledPhone();
    const visit = await visitWith(phone.notebook);
    const { tables } = phone;
    const method = { revisions: 'bulkAdd', outbox: 'bulkAdd', state: 'put', journal: 'bulkDelete' }[name] as 'bulkAdd';
    const broken = vi.spyOn(tables[name], method).mockImplementationOnce(() => {
      throw new Error('The disk burns');
    });
    await expect(phone.notebook.mint(visit)).rejects.toThrow('The disk burns');
    broken.mockRestore();
    expect(await tables.journal.count()).toBe(1);
    expect(await tables.revisions.count()).toBe(0);
    expect(await tables.outbox.count()).toBe(0);
    await phone.notebook.mint(visit);
    expect((await phone.notebook.ledger()).map(({ seq }) => seq)).toEqual([1]);
    phone.close();
  },
);

test('a tap during minting is not lost', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const questions = ['V.ENV.02', 'V.ENV.03', 'V.ENV.01', 'V.ENV.02'];
  await Promise.all([
    phone.notebook.mint(),
    ...questions.map((question, index) =>
      phone.notebook.answer({ observation: visit, question, value: chose(`o${index}`), seen: [] }),
    ),
  ]);
  await phone.notebook.mint();
  const open = await phone.notebook.observation(visit);
  const given = [...(open?.observation.heads ?? [])].map(([question, heads]) => [
    question,
    heads.map(({ change }) => change.answer.kind === 'choice' && change.answer.option),
  ]);
  expect(Object.fromEntries(given)).toEqual({ 'V.ENV.01': ['o2'], 'V.ENV.02': ['o3'], 'V.ENV.03': ['o1'] });
  expect(open?.unminted).toEqual([]);
  phone.close();
});

test('two tabs that mint at once keep the numbers without gaps and the chain whole', async () => {
  const phone = await enrolledPhone();
  const other = await openPhone({ name: phone.name });
  const work = async ({ notebook }: Phone) => {
    for (let count = 0; count < 5; count++) {
      const visit = await visitWith(notebook);
      await notebook.mint(visit);
    }
  };
  await Promise.all([work(phone), work(other)]);
  const signed = await signedRevisions(phone);
  const revisions = signed.map(({ text }) => parseRevision(text));
  expect(revisions.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(revisions.slice(1).map(({ prev }) => prev)).toEqual(signed.slice(0, -1).map(({ text }) => revisionHash(text)));
  phone.close();
  other.close();
});

test('what was called lost and was not is minted once: completed, amended and withdrawn', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  for (const act of ['complete', 'amend', 'withdraw'] as const) {
    const written = nextWriteIsCalledLost(phone);
    await phone.notebook[act](visit, 'A reason');
    expect(written).toHaveBeenCalledOnce();
    written.mockRestore();
  }
  expect((await phone.notebook.ledger()).map(({ kind }) => kind)).toEqual(['withdraw', 'amend', 'complete']);
  phone.close();
});

test('words that another tab minted before they were completed here are completed all the same', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const other = await openPhone({ name: phone.name });
  const { write } = phone.device.database;
  vi.spyOn(phone.device.database, 'write').mockImplementationOnce(async (names, work) => {
    await other.notebook.mint(visit); // under the id that these words have here, too
    return write(names, work);
  });
  await phone.notebook.complete(visit);
  expect((await phone.notebook.ledger()).map(({ kind }) => kind)).toEqual(['complete', 'edit']);
  phone.close();
  other.close();
});

test('completing covers what was on screen, and a later answer shows as a change after completion', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.complete(visit);
  const completed = await phone.notebook.observation(visit);
  expect(completed && [stateOf(completed.observation), changedAfterCompletion(completed.observation)]).toEqual([
    'completed',
    false,
  ]);
  await phone.notebook.answer({ observation: visit, question: 'V.ENV.02', value: chose('yes'), seen: [] });
  const changed = await phone.notebook.observation(visit);
  expect(changed && changedAfterCompletion(changed.observation)).toBe(true);
  await phone.notebook.amend(visit, 'Forgot one');
  const amended = await phone.notebook.observation(visit);
  expect(amended && [stateOf(amended.observation), changedAfterCompletion(amended.observation)]).toEqual([
    'amended',
    false,
  ]);
  await phone.notebook.withdraw(visit, 'Wrong station');
  expect((await phone.notebook.ledger()).map(({ kind }) => kind)).toEqual(['withdraw', 'amend', 'complete']);
  phone.close();
});

test('incidents are urgent, visits are not', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const incident = await visitWith(phone.notebook, chose('bribery'), 'incident');
  await phone.notebook.mint();
  const rows = await phone.tables.outbox.toArray();
  expect(Object.fromEntries(rows.map((row) => [row.observation, row.envelope.urgent]))).toEqual({
    [visit]: false,
    [incident]: true,
  });
  phone.close();
});

test('more than one revision may hold becomes several, and the last one completes', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const long = 'ұ'.repeat(10_000);
  for (let number = 10; number < 30; number++)
    await phone.notebook.answer({
      observation: visit,
      question: `V.ENV.${number}`,
      value: chose('no', long),
      seen: [],
    });
  await phone.notebook.complete(visit);
  const signed = await signedRevisions(phone);
  const revisions = signed.map(({ text }) => parseRevision(text));
  expect(revisions.map(({ kind }) => kind)).toEqual([...Array(revisions.length - 1).fill('edit'), 'complete']);
  expect(revisions.length).toBeGreaterThan(1);
  for (const { text } of signed) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LONGEST_REVISION_BYTES);
  const open = await phone.notebook.observation(visit);
  expect(open?.observation.heads.size).toBe(21);
  expect(open && changedAfterCompletion(open.observation)).toBe(false);
  phone.close();
});

test('that an amendment is being written, and why, survives a restart and ends with the amendment', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('no'));
  await phone.notebook.complete(visit);
  await phone.notebook.keepAmending(visit, 'The time was wrong');
  await phone.notebook.leaveAt(visit, 'V.ENV.02');
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  const amending = async () => (await restarted.notebook.observation(visit))?.amending;
  expect(await amending()).toBe('The time was wrong');
  await restarted.notebook.keepAmending(visit, undefined);
  expect(await amending()).toBeNull();
  await restarted.notebook.keepAmending(visit, 'The time was wrong after all');
  await restarted.notebook.amend(visit, 'The time was wrong after all');
  expect(await amending()).toBeNull();
  restarted.close();
  const again = await openPhone({ name: phone.name });
  expect(await again.notebook.observation(visit)).toMatchObject({ amending: null, leftAt: 'V.ENV.02' });
  again.close();
});
