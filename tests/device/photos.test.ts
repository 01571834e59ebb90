import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { PhoneFullError } from '#device/database-errors.ts';
import type { KeepingPhoto } from '#device/notebook.ts';
import { settle, waitingRows } from '#device/outbox.ts';
import { hashBytes } from '#model/observation/hashing.ts';
import type { Revision, SignedRevision } from '#model/observation/revision.ts';
import { readSealingKeys } from '#server/hpke-open.ts';
import { openEnvelope } from '#server/opening.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { nextWriteIsCalledLost } from './called-lost.ts';
import { chose, enrolledPhone, openPhone, visitWith } from './phone.ts';

type EnrolledPhone = Awaited<ReturnType<typeof enrolledPhone>>;

const taken = (observation: string, shade = 0x55, question: string | null = 'V.ENV.01'): KeepingPhoto => ({
  observation,
  question,
  picture: { jpeg: builtLikeJpeg(3000, shade), width: 40, height: 30, preview: 'AAAA' },
});

/** What the phone would send now, opened with the server's key, in the order of its chain. */
async function sent({ device, keys }: EnrolledPhone): Promise<Revision[]> {
  const opening = readSealingKeys(keys.sealing);
  const rows = (await waitingRows(device)).sort((a, b) => a.seq - b.seq);
  return Promise.all(
    rows.map(async ({ envelope }) => {
      const { text } = JSON.parse(openEnvelope(envelope, opening)) as SignedRevision;
      return JSON.parse(text) as Revision;
    }),
  );
}

test('a photo is on disk with everything said of it before the screen hears so, and survives a restart', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const id = await phone.notebook.keepPhoto(taken(visit));
  phone.close();
  const again = await openPhone({ name: phone.name });
  const open = await again.notebook.observation(visit);
  expect(open?.photos).toMatchObject([{ photo: { id, question: 'V.ENV.01' }, state: { kind: 'on-this-phone' } }]);
  expect(await again.notebook.photoBytes(id)).toEqual(builtLikeJpeg(3000));
  again.close();
});

test.each([
  ['state', 'delete'],
  ['photos', 'bulkAdd'],
  ['photoBodies', 'bulkAdd'],
  ['observations', 'put'],
] as const)(
  'a failure while writing to %s keeps neither the photo nor a word of it, and it can be kept again',
  async (table, method) => {
    const phone = await enrolledPhone();
    const { tables } = phone;
    const visit = await phone.notebook.start({ form: 'voting' });
    const broken = vi.spyOn(tables[table], method as 'put').mockImplementationOnce(() => {
      throw new Error('The disk burns');
    });
    await expect(phone.notebook.keepPhoto(taken(visit))).rejects.toThrow('The disk burns');
    broken.mockRestore();
    for (const each of ['photos', 'photoBodies', 'observations'] as const) expect(await tables[each].count()).toBe(0);
    const id = await phone.notebook.keepPhoto(taken(visit));
    expect(await phone.notebook.photoBytes(id)).toEqual(builtLikeJpeg(3000));
    phone.close();
  },
);

test('the bytes of a photo lie as an ArrayBuffer in a table that is read by key alone; its hash and length are signed', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.keepPhoto(taken(visit));
  await phone.notebook.mint();
  const { photoBodies } = phone.tables;
  const [row] = await photoBodies.toArray();
  expect(row?.body).toBeInstanceOf(ArrayBuffer);
  expect(photoBodies.schema.indexes).toEqual([]);
  const named = { hash: await hashBytes(builtLikeJpeg(3000)), bytes: 3000 };
  expect((await sent(phone)).flatMap(({ photos }) => photos?.added ?? [])).toMatchObject([named]);
  phone.close();
});

test('a photo whose saving was called lost, and was not, is kept once', async () => {
  const phone = await enrolledPhone();
  const visit = await phone.notebook.start({ form: 'voting' });
  const written = nextWriteIsCalledLost(phone);
  const id = await phone.notebook.keepPhoto(taken(visit));
  expect(written).toHaveBeenCalledOnce();
  expect(await phone.tables.photos.toArray()).toMatchObject([{ id }]);
  expect((await phone.notebook.observation(visit))?.photos).toMatchObject([{ photo: { id } }]);
  phone.close();
});

test('a photo begins a visit like any answer', async () => {
  const phone = await enrolledPhone();
  const visit = await phone.notebook.start({ form: 'voting' });
  await phone.notebook.keepPhoto(taken(visit, 0x55, null));
  await phone.notebook.mint();
  expect(await sent(phone)).toMatchObject([
    { observation: visit, changes: {}, photos: { added: [{ question: null }] } },
  ]);
  phone.close();
});

test('photos are minted after the words of their visit, in revisions that change no answer', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
  for (let shade = 1; shade <= 6; shade++) await phone.notebook.keepPhoto(taken(visit, shade));
  await phone.notebook.complete(visit);
  const revisions = await sent(phone);
  expect(revisions.map(({ kind, photos }) => [kind, photos?.added.length ?? 0])).toEqual([
    ['complete', 0],
    ['edit', 5],
    ['edit', 1],
  ]);
  expect(revisions.map(({ changes }) => Object.keys(changes).length)).toEqual([1, 0, 0]);
  expect(revisions.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await phone.notebook.mint();
  expect(await sent(phone)).toHaveLength(3);
  phone.close();
});

test('the same picture at the same question is kept once', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const first = await phone.notebook.keepPhoto(taken(visit));
  expect(await phone.notebook.keepPhoto(taken(visit))).toBe(first);
  await phone.notebook.keepPhoto(taken(visit, 0x55, 'V.ENV.02'));
  expect((await phone.notebook.observation(visit))?.photos).toHaveLength(2);
  phone.close();
});

test('a photo taken back before it was minted leaves nothing; after that it is said to be removed', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const mistake = await phone.notebook.keepPhoto(taken(visit, 1));
  await phone.notebook.removePhoto(mistake);
  expect(await phone.notebook.photoBytes(mistake)).toBeUndefined();
  const minted = await phone.notebook.keepPhoto(taken(visit, 2));
  await phone.notebook.mint();
  await phone.notebook.removePhoto(minted);
  expect((await phone.notebook.observation(visit))?.photos).toEqual([]);
  await phone.notebook.mint();
  const revisions = await sent(phone);
  expect(revisions.map(({ photos }) => photos?.added.map(({ id }) => id) ?? [])).toEqual([[], [minted], []]);
  expect(revisions.at(-1)?.photos?.removed).toEqual([minted]);
  expect(await phone.notebook.photoBytes(minted)).toBeDefined();
  phone.close();
});

test('on a full phone neither the photo nor a word of it is kept, and it can be kept again', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const full = vi.spyOn(phone.tables.photoBodies, 'bulkAdd').mockImplementationOnce(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  await expect(phone.notebook.keepPhoto(taken(visit))).rejects.toThrow(PhoneFullError);
  full.mockRestore();
  expect((await phone.notebook.observation(visit))?.photos).toEqual([]);
  expect(await phone.tables.photos.count()).toBe(0);
  await phone.notebook.keepPhoto(taken(visit));
  expect((await phone.notebook.observation(visit))?.photos).toHaveLength(1);
  phone.close();
});

test('an app closed behind its camera says at which question the photo was lost', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  const mark = { observation: visit, form: 'voting', question: 'V.ENV.01' };
  await phone.notebook.markCamera(mark);
  expect(await phone.notebook.lostCamera()).toBeUndefined();
  phone.close();
  const again = await openPhone({ name: phone.name });
  expect(await again.notebook.lostCamera()).toEqual(mark);
  await again.notebook.keepPhoto(taken(visit));
  expect(await again.notebook.lostCamera()).toBeUndefined();
  again.close();
});

test('nothing of a photo can be read in the phone’s files', async () => {
  const phone = await enrolledPhone();
  const visit = await visitWith(phone.notebook);
  await phone.notebook.markCamera({ observation: visit, form: 'voting', question: 'V.ENV.01' });
  const { picture } = taken(visit);
  await phone.notebook.keepPhoto({
    observation: visit,
    question: 'V.ENV.01',
    picture: { ...picture, preview: 'planted' },
  });
  const { tables } = phone;
  const [photos, bodies] = [await tables.photos.toArray(), await tables.photoBodies.toArray()];
  const text = [...photos, ...bodies]
    .map(({ body, ...clear }) => JSON.stringify(clear) + Buffer.from(body).toString('latin1'))
    .join();
  expect(bodies).toHaveLength(1);
  for (const secret of ['planted', 'V.ENV', 'JFIF', 'UUUUUUUU']) expect(text).not.toContain(secret);
  phone.close();
});

test('a refused revision of photos that is opened for correction says of them again', async () => {
  const phone = await enrolledPhone();
  const visit = await phone.notebook.start({ form: 'voting' });
  const id = await phone.notebook.keepPhoto(taken(visit, 0x55, null));
  await phone.notebook.mint();
  const [refused] = await sent(phone);
  const revision = refused?.id ?? '';
  await settle(phone.device, {
    receipt: undefined,
    refused: [{ revision, code: 'REVISION_MALFORMED', detail: null }],
  });
  await phone.notebook.correctRefused(revision);
  expect((await phone.notebook.observation(visit))?.photos).toMatchObject([{ photo: { id } }]);
  await phone.notebook.mint();
  expect(await sent(phone)).toMatchObject([{ observation: visit, photos: { added: [{ id }], removed: [] } }]);
  phone.close();
});
