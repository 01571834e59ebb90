import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DaySummary } from '#model/desk/administration.ts';
import { type CourierReport, type EnrolmentCard, People } from '#model/desk/people.ts';
import type { Person, Team } from '#model/mission.ts';
import { outboxFileText } from '#model/protocol/outbox-file.ts';
import { createApp } from '#server/app.ts';
import { chosen, opening, Phone, type Written } from '../phone.ts';
import { type Desk, ENGINES, isHere, openDesk } from './desk.ts';

/** Nurlan's phone, which has enrolled and then found no network. */
async function nurlansPhone({ server, aigul }: Desk) {
  const team = await aigul.ok<Team>('POST', '/teams', { code: 'A', areas: [] });
  const nurlan = await aigul.ok<Person>('POST', '/people', { name: 'Nurlan', team: team.id });
  const [card] = await aigul.ok<EnrolmentCard[]>('POST', '/enrolment-codes', { people: [nurlan.id], hoursValid: 24 });
  const phone = await Phone.enrol(createApp(server), card?.code ?? '');
  const write = () => phone.write(opening(team.id), { 'H.OUT.01': chosen('observed') });
  return { phone, nurlan, write };
}

const fileOf = (
  { server }: Desk,
  { enrolment }: Phone,
  envelopes: unknown[],
  change: { mission?: string; key?: string } = {},
) =>
  outboxFileText({
    mission: enrolment.mission,
    device: enrolment.device,
    key: server.keys.fingerprint,
    madeAt: '2023-03-19T02:00:00.000Z',
    envelopes,
    ...change,
  });

const send = (desk: Desk, file: string, take = '') =>
  desk.aigul.send('POST', `/outbox-files${take}`, file, { 'content-type': 'application/octet-stream' });
const report = async (...given: Parameters<typeof send>) => (await (await send(...given)).json()) as CourierReport;
const storedCount = async ({ server }: Desk) => (await server.db.selectFrom('revisions').select('id').execute()).length;
const sealed = (...written: Written[]) => written.map(({ envelope }) => envelope);

describe.each(ENGINES)('an outbox that comes as a file, on %s', (engine) => {
  test.runIf(isHere(engine))(
    'is looked into first, then taken; twice does no harm, and the phone gets its receipt',
    async () => {
      const desk = await openDesk(engine);
      const { phone, nurlan, write } = await nurlansPhone(desk);
      const [first, second, third] = [await write(), await write(), await write()];
      await phone.push(first.envelope);
      const mangled = { ...second.envelope, revision: randomUUID() };
      const file = fileOf(desk, phone, [...sealed(first, third), mangled, 'not an envelope']);
      const counts = { envelopes: 4, fresh: 1, known: 1, person: nurlan.id };

      const looked = await report(desk, file);
      expect(looked).toMatchObject({ ...counts, taken: false });
      expect(looked.refused.map(({ seq, code }) => `${seq} ${code}`)).toEqual([
        '2 ENVELOPE_UNREADABLE',
        'null REVISION_MALFORMED',
      ]);
      expect(await storedCount(desk)).toBe(1);
      expect(await report(desk, file, '?take=yes')).toMatchObject({ ...counts, taken: true });
      expect(await report(desk, file, '?take=yes')).toMatchObject({ ...counts, fresh: 0, known: 2 });
      expect(await storedCount(desk)).toBe(2);

      const pushed = await phone.push(...sealed(second, third));
      expect(pushed.outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'duplicate']);
      expect(JSON.parse(pushed.receipt?.text ?? '{}').revisions).toHaveLength(2);
    },
  );

  test.runIf(isHere(engine))('holes in a phone’s numbers are pending until they are refused or come', async () => {
    const desk = await openDesk(engine);
    const { phone, write } = await nurlansPhone(desk);
    const written = [await write(), await write(), await write(), await write()];
    const [first, second, third, fourth] = written as [Written, Written, Written, Written];
    const gaps = async () => (await desk.aigul.get<People>('/people')).devices[0]?.gaps;
    await report(desk, fileOf(desk, phone, sealed(third)), '?take=yes');
    expect(await gaps()).toEqual([{ from: 1, to: 2, refused: null }]);
    const other = await phone.write(opening(randomUUID()), { 'H.OUT.01': chosen('observed') });
    await phone.push(first.envelope, other.envelope);
    expect(await gaps()).toEqual([
      { from: 2, to: 2, refused: null },
      { from: 4, to: 4, refused: null },
      { from: 5, to: 5, refused: 'TEAM_WRONG' },
    ]);
    await phone.push(...sealed(second, fourth));
    expect(await gaps()).toEqual([{ from: 5, to: 5, refused: 'TEAM_WRONG' }]);
  });

  test.runIf(isHere(engine))('phones that say they have written any number cost nothing to count', async () => {
    const desk = await openDesk(engine);
    const { phone, write } = await nurlansPhone(desk);
    const [card] = await desk.aigul.ok<EnrolmentCard[]>('POST', '/enrolment-codes', {
      people: [phone.enrolment.person],
      hoursValid: 24,
    });
    const second = await Phone.enrol(createApp(desk.server), card?.code ?? '');
    const highestSeq = Number.MAX_SAFE_INTEGER;
    await phone.push((await write()).envelope);
    for (const each of [phone, second]) expect((await each.askToPush({ highestSeq })).status).toBe(200);
    expect(DaySummary.parse(await desk.aigul.get('/summary')).pending).toBe(highestSeq);
    const { devices } = People.parse(await desk.aigul.get('/people'));
    expect(devices.map(({ gaps }) => gaps).sort((a, b) => (a[0]?.from ?? 0) - (b[0]?.from ?? 0))).toEqual([
      [{ from: 1, to: highestSeq, refused: null }],
      [{ from: 2, to: highestSeq, refused: null }],
    ]);
  });

  test.runIf(isHere(engine))(
    'cut off, changed, of another mission or another server it is refused, and nothing is stored',
    async () => {
      const desk = await openDesk(engine);
      const { phone, write } = await nurlansPhone(desk);
      const { envelope } = await write();
      const whole = fileOf(desk, phone, [envelope]);
      const refusal = async (file: string) =>
        ((await (await send(desk, file, '?take=yes')).json()) as { refusal: string }).refusal;
      expect(await refusal(whole.slice(0, -40))).toBe('OUTBOX_FILE_DAMAGED');
      expect(await refusal(whole.replace(envelope.ciphertext.slice(0, 8), 'AAAAAAAA'))).toBe('OUTBOX_FILE_DAMAGED');
      expect(await refusal('number;name\n1;School\n')).toBe('OUTBOX_FILE_WRONG');
      expect(await refusal('')).toBe('OUTBOX_FILE_WRONG');
      expect(await refusal(whole.replace('daybook-outbox 1', 'daybook-outbox 9'))).toBe('OUTBOX_FILE_NEWER');
      expect(await refusal(fileOf(desk, phone, [envelope], { mission: randomUUID() }))).toBe('OUTBOX_FILE_MISSION');
      expect(await refusal(fileOf(desk, phone, [envelope], { key: 'somebody else' }))).toBe('OUTBOX_FILE_SERVER');
      expect(await storedCount(desk)).toBe(0);
    },
  );
});
