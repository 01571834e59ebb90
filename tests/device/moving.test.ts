import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { keepPulled } from '#device/pulled.ts';
import { voting } from '#forms/voting.ts';
import type { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import { stateOf } from '#model/observation/fold.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { nextWriteIsCalledLost } from './called-lost.ts';
import { chose, enrolledPhone, openPhone, reference, visitWith } from './phone.ts';

/** Without the questions on the surroundings. */
const second: Form = { ...voting, version: 2, sections: voting.sections.filter(({ code }) => code !== 'V.ENV') };

/** A draft on the first version, with one answer that fits the second and one that does not, and two photos. */
async function draft() {
  const phone = await enrolledPhone();
  const { notebook } = phone;
  const visit = await visitWith(notebook, chose('no'));
  await notebook.answer({ observation: visit, question: 'V.SEC.01', value: chose('yes'), seen: [] });
  for (const [shade, question] of [
    [1, 'V.SEC.01'],
    [2, 'V.ENV.01'],
  ] as const) {
    const picture = { jpeg: builtLikeJpeg(3000, shade), width: 40, height: 30, preview: 'AAAA' };
    await notebook.keepPhoto({ observation: visit, question, picture });
  }
  await keepPulled(phone.device, {
    cursor: 'second',
    serverTime: new Date(phone.clock.now()).toISOString(),
    revisions: [],
    reference: { stamp: 'second', content: { ...reference, forms: [{ id: 'voting', version: 2 }] } },
    forms: [second],
  });
  return { phone, visit };
}

const move = { version: 2, reason: 'A newer form' };

test('a moved draft is on disk whole: answers that fit, photos with their bytes, and the old one withdrawn', async () => {
  const { phone, visit } = await draft();
  const moved = await phone.notebook.moveDraft({ observation: visit, ...move });
  phone.close();
  const again = await openPhone({ name: phone.name });
  const old = await again.notebook.observation(visit);
  const open = await again.notebook.observation(moved);
  expect(old && stateOf(old.observation)).toBe('withdrawn');
  expect([...(old?.observation.heads.keys() ?? [])].sort()).toEqual(['V.ENV.01', 'V.SEC.01']);
  expect([...(open?.observation.heads.keys() ?? [])]).toEqual(['V.SEC.01']);
  const photos = open?.photos.map(({ photo }) => photo) ?? [];
  expect(photos.map(({ question }) => question).sort()).toEqual(['V.SEC.01', null].sort());
  for (const { id, question } of photos)
    expect(await again.notebook.photoBytes(id)).toEqual(builtLikeJpeg(3000, question === 'V.SEC.01' ? 1 : 2));
  expect(old?.photos).toHaveLength(2);
  // written on like any other
  await again.notebook.answer({ observation: moved, question: 'V.SEC.02', value: chose('no'), seen: [] });
  await again.notebook.complete(moved);
  const done = await again.notebook.observation(moved);
  expect(done && stateOf(done.observation)).toBe('completed');
  again.close();
});

test('a visit that is moved twice names the one it was moved from last', async () => {
  const { phone, visit } = await draft();
  const once = await phone.notebook.moveDraft({ observation: visit, ...move });
  await keepPulled(phone.device, {
    cursor: 'third',
    serverTime: new Date(phone.clock.now()).toISOString(),
    revisions: [],
    reference: { stamp: 'third', content: { ...reference, forms: [{ id: 'voting', version: 3 }] } },
    forms: [{ ...second, version: 3 }],
  });
  const twice = await phone.notebook.moveDraft({ observation: once, ...move, version: 3 });
  const [made] = (await phone.notebook.observation(twice))?.observation.revisions.values() ?? [];
  expect(made?.regarding).toEqual({ observation: once });
  phone.close();
});

test('a move that was called lost and was not is made once', async () => {
  const { phone, visit } = await draft();
  const written = nextWriteIsCalledLost(phone);
  const moved = await phone.notebook.moveDraft({ observation: visit, ...move });
  expect(written).toHaveBeenCalledOnce();
  expect((await phone.notebook.observation(moved))?.photos).toHaveLength(2);
  const withdrawals = (await phone.notebook.ledger()).filter(({ kind }) => kind === 'withdraw');
  expect(withdrawals).toHaveLength(1);
  expect(await phone.tables.photos.count()).toBe(4);
  phone.close();
});

test.each([
  ['revisions', 'bulkAdd'],
  ['outbox', 'bulkAdd'],
  ['journal', 'bulkDelete'],
  ['photos', 'bulkAdd'],
  ['photoBodies', 'bulkAdd'],
] as const)('a failure while writing to %s moves nothing, and it can be moved again', async (table, method) => {
  const { phone, visit } = await draft();
  const everything = async () => {
    const open = await phone.notebook.observations();
    return open.map(({ observation, photos }) => [observation.id, stateOf(observation), photos.length]);
  };
  const before = await everything();
  const broken = vi.spyOn(phone.tables[table], method as 'bulkAdd').mockImplementationOnce(() => {
    throw new Error('The disk burns');
  });
  await expect(phone.notebook.moveDraft({ observation: visit, ...move })).rejects.toThrow('The disk burns');
  broken.mockRestore();
  expect(await everything()).toEqual(before);
  const moved: Id = await phone.notebook.moveDraft({ observation: visit, ...move });
  expect(new Map((await everything()).map(([id, ...standing]) => [id, standing]))).toEqual(
    new Map([
      [visit, ['withdrawn', 2]],
      [moved, ['draft', 2]],
    ]),
  );
  phone.close();
});
