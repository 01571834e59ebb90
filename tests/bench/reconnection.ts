import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { voting } from '#forms/voting.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';
import { chanceFrom } from '#server/demo/chance.ts';
import { openServer, type Server } from '#server/open.ts';
import { writePhotoPolicy } from '#server/store/missions.ts';
import { enrol } from '#sync/enrol.ts';
import { travel } from '#sync/travel.ts';
import { chose, openPhone, type Phone, testClock, visitWith } from '../device/phone.ts';
import { builtLikeJpeg } from '../photo-files.ts';
import { type MeteredLink, meteredLink } from './metered-link.ts';
import { makeMission } from './mission.ts';
import { atMost, type Row, said, told } from './row.ts';
import { answersAt, visitsOfDay } from './visits.ts';

const ORIGIN = 'https://daybook.example';
const OBSERVATIONS = 500;
const ANSWERS = 60;
/** A visit written offline is minted when the phone goes dark and when it is completed. */
const MINTS = 4;
const PHOTOS = 200;
const PHOTO_BYTES = 250_000;
const MANY = 1_000;
const FEW = 10;

/** What waits after days without a network; and what one more answer costs a phone that holds much. */
export async function reconnection(): Promise<Row[]> {
  return [...(await withPhone(queue)), ...(await withPhone(oneChange))];
}

type Reached = { phone: Phone; link: MeteredLink; person: string };

async function withPhone(measure: (reached: Reached) => Promise<Row[]>): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const clock = testClock();
  const server = await openServer({ DAYBOOK_DATA: folder }, { clock: () => clock.now() });
  const phone = await openPhone({ clock });
  try {
    const reached = { phone, ...(await enrolledAt(server, phone)) };
    return await measure(reached);
  } finally {
    phone.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function enrolledAt(server: Server, { device }: Phone): Promise<Omit<Reached, 'phone'>> {
  const { mission, people } = await makeMission(server, { people: 1 });
  const [observer] = people;
  if (!observer) throw new Error('Nobody observes');
  await writePhotoPolicy(server.db, mission, { allowed: true, keepTime: false, keepPosition: false, notice: '' });
  const link = meteredLink(server, ORIGIN);
  const invitation = { code: observer.code, keyFingerprint: null };
  const enrolled = await enrol(device, link.transport, { invitation, origin: ORIGIN, deviceName: 'Android' });
  if (enrolled.outcome !== 'enrolled') throw new Error(JSON.stringify(enrolled));
  const reached = { link, person: observer.id };
  await go(device, link);
  return reached;
}

async function go(device: Phone['device'], { transport }: MeteredLink): Promise<void> {
  const failed = await travel(device, transport, { stillLeads: async () => undefined, aside: new Set() });
  if (failed) throw new Error(JSON.stringify(failed));
}

async function queue({ phone, link, person }: Reached): Promise<Row[]> {
  const chance = chanceFrom(5);
  const visits = visitsOfDay(chance);
  for (let written = 0; written < OBSERVATIONS; written++) {
    const visit = visits[written % visits.length];
    if (!visit) throw new Error('The day has no visits');
    const answers = answersAt(visit, { observer: person, chance }).slice(0, ANSWERS);
    const observation = await write(phone, answers);
    if (written < PHOTOS) await photograph(phone, observation, PHOTO_BYTES + written);
  }
  await phone.notebook.mint();
  link.forget();
  const startedAt = performance.now();
  await go(phone.device, link);
  const workedMs = performance.now() - startedAt;
  const [words, all] = [link.of('/api/v1/push'), link.all()];
  return [
    told(
      `after reconnection: ${OBSERVATIONS} observations of ${ANSWERS} answers waiting, until the last word has its receipt`,
      said(link.untilLast('/api/v1/push') / 1000, 's on the wire'),
    ),
    told('… requests; sent', `${words.requests}; ${said(words.up / 1e6, 'MB')}`),
    told(
      `… and ${PHOTOS} photos of ${PHOTO_BYTES / 1000} kB, until the last of them has its receipt`,
      said(all.wireMs / 1000, 's on the wire'),
    ),
    told('… bytes alone would take', said((all.up * 8) / 750_000, 's')),
    told('… phone and server at work, on this machine', said(workedMs / 1000, 's')),
  ];
}

async function write({ notebook }: Phone, answers: readonly [QuestionId, Value][]): Promise<string> {
  const observation = await notebook.start({ form: voting.id });
  for (const [index, [question, value]] of answers.entries()) {
    await notebook.answer({ observation, question, value, seen: [] });
    if ((index + 1) % Math.ceil(ANSWERS / MINTS) === 0) await notebook.mint(observation);
  }
  await notebook.complete(observation);
  return observation;
}

/** Of a length of its own each: the same picture twice would be sent once. */
async function photograph({ notebook }: Phone, observation: string, bytes: number): Promise<void> {
  const jpeg = builtLikeJpeg(bytes);
  await notebook.keepPhoto({
    observation,
    question: null,
    picture: { jpeg, width: 1600, height: 1200, preview: 'AAAA' },
  });
}

async function oneChange({ phone, link }: Reached): Promise<Row[]> {
  const few = await changeWith(FEW, phone, link);
  const many = await changeWith(MANY, phone, link);
  return [
    atMost(`one more answer on a phone with ${MANY} observations: requests that carry it`, many.requests, {
      limit: 1,
      unit: 'request',
    }),
    atMost(`… its bytes, × those with ${FEW} observations`, many.up / few.up, { limit: 1.05, unit: '×' }),
    told('… bytes', said(many.up, 'B')),
  ];
}

async function changeWith(held: number, phone: Phone, link: MeteredLink) {
  const { notebook, device } = phone;
  while ((await notebook.observations()).length < held) {
    const before = (await notebook.observations()).length;
    for (let more = before; more < Math.min(held, before + 100); more++) await visitWith(notebook);
    await notebook.mint();
    await go(device, link);
  }
  const [first] = await notebook.observations();
  if (!first) throw new Error('The phone holds nothing');
  link.forget();
  const { id } = first.observation;
  await notebook.answer({ observation: id, question: 'V.ENV.02', value: chose('no'), seen: [] });
  await notebook.mint();
  await go(device, link);
  return link.of('/api/v1/push');
}
