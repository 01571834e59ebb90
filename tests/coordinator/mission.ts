import type { Answer } from '#model/answer.ts';
import type { Session } from '#model/desk/account.ts';
import type { FrameSummary } from '#model/desk/frame-import.ts';
import type { ObservationDossier, ObservationList, ObservationRow } from '#model/desk/observations.ts';
import type { People } from '#model/desk/people.ts';
import type { Form } from '#model/form.ts';
import type { Texts } from '#model/language.ts';
import type { Revision } from '#model/observation/revision.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const same = (text: string): Texts => ({ en: text, ru: text, kk: text });

export const AIGUL = { id: id(1), name: 'Aigul', role: 'observer' } as const;
export const BORIS = { id: id(2), name: 'Boris', role: 'observer' } as const;
export const TEAM = { id: id(10), code: 'T-07', members: [AIGUL.id, BORIS.id], areas: [] };
export const VISIT = id(20);

export const session = (): Session => ({
  person: { id: id(3), name: 'Dana', role: 'owner' },
  mission: {
    id: id(4),
    name: 'Spring mission',
    electionDay: '2027-03-19',
    timeZone: 'Asia/Almaty',
    languages: ['en'],
    facts: [],
    policy: 'standard',
    synthetic: false,
  },
  expiresAt: '2027-03-20T00:00:00.000Z',
  factorDue: false,
});

export const people = (): People => ({ people: [AIGUL, BORIS], teams: [TEAM], devices: [] });

export const frame = (): FrameSummary => ({
  version: 1,
  areas: [
    { code: 'KZ-75', name: same('Almaty'), type: 'city', parent: null },
    { code: 'KZ-19', name: same('Almaty'), type: 'region', parent: null },
  ],
  contests: [],
  stationCount: 1,
});

export const row = (differs: Partial<ObservationRow> = {}): ObservationRow => ({
  id: VISIT,
  form: 'voting',
  formVersion: 1,
  team: { id: TEAM.id, code: TEAM.code },
  place: null,
  station: { code: '75-12', number: '12', name: 'School 5' },
  area: 'KZ-75',
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
  firstReceivedAt: '2027-03-19T05:00:00.000Z',
  lastReceivedAt: '2027-03-19T06:00:00.000Z',
  joined: 0,
  twins: 0,
  synthetic: false,
  ...differs,
});

export const list = (...rows: ObservationRow[]): ObservationList => ({ rows, total: rows.length, after: null });

const form: Form = {
  id: 'voting',
  version: 1,
  kind: 'visit',
  title: same('Voting'),
  placeQuestion: 'V.ID.01',
  sections: [
    {
      code: 'ENV',
      title: same('Around the station'),
      asked: 'always',
      questions: [
        {
          kind: 'number',
          id: 'V.ENV.05',
          label: same('How many voters were waiting?'),
          core: true,
          absences: ['not-observed'],
          parts: [{ code: 'value', label: same('Number') }],
          max: 999,
        },
      ],
    },
  ],
  checks: [],
};

const waiting = (values: Record<string, number>): Answer => ({ kind: 'number', values });

function revisionBy(person: string, number: number, answer: Answer): Revision {
  const mintedAt = `2027-03-19T05:0${number}:00.000Z`;
  return {
    protocol: 1,
    id: id(100 + number),
    mission: id(4),
    observation: VISIT,
    form: 'voting',
    formVersion: 1,
    team: TEAM.id,
    device: id(50 + number),
    person,
    seq: 1,
    prev: null,
    kind: 'edit',
    mintedAt,
    clockSkewMs: number === 1 ? 0 : 185_000,
    source: 'phone',
    changes: { 'V.ENV.05': { answer, at: mintedAt, replaces: [] } },
  };
}

/** Aigul counted 12 waiting voters, Boris 15, neither saw the other's answer. */
export const dossierInConflict = (): ObservationDossier => ({
  row: row({ conflicts: 1 }),
  form,
  revisions: [revisionBy(AIGUL.id, 1, waiting({ value: 12 })), revisionBy(BORIS.id, 2, waiting({ value: 15 }))].map(
    (revision, at) => ({
      signed: { text: JSON.stringify(revision), signature: '' },
      receivedAt: revision.mintedAt,
      logSeq: at + 1,
    }),
  ),
  people: [AIGUL, BORIS],
  team: TEAM,
  areas: frame().areas,
  timeZone: null,
  contests: [],
  station: null,
  joinedTo: null,
  twins: [],
  photos: [],
});
