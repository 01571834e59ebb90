import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { cellsOf } from '#analysis/cells.ts';
import { readDossier as readAtDesk } from '#coordinator/observation/read-dossier.ts';
import type { ExportedObservation } from '#exports/observation.ts';
import { answersOf, placeOf } from '#model/answers.ts';
import { factsAt, frameVersionFor } from '#model/facts.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import { readDossier } from '#server/desk/dossier.ts';
import { exportedObservations } from '#server/desk/exported-observations.ts';
import { readFolded } from '#server/store/fold.ts';
import { insertFrame } from '#server/store/frames.ts';
import { type Phone, visitWith } from '../device/phone.ts';
import { type Headquarters, nextFrame, openHeadquarters } from './headquarters.ts';
import { journey, phoneAt } from './journey.ts';

/** The ballot turns out to be for a single seat, there is a second one; the areas and the station's clock change too. */
function altered(frame: Frame): Frame {
  const next = nextFrame(frame);
  const [list] = next.contests.map((contest) => ({ ...contest, kind: 'single-seat' as const }));
  return {
    ...next,
    contests: list ? [list, { ...list, code: 'district' }] : [],
    areas: next.areas.map((area) => (area.code === 'KZ-71' ? { ...area, parent: null } : area)),
    stations: next.stations.map((station) => ({
      ...station,
      area: 'KZ-11',
      contests: ['list', 'district'],
      timeZone: 'Europe/London',
    })),
  };
}

async function publish({ here, world }: Headquarters, frame: Frame): Promise<void> {
  await insertFrame(world.server.db, { mission: here.mission.id, frame, publishedAt: '2027-03-14T03:00:00.000Z' });
}

/** At the first station of this list, a little before ten by its clock. */
async function visitAt({ notebook }: Phone, frame: Frame): Promise<Id> {
  const [station] = frame.stations;
  if (!station) throw new Error('The list has stations');
  const { code, area, contests } = station;
  const visit = await visitWith(notebook);
  const place = { kind: 'station' as const, station: code, frameVersion: frame.version, area, contests };
  for (const [question, answer] of [
    ['H.ID.01', { kind: 'place' as const, place }],
    ['H.OUT.01', { kind: 'choice' as const, option: 'observed' }],
    ['H.VI.01', { kind: 'time' as const, at: '2027-03-14T04:50:00.000Z' }],
    ['H.ID.05', { kind: 'text' as const, text: '12' }],
  ] as const)
    await notebook.answer({ observation: visit, question, value: { answer, language: 'en' }, seen: [] });
  await notebook.mint();
  return visit;
}

/** As the observer's screens read it. */
async function onPhone({ notebook }: Phone, id: Id) {
  const [reference, open] = [await notebook.reference(), await notebook.observation(id)];
  const form = open && (await notebook.form(open.observation.form, open.observation.formVersion));
  if (!reference || !form) throw new Error('The phone has the visit');
  const place = placeOf(answersOf(open.observation), form.placeQuestion);
  const frame = await notebook.frameFacts(frameVersionFor(place, reference.frameVersion));
  const facts = factsAt(place, { ...reference, frame });
  return { cells: cellsOf(open.observation, form, facts), timeZone: facts.timeZone };
}

/** As the table of headquarters, an export and the page of the observation read it. */
async function atHeadquarters({ here, world }: Headquarters, id: Id) {
  const { server } = world;
  const mission = here.mission.id;
  const { observation, form, reading } = await readFolded(server.db, server.immutables, id);
  const role = 'owner' as const;
  const reader = { role, areaPaths: [], mission, person: { id: here.aigerim, name: 'Gulnara', role } };
  let row: ExportedObservation | undefined;
  for await (const one of exportedObservations(server, { reader, filter: {} })) if (one.row.id === id) row = one;
  if (!row) throw new Error('The export has the visit');
  const dossier = readAtDesk(await readDossier(server, reader, id), here.mission);
  return [
    { cells: cellsOf(observation, form, reading.facts), timeZone: reading.facts.timeZone },
    { cells: cellsOf(row.observation, row.form, row.facts), timeZone: row.facts.timeZone },
    {
      cells: cellsOf(dossier.observation, dossier.dossier.form, dossier.reading.facts),
      timeZone: dossier.timeZone,
    },
  ];
}

test('a new station list changes nothing of what was asked at a station before, on any side', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const visit = await visitAt(phone, headquarters.here.frame);
  await journey(phone, headquarters);
  const before = await onPhone(phone, visit);

  const later = altered(headquarters.here.frame);
  await publish(headquarters, later);
  await journey(phone, headquarters);
  expect((await phone.notebook.frame())?.version).toBe(2);
  const colleague = await phoneAt(headquarters, 'daniyar');
  expect(headquarters.requests.filter((path) => path.startsWith('/frame/'))).toEqual([
    '/frame/1',
    '/frame/2',
    '/frame/2',
    '/frame/1',
  ]);

  for (const side of [
    await onPhone(phone, visit),
    await onPhone(colleague, visit),
    ...(await atHeadquarters(headquarters, visit)),
  ])
    expect(side).toEqual(before);
  expect(before.timeZone).toBe('Asia/Almaty');

  const next = await visitAt(phone, later);
  await journey(phone, headquarters);
  const seen = await onPhone(phone, next);
  for (const side of await atHeadquarters(headquarters, next)) expect(side).toEqual(seen);
  expect(seen.timeZone).toBe('Europe/London');
  expect([standingOf(before, 'H.ID.05'), standingOf(seen, 'H.ID.05')]).toEqual(['set-aside', 'answered']);
  phone.close();
  colleague.close();
});

const standingOf = ({ cells }: Awaited<ReturnType<typeof onPhone>>, id: string) =>
  cells.find(({ question }) => question.id === id)?.standing;
