import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runCommand } from '#cli/run-command.ts';
import { openEvidence } from '#cli/verify/evidence-file.ts';
import { zipOf } from '#exports/zip.ts';
import { hashBytes } from '#model/observation/hashing.ts';
import { keepCheckpoints } from '#server/evidence/checkpoints.ts';
import { takeEvidence } from '#server/evidence/evidence.ts';
import { evidenceZip } from '#server/evidence/evidence-zip.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { at, chosen, opening, Phone } from '#tests/server/phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from '#tests/server/world.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'daybook-evidence-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};

type Day = { world: World; here: Inhabited; phone: Phone };

/** A morning: a visit in three revisions, one of them with a photo that arrived, and another phone's visit. */
async function morning(engine: (typeof ENGINES)[number]): Promise<Day> {
  const world = await openWorld(engine);
  onTestFinished(() => world.close());
  const here = await inhabit(world.server);
  const phone = await Phone.enrol(world.app, await codeFor(world.server, here, here.aigerim));
  const other = await Phone.enrol(world.app, await codeFor(world.server, here, here.marat));
  const visit = opening(here.teams.astana.id);
  const jpeg = builtLikeJpeg(900);
  const hash = await hashBytes(jpeg);
  const photo = { id: crypto.randomUUID(), question: null, hash, bytes: jpeg.length, width: 40, height: 30 };
  const place = await phone.write(visit, { 'H.ID.01': at('KZ-71/12', 'KZ-71'), 'H.OUT.01': chosen('observed') });
  const added = [{ ...photo, at: '2027-03-14T02:00:00.000Z', preview: 'AAAA' }];
  const pictured = await phone.write(visit, {}, { photos: { added, removed: [] } });
  const later = await phone.write(visit, { 'O.AS.02': chosen('good') });
  await phone.push(place.envelope, pictured.envelope, later.envelope);
  const authorization = `Bearer ${phone.enrolment.pushToken}`;
  const put = await world.app.request(`/api/v1/photos/${hash}?offset=0&bytes=${jpeg.length}`, {
    method: 'PUT',
    headers: { authorization },
    body: jpeg,
  });
  expect(put.status).toBe(200);
  const theirs = await other.write(opening(here.teams.burabay.id), { 'H.ID.01': at('KZ-11/7', 'KZ-11') });
  await other.push(theirs.envelope);
  return { world, here, phone };
}

async function write(path: string, parts: AsyncIterable<Uint8Array>): Promise<string> {
  const written: Uint8Array[] = [];
  for await (const part of parts) written.push(part);
  writeFileSync(path, Buffer.concat(written));
  return path;
}

async function exported({ world: { server }, here }: Day, path = join(folder(), 'evidence.zip')): Promise<string> {
  return write(path, evidenceZip(server.db, await takeEvidence(server, here.mission.id)));
}

async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await runCommand(['verify', ...args], { environment: {}, print: (line) => lines.push(line) });
  return { code, said: lines.join('\n') };
}

type Files = Map<string, Uint8Array>;

/** The same export after somebody has been at it. */
async function tampered(path: string, change: (files: Files) => void): Promise<string> {
  const file = await openEvidence(path);
  const files: Files = new Map();
  for (const name of file.names) files.set(name, await file.bytes(name));
  file.close();
  change(files);
  async function* entries() {
    for (const [name, content] of files) yield { name, content, at: new Date(0) };
  }
  return write(`${path}.changed.zip`, zipOf(entries()));
}

const edit = (files: Files, name: string, change: (text: string) => string): void => {
  const before = new TextDecoder().decode(files.get(name));
  const after = change(before);
  expect(after).not.toBe(before);
  files.set(name, new TextEncoder().encode(after));
};

/** Leaves out line `index`; the rest keep their words. */
const withoutLine = (index: number) => (text: string) =>
  text
    .split('\n')
    .filter((_, at) => at !== index)
    .join('\n');

const LOG = 'log/000001.jsonl';

describe.each(ENGINES)('evidence exported by a server on %s', (engine) => {
  test('holds, names the server’s keys, and says what it covers', async () => {
    const day = await morning(engine);
    const path = await exported(day);
    const { code, said } = await verify(path, '--key', day.world.server.keys.fingerprint);
    expect(said).toContain('4 revisions of 2 devices');
    expect(said).toContain('1 photo named by revisions, 1 picture here');
    expect(said).toContain('Numbers: none is missing.');
    expect(said).toContain('Everything is as devices and server have signed it.');
    expect(code).toBe(0);
  });

  test('numbers that never came, and those that were refused, are named and are no finding', async () => {
    const day = await morning(engine);
    const { phone, here } = day;
    const visit = opening(here.teams.astana.id);
    await phone.write(visit, { 'H.OUT.01': chosen('observed') }); // number 4 stays on the phone
    const wrong = await phone.write(opening(here.teams.astana.id, { form: 'unknown' }), { 'X.01': chosen('yes') });
    const last = await phone.write(visit, { 'H.ID.01': at('KZ-71/13', 'KZ-71') });
    expect((await phone.push(wrong.envelope, last.envelope)).outcomes.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'stored',
    ]);
    const { code, said } = await verify(await exported(day));
    expect(said).toMatch(/device \S+: 4, never received by the server/);
    expect(said).toMatch(/device \S+: 5, refused by the server/);
    expect(said).toContain('What is here is as devices and server have signed it.');
    expect(code).toBe(0);
  });

  test('what devices themselves do is told and is no finding: a number used twice, a huge one announced', async () => {
    const day = await morning(engine);
    const { phone, here } = day;
    const again = await phone.write(opening(here.teams.astana.id), { 'H.OUT.01': chosen('observed') }, { seq: 2 });
    expect((await phone.push(again.envelope)).outcomes.map(({ outcome }) => outcome)).toEqual(['stored']);
    await phone.askToPush({ highestSeq: Number.MAX_SAFE_INTEGER });
    const { code, said } = await verify(await exported(day));
    expect(said).toContain('has used number 2 twice');
    expect(said).toContain(`4–${Number.MAX_SAFE_INTEGER}, never received`);
    expect(code).toBe(0);
  });

  test('what is changed in the database itself is found: text, time of receipt, a revision taken away, a chain made anew', async () => {
    const day = await morning(engine);
    const { server } = day.world;
    const { db } = server;
    await keepCheckpoints(server);
    const [first, second] = await db.selectFrom('revisions').select(['id', 'text']).orderBy('log_seq').execute();
    if (!first || !second) throw new Error('The log holds four revisions');
    const received = { received_at: '2027-03-13T00:00:00.000Z' };
    await db.updateTable('revisions').set(received).where('id', '=', second.id).execute();
    expect((await verify(await exported(day))).said).toContain('chain breaks at place 2');

    await db.deleteFrom('log_links').execute();
    await db.deleteFrom('followers').execute();
    expect((await verify(await exported(day))).said).toContain('the server signed another log');

    const text = first.text.replace('observed', 'closed');
    await db.updateTable('revisions').set({ text }).where('id', '=', first.id).execute();
    const changed = await verify(await exported(day));
    expect(changed.said).toContain(`The signature of revision ${first.id} is not that of device`);
    expect(changed.code).toBe(1);

    await db.deleteFrom('log_links').where('position', '=', 1).execute();
    expect((await verify(await exported(day))).said).toContain('place 2 comes where 1 is due');
  });

  test('a log that grows is signed every ten minutes; what another process linked is not linked twice', async () => {
    const { world, here, phone } = await morning(engine);
    const { server, clock } = world;
    const signed = async () => {
      const rows = await server.db.selectFrom('checkpoints').select(['at', 'position']).orderBy('position').execute();
      return rows.map(({ at: time, position }) => `${time.slice(11, 16)} ${position}`).at(-1);
    };
    clock.ms += 10 * 60_000;
    await keepCheckpoints(server);
    const before = await signed();
    const visit = opening(here.teams.astana.id);
    await phone.push((await phone.write(visit, { 'H.OUT.01': chosen('observed') })).envelope);
    clock.ms += 9 * 60_000;
    await keepCheckpoints(server);
    expect(await signed()).toBe(before);
    clock.ms += 60_000;
    await keepCheckpoints(server);
    clock.ms += 60 * 60_000;
    await keepCheckpoints(server);
    expect(await signed()).toBe('02:20 5');
    await server.db.updateTable('followers').set({ cursor: '0.0' }).execute(); // as after a restore
    await keepCheckpoints(server);
    const { links } = await server.db
      .selectFrom('log_links')
      .select((of) => of.fn.countAll<number>().as('links'))
      .executeTakeFirstOrThrow();
    expect(Number(links)).toBe(5);
  });
});

test('whoever is at the file afterwards is found out', async () => {
  const day = await morning('sqlite');
  const path = await exported(day);
  const cases: [string, (files: Files) => void, RegExp][] = [
    ['an answer', (files) => edit(files, LOG, (text) => text.replace('observed', 'closed')), /signature of revision/],
    ['a revision left out', (files) => edit(files, LOG, withoutLine(1)), /place 3 comes where 2 is due/],
    ['the last one left out', (files) => edit(files, LOG, withoutLine(3)), /log that ends otherwise/],
    [
      'a checkpoint',
      (files) => edit(files, 'checkpoints.jsonl', (text) => text.replace('position', 'Position')),
      /signed with/,
    ],
    ['a device left out', (files) => edit(files, 'devices.jsonl', withoutLine(0)), /devices.jsonl is not the one/],
    ['a photo unlisted', (files) => files.set('photos.jsonl', new Uint8Array()), /photos.jsonl is not the one/],
    [
      'the name',
      (files) => edit(files, 'manifest.json', (text) => text.replace('2027', '2028')),
      /manifest is not signed/,
    ],
    [
      'a photo',
      (files) => files.set([...files.keys()].find((each) => each.startsWith('photos/')) ?? '', builtLikeJpeg(900, 7)),
      /is not the picture that was received/,
    ],
    [
      'a photo left out',
      (files) => void [...files.keys()].map((name) => name.startsWith('photos/') && files.delete(name)),
      /was received and is missing/,
    ],
    [
      'a photo more',
      (files) => files.set(`photos/${'0'.repeat(64)}.jpg`, builtLikeJpeg(900, 7)),
      /was not received by the server/,
    ],
    ['a file more', (files) => files.set('notes.txt', new Uint8Array([1])), /"notes.txt" does not belong/],
  ];
  for (const [what, change, finding] of cases) {
    const { code, said } = await verify(await tampered(path, change));
    expect({ what, code, said }).toEqual({ what, code: 1, said: expect.stringMatching(finding) });
  }
});

test('an export somebody made with keys of their own holds for itself, and not with the fingerprint of an enrolment card', async () => {
  const [real, forged] = [await morning('sqlite'), await morning('sqlite')];
  const path = await exported(forged);
  expect((await verify(path)).said).toContain('Compare it with an enrolment card');
  const compared = await verify(path, '--key', real.world.server.keys.fingerprint);
  expect(compared.said).toContain(`not "${real.world.server.keys.fingerprint}"`);
  expect(compared.code).toBe(1);
});

test('two files of one name are not read as one of them', async () => {
  const path = await exported(await morning('sqlite'));
  async function* twice() {
    const at = new Date(0);
    for (const name of ['manifest.json', 'manifest.json']) yield { name, content: new Uint8Array(), at };
  }
  expect(await verify(await write(`${path}.twice.zip`, zipOf(twice())))).toMatchObject({
    code: 2,
    said: expect.stringContaining('two files'),
  });
});

test('what is no evidence export is said, with the code of what cannot be read', async () => {
  const path = await exported(await morning('sqlite'));
  const here = folder();
  const noZip = join(here, 'list.zip');
  writeFileSync(noZip, 'number;name\n1;School\n');
  expect(await verify(noZip)).toMatchObject({ code: 2, said: expect.stringContaining('cannot be read') });
  expect((await verify(join(here, 'nowhere.zip'))).code).toBe(2);
  const empty = await tampered(path, (files) => files.clear());
  expect(await verify(empty)).toEqual({ code: 2, said: 'manifest.json is missing.' });
  const odd = await tampered(path, (files) => edit(files, 'devices.jsonl', (text) => `${text}{"id":1}\n`));
  expect(await verify(odd)).toMatchObject({ code: 2, said: expect.stringContaining('devices.jsonl, line 3') });
  await expect(verify()).rejects.toThrow('Name one evidence export.');
});
