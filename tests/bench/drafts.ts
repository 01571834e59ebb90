import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { voting } from '#forms/voting.ts';
import { questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';
import { type Chance, chanceFrom } from '#server/demo/chance.ts';
import { openServer } from '#server/open.ts';
import { testClock } from '../device/phone.ts';
import { type CountingPhone, countingPhone, type Sent } from './counting-phone.ts';
import { makeMission } from './mission.ts';
import { atMost, type Row, said, told } from './row.ts';
import { median } from './sample.ts';
import { answersAt, visitsOfDay } from './visits.ts';

const VISITS = 8;
const MINUTE_MS = 60_000;
/** A tap with reading the question; a comment is typed besides. */
const TAP_MS = { from: 3_000, to: 8_000 };
const COMMENT_MS = 20_000;
/** How often the observer looks up between two sections, and the phone goes dark; how long then. */
const LOOKS_UP = 0.35;
const POCKET_MS = { from: 1 * MINUTE_MS, to: 5 * MINUTE_MS };

type Mode = 'full' | 'short';

/** An election day's visits on one phone: answered section by section, sent as they are written, completed on leaving. */
export async function drafts(): Promise<Row[]> {
  return [...(await dayIn('full')), ...(await dayIn('short'))];
}

async function dayIn(mode: Mode): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const clock = testClock();
  const server = await openServer({ DAYBOOK_DATA: folder }, { clock: () => clock.now() });
  try {
    const { people } = await makeMission(server, { people: 1, withStations: true });
    const [observer] = people;
    if (!observer) throw new Error('Nobody observes');
    const phone = await countingPhone(server, { code: observer.code, clock });
    const chance = chanceFrom(12);
    const day: (Sent & { answers: number; minutes: number })[] = [];
    for (const visit of visitsOfDay(chance).slice(0, VISITS)) {
      const answers = answersAt(visit, { observer: observer.id, chance }).filter(
        ([id]) => mode === 'full' || isCore(id),
      );
      await phone.pass(20 * MINUTE_MS);
      phone.sentSince();
      const minutes = await write(phone, answers, chance);
      day.push({ ...phone.sentSince(), answers: answers.length, minutes });
    }
    phone.close();
    return rowsOf(mode, day);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const core = new Set(questionsOf(voting).flatMap(({ id, core }) => (core ? [id] : [])));
const isCore = (question: QuestionId): boolean => core.has(question);
const sectionOf = (question: QuestionId): string => question.slice(0, question.lastIndexOf('.'));

/** One visit; returns how many minutes it took. */
async function write(phone: CountingPhone, answers: [QuestionId, Value][], chance: Chance): Promise<number> {
  const { notebook, clock } = phone;
  const startedAt = clock.now();
  const observation = await notebook.start({ form: voting.id });
  let section: string | undefined;
  for (const [question, value] of answers) {
    if (section !== undefined && section !== sectionOf(question) && chance.happens(LOOKS_UP))
      await phone.pocket(chance.whole(POCKET_MS.from, POCKET_MS.to));
    section = sectionOf(question);
    await phone.pass(chance.whole(TAP_MS.from, TAP_MS.to) + (value.comment ? COMMENT_MS : 0));
    await notebook.answer({ observation, question, value, seen: [] });
    await phone.settle();
  }
  await notebook.complete(observation);
  await phone.settle();
  return (clock.now() - startedAt) / MINUTE_MS;
}

function rowsOf(mode: Mode, day: readonly (Sent & { answers: number; minutes: number })[]): Row[] {
  const mean = (each: (visit: (typeof day)[number]) => number) => day.reduce((sum, one) => sum + each(one), 0) / VISITS;
  const most = Math.max(...day.map(({ envelopes }) => envelopes));
  return [
    atMost(
      `a day's drafts, ${mode} form: envelopes a visit`,
      mean(({ envelopes }) => envelopes),
      {
        limit: 15,
        unit: 'envelopes',
      },
    ),
    atMost('… sent a visit, every request with its headers', mean(({ bytes }) => bytes) / 1000, {
      limit: 40,
      unit: 'kB',
    }),
    told(
      '… a visit: answers, minutes; most envelopes',
      `${median(day.map(({ answers }) => answers))}, ${said(
        mean(({ minutes }) => minutes),
        'min',
      )}; ${most}`,
    ),
  ];
}
