import type { ExportedObservation } from '#exports/observation.ts';
import type { Answer } from '#model/answer.ts';
import { areaTree } from '#model/area.ts';
import type { Contest } from '#model/contest.ts';
import type { FormFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Texts } from '#model/language.ts';
import { foldObservation } from '#model/observation/fold.ts';
import type { Revision } from '#model/observation/revision.ts';

const say = (en: string): Texts => ({ en, ru: `${en} (ru)`, kk: `${en} (қаз)` });
const option = (code: string, label = code) => ({ code, label: say(label) });
const question = { core: false, absences: ['not-observed' as const] };

/** A form with one question of each kind that a table writes differently. */
export const smallForm: Form = {
  id: 'small',
  version: 1,
  kind: 'visit',
  title: say('Small form'),
  placeQuestion: 'S.ID.01',
  sections: [
    {
      code: 'S.ALL',
      title: say('All'),
      asked: 'always',
      questions: [
        { ...question, id: 'S.ID.01', kind: 'place', label: say('Station') },
        {
          ...question,
          id: 'S.ALL.01',
          kind: 'choice',
          label: say('Are unauthorised people present?'),
          options: [{ ...option('yes', 'Yes'), problem: true, count: true }, option('no', 'No'), option('not-asked')],
        },
        {
          ...question,
          id: 'S.ALL.02',
          kind: 'choices',
          label: say('Who?'),
          options: [option('police'), option('officials')],
          askedWhen: { question: 'S.ALL.01', is: 'yes' },
        },
        {
          ...question,
          id: 'S.ALL.03',
          kind: 'number',
          label: say('Queue'),
          parts: [
            { code: 'inside', label: say('Inside') },
            { code: 'outside', label: say('Outside') },
          ],
          max: 1000,
        },
        {
          ...question,
          id: 'S.ALL.04',
          kind: 'number',
          label: say('Ballots issued'),
          parts: [{ code: 'value', label: say('Number') }],
          perContest: true,
          max: 3000,
        },
        { ...question, id: 'S.ALL.05', kind: 'text', label: say('Anything else?'), lines: 'many' },
        { ...question, id: 'S.ALL.06', kind: 'time', label: say('Arrival') },
        { ...question, id: 'S.ALL.07', kind: 'time', label: say('Departure') },
        {
          ...question,
          id: 'S.ALL.08',
          kind: 'calculated',
          label: say('Minutes'),
          calculation: { minutesFrom: 'S.ALL.06', to: 'S.ALL.07' },
        },
      ],
    },
  ],
  checks: [],
};

export const contests: Contest[] = ['list', 'district'].map((code) => ({
  code,
  name: say(`Ballot ${code}`),
  kind: 'list',
  contestants: [],
}));

const ids = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const facts: FormFacts = {
  mission: new Set(),
  singleSeatContests: new Set(),
  teamSize: 2,
  teamAreas: [],
  areas: areaTree([
    { code: 'KZ', name: say('Kazakhstan'), type: 'country', parent: null },
    { code: 'KZ-11', name: say('Akmola'), type: 'region', parent: 'KZ' },
  ]),
  timeZone: 'Asia/Almaty',
};

export const stationSeven = {
  code: 'KZ-11-7',
  number: '7',
  name: 'School no. 7',
  address: 'Akmola',
  area: 'KZ-11',
  setting: 'rural' as const,
  registeredVoters: 812,
  position: null,
  contests: ['list', 'district'],
  timeZone: null,
};

type Entry = Answer | { answer: Answer; comment: string };
export type Told = {
  entries: Record<string, Entry> /** Entered at the same time on the partner's phone. */;
  partner?: Record<string, Entry>;
};

/** An observation at station 7 with these answers. */
export function exported({ entries, partner }: Told, n = 1): ExportedObservation {
  const revision = (id: number, changes: Record<string, Entry>): Revision => ({
    protocol: 1,
    id: ids(id),
    mission: ids(900),
    observation: ids(n * 1000),
    form: smallForm.id,
    formVersion: 1,
    team: ids(901),
    device: ids(902),
    person: ids(903),
    seq: id,
    prev: null,
    kind: 'edit',
    mintedAt: '2023-03-19T05:00:00.000Z',
    clockSkewMs: null,
    source: 'phone',
    changes: Object.fromEntries(
      Object.entries(changes).map(([id, entry]) => [
        id,
        { ...('answer' in entry ? entry : { answer: entry }), at: '2023-03-19T05:00:00.000Z', replaces: [] },
      ]),
    ),
  });
  const place = {
    kind: 'station' as const,
    station: 'KZ-11-7',
    frameVersion: 1,
    area: 'KZ-11',
    contests: ['list', 'district'],
  };
  const observation = foldObservation([
    revision(n * 1000 + 1, { 'S.ID.01': { kind: 'place', place }, ...entries }),
    ...(partner ? [revision(n * 1000 + 2, partner)] : []),
  ]);
  return {
    observation,
    form: smallForm,
    facts,
    station: stationSeven,
    receivedAt: new Map([...observation.revisions.keys()].map((id) => [id, '2023-03-19T05:00:01.000Z'])),
    row: {
      id: observation.id,
      form: smallForm.id,
      formVersion: 1,
      team: { id: ids(901), code: 'A' },
      place,
      station: { code: 'KZ-11-7', number: '7', name: 'School no. 7' },
      area: 'KZ-11',
      outcome: 'observed',
      state: 'draft',
      changedAfterCompletion: false,
      problems: 0,
      critical: 0,
      conflicts: 0,
      coreLeft: 0,
      owed: 0,
      photos: { expected: 0, present: 0 },
      arrivedAt: null,
      firstReceivedAt: '2023-03-19T05:00:01.000Z',
      lastReceivedAt: '2023-03-19T05:00:01.000Z',
      synthetic: true,
      joined: 0,
      twins: 0,
    },
  };
}

export async function* each(observations: ExportedObservation[]): AsyncGenerator<ExportedObservation> {
  for (const observation of observations) yield await Promise.resolve(observation);
}

export async function textOf(parts: AsyncIterable<string | Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for await (const part of parts) text += typeof part === 'string' ? part : decoder.decode(part, { stream: true });
  return text;
}
