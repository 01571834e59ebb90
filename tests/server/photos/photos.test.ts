import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { hashBytes } from '#model/observation/hashing.ts';
import type { Photo } from '#model/photos/photo.ts';
import { Receipt } from '#model/protocol/messages.ts';
import { PhotoReply } from '#model/protocol/photo-messages.ts';
import { receiptHash } from '#model/protocol/proofs.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { decideSameVisit } from '#server/desk/same-visit.ts';
import type { SignedIn } from '#server/desk/signed-in.ts';
import { photosZip } from '#server/photos/photos-zip.ts';
import { readPhoto } from '#server/photos/read-photo.ts';
import { photoCounts } from '#server/store/photo-notes.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { at, chosen, opening, Phone } from '../phone.ts';
import { codeFor, ENGINES, inhabit, openWorld } from '../world.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Bytes whose hash a revision names. */
const noteOf = async (bytes: Uint8Array<ArrayBuffer>, differs: Partial<Photo> = {}): Promise<Photo> => ({
  id: crypto.randomUUID(),
  question: null,
  hash: await hashBytes(bytes),
  bytes: bytes.length,
  width: 40,
  height: 30,
  at: '2027-03-14T02:00:00.000Z',
  preview: 'AAAA',
  ...differs,
});

describe.each(ENGINES)('photos at the server on %s', (engine) => {
  async function open() {
    const world = await openWorld(engine);
    onTestFinished(() => world.close());
    const here = await inhabit(world.server);
    const phoneOf = async (who: 'aigerim' | 'daniyar') =>
      Phone.enrol(world.app, await codeFor(world.server, here, here[who]));
    const owner = { role: 'owner' as const, areaPaths: [], mission: here.mission.id };
    return { ...world, here, phoneOf, owner };
  }

  const headers = (phone: Phone) => ({ authorization: `Bearer ${phone.enrolment.pushToken}` });
  const begin = (phone: Phone, { hash, bytes }: Photo) =>
    phone.reached.request(`/api/v1/photos/${hash}`, {
      method: 'POST',
      headers: { ...headers(phone), 'content-type': 'application/json' },
      body: JSON.stringify({ protocol: 1, device: phone.enrolment.device, bytes }),
    });
  const put = (phone: Phone, { hash, bytes }: Photo, offset: number, body: Uint8Array<ArrayBuffer>) =>
    phone.reached.request(`/api/v1/photos/${hash}?offset=${offset}&bytes=${bytes}`, {
      method: 'PUT',
      headers: headers(phone),
      body,
    });
  const reply = async (response: Response | Promise<Response>) => PhotoReply.parse(await (await response).json());
  const refusal = async (response: Response | Promise<Response>) =>
    ((await (await response).json()) as { refusal?: string }).refusal;
  /** A visit whose revision names these photos. */
  async function expecting(phone: Phone, team: string, ...added: Photo[]) {
    const visit = opening(team);
    const place = await phone.write(visit, { 'H.ID.01': at('KZ-71/12', 'KZ-71'), 'H.OUT.01': chosen('observed') });
    const photos = await phone.write(visit, {}, { photos: { added, removed: [] } });
    const { outcomes } = await phone.push(place.envelope, photos.envelope);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
    return visit.observation;
  }

  test('a photo arrives in parts, repeated and out of turn, and its receipt is signed', async () => {
    const { here, phoneOf, server, owner } = await open();
    const phone = await phoneOf('aigerim');
    const jpeg = builtLikeJpeg(9000);
    const note = await noteOf(jpeg);
    const observation = await expecting(phone, here.teams.astana.id, note);
    expect(await photoCounts(server.db, [observation])).toEqual(new Map([[observation, { expected: 1, present: 0 }]]));

    expect(await reply(begin(phone, note))).toMatchObject({ offset: 0, receipt: null });
    expect((await reply(put(phone, note, 0, jpeg.slice(0, 4000)))).offset).toBe(4000);
    expect((await reply(put(phone, note, 0, jpeg.slice(0, 4000)))).offset).toBe(4000);
    expect((await reply(put(phone, note, 8000, jpeg.slice(8000)))).offset).toBe(4000);
    expect((await reply(begin(phone, note))).offset).toBe(4000);
    await expect(readPhoto(server.db, owner, { observation, hash: note.hash })).rejects.toThrow('NOT_FOUND');
    const last = await reply(put(phone, note, 4000, jpeg.slice(4000)));
    const { keys, device } = phone.enrolment;
    expect(await isSignedBy(keys.signing, receiptHash(last.receipt?.text ?? ''), last.receipt?.signature ?? '')).toBe(
      true,
    );
    expect(Receipt.parse(JSON.parse(last.receipt?.text ?? ''))).toMatchObject({
      device,
      revisions: [],
      photos: [note.hash],
    });
    expect(await readPhoto(server.db, owner, { observation, hash: note.hash })).toEqual(jpeg);
    expect(await photoCounts(server.db, [observation])).toEqual(new Map([[observation, { expected: 1, present: 1 }]]));
    const again = await reply(put(phone, note, 0, jpeg.slice(0, 4000)));
    expect(JSON.parse(again.receipt?.text ?? '').photos).toEqual([note.hash]);
    expect(await server.db.selectFrom('photo_parts').select('start').execute()).toEqual([]);
  });

  test('two phones send one photo at once, neither spoils the other, and it is kept once', async () => {
    const { here, phoneOf, server } = await open();
    const [aigerim, daniyar] = [await phoneOf('aigerim'), await phoneOf('daniyar')];
    const jpeg = builtLikeJpeg(6000);
    const note = await noteOf(jpeg);
    await expecting(aigerim, here.teams.astana.id, note);
    await expecting(daniyar, here.teams.astana.id, { ...note, id: crypto.randomUUID() });
    await reply(put(daniyar, note, 0, builtLikeJpeg(6000, 9).slice(0, 3000)));
    expect((await reply(begin(aigerim, note))).offset).toBe(0);
    expect((await reply(put(aigerim, note, 0, jpeg))).receipt).not.toBeNull();
    expect((await reply(put(daniyar, note, 3000, jpeg.slice(3000)))).receipt).not.toBeNull();
    expect(await server.db.selectFrom('photos').select('hash').execute()).toEqual([{ hash: note.hash }]);
  });

  test('other bytes than the hash names are refused and forgotten, and the right ones can follow', async () => {
    const { here, phoneOf, server } = await open();
    const phone = await phoneOf('aigerim');
    const jpeg = builtLikeJpeg(5000);
    const note = await noteOf(jpeg);
    await expecting(phone, here.teams.astana.id, note);
    expect(await refusal(put(phone, note, 0, builtLikeJpeg(5000, 1)))).toBe('PHOTO_DAMAGED');
    expect(await server.db.selectFrom('photos').select('hash').execute()).toEqual([]);
    expect((await reply(begin(phone, note))).offset).toBe(0);
    expect((await reply(put(phone, note, 0, jpeg))).receipt).not.toBeNull();
  });

  test('what is no picture, too large, or named by nothing is refused', async () => {
    const { here, phoneOf, server } = await open();
    const phone = await phoneOf('aigerim');
    const page = new Uint8Array(Buffer.from('<script>alert(document.cookie)</script>'));
    const note = await noteOf(page);
    await expecting(phone, here.teams.astana.id, note);
    expect(await refusal(put(phone, note, 0, page))).toBe('PHOTO_NOT_A_PICTURE');
    const stranger = await noteOf(builtLikeJpeg(700));
    expect(await refusal(begin(phone, stranger))).toBe('PHOTO_NOT_EXPECTED');
    expect(await refusal(put(phone, stranger, 0, builtLikeJpeg(700)))).toBe('PHOTO_NOT_EXPECTED');
    expect(await refusal(begin(phone, { ...note, bytes: note.bytes + 1 }))).toBe('PHOTO_NOT_EXPECTED');
    expect(await refusal(begin(phone, { ...note, bytes: 9_000_000 }))).toBe('TOO_LARGE');
    expect(await refusal(put(phone, note, 0, new Uint8Array(262_145)))).toBe('TOO_LARGE');
    expect(await refusal(put(phone, { ...note, hash: '..%2f..%2fkeys.json' }, 0, page))).toBe('NOT_FOUND');
    expect(await refusal(put(phone, { ...note, bytes: Number.NaN }, 0, page))).toBe('REQUEST_MALFORMED');
    expect(await server.db.selectFrom('photos').select('hash').execute()).toEqual([]);
  });

  test('a chunk needs the push token of a device', async () => {
    const { here, phoneOf } = await open();
    const phone = await phoneOf('aigerim');
    const note = await noteOf(builtLikeJpeg(700));
    await expecting(phone, here.teams.astana.id, note);
    const response = await phone.reached.request(`/api/v1/photos/${note.hash}?offset=0&bytes=700`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${phone.enrolment.readToken}` },
      body: builtLikeJpeg(700),
    });
    expect(response.status).toBe(401);
  });

  test('the ZIP names photos by station, form and question, and lists what is missing', async () => {
    const { here, phoneOf, server, owner } = await open();
    const phone = await phoneOf('aigerim');
    const [door, ramp, missing] = [builtLikeJpeg(3000, 1), builtLikeJpeg(3000, 2), builtLikeJpeg(3000, 3)];
    const notes = await Promise.all([
      noteOf(door),
      noteOf(ramp, { question: 'H.OUT.01', position: { latitude: 51.1, longitude: 71.4 } }),
      noteOf(missing, { question: 'H.OUT.01' }),
    ]);
    await expecting(phone, here.teams.astana.id, ...notes);
    for (const [note, bytes] of [
      [notes[0], door],
      [notes[1], ramp],
    ] as const)
      if (note) await reply(put(phone, note, 0, bytes));

    const content = photosZip(server.db, { reader: owner, filter: {} });
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    const folder = mkdtempSync(join(tmpdir(), 'daybook-zip-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'photos.zip'), Buffer.concat(parts));
    const read = (script: string) =>
      execFileSync('python3', [
        '-c',
        `import zipfile,sys\nz=zipfile.ZipFile(sys.argv[1])\n${script}`,
        join(folder, 'photos.zip'),
      ]).toString();
    expect(read('assert z.testzip() is None\nprint(chr(10).join(sorted(z.namelist())))').trim().split('\n')).toEqual([
      'KZ-71-12_opening_H.OUT.01.jpg',
      'KZ-71-12_opening_visit.jpg',
      'photos.csv',
    ]);
    const list = read("sys.stdout.write(z.read('photos.csv').decode())");
    expect(list).toContain('[not-here]');
    expect(list).toContain('51.1,71.4');
    const first = read(
      "sys.stdout.write(__import__('hashlib').sha256(z.read('KZ-71-12_opening_visit.jpg')).hexdigest())",
    );
    expect(first).toBe(notes[0]?.hash);
  });

  test('a photo taken back is neither expected nor in the ZIP', async () => {
    const { here, phoneOf, server, owner } = await open();
    const phone = await phoneOf('aigerim');
    const jpeg = builtLikeJpeg(800);
    const note = await noteOf(jpeg);
    const observation = await expecting(phone, here.teams.astana.id, note);
    await reply(put(phone, note, 0, jpeg));
    const filling = { ...opening(here.teams.astana.id), observation };
    const removal = await phone.write(filling, {}, { photos: { added: [], removed: [note.id] } });
    await phone.push(removal.envelope);
    expect(await photoCounts(server.db, [observation])).toEqual(new Map());
    const content = photosZip(server.db, { reader: owner, filter: {} });
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    expect(Buffer.concat(parts).includes('_opening_visit.jpg')).toBe(false);
  });

  test('of visits joined as one, the photos of each are counted, read and in the ZIP with the whole', async () => {
    const { here, phoneOf, server, owner } = await open();
    const phone = await phoneOf('aigerim');
    const jpeg = builtLikeJpeg(800);
    const note = await noteOf(jpeg);
    const whole = await expecting(phone, here.teams.astana.id, await noteOf(builtLikeJpeg(700)));
    const part = await expecting(phone, here.teams.astana.id, note);
    await reply(put(phone, note, 0, jpeg));
    const by: SignedIn = { ...owner, person: { id: here.aigerim, name: 'Aigerim', role: 'owner' } };
    await server.db
      .transaction()
      .execute((db) => decideSameVisit(db, server, { by, whole, decision: { other: part, standing: 'same' } }));
    expect((await photoCounts(server.db, [whole])).get(whole)).toEqual({ expected: 2, present: 1 });
    expect(await readPhoto(server.db, owner, { observation: whole, hash: note.hash })).toEqual(jpeg);
    expect(await readPhoto(server.db, owner, { observation: part, hash: note.hash })).toEqual(jpeg);
    const content = photosZip(server.db, { reader: owner, filter: {} });
    const parts: Uint8Array[] = [];
    for await (const each of content) parts.push(each);
    const zip = Buffer.concat(parts).toString('latin1');
    expect(zip.match(/_opening_visit\.jpg/g)).toHaveLength(3); // its header, its place in the directory, and the list
    expect(zip).toContain('[not-here]');
    expect(zip).not.toContain(part);
  });
});
