import type { Answer } from '#model/answer.ts';
import { answersOf } from '#model/answers.ts';
import { areaTree } from '#model/area.ts';
import type { Condition } from '#model/condition.ts';
import { formFacts } from '#model/facts.ts';
import type { Check, Form, Option, Question } from '#model/form.ts';
import { foldObservation } from '#model/observation/fold.ts';
import type { Change } from '#model/observation/revision.ts';
import type { Place } from '#model/place.ts';
import { readForm } from '#model/relevance.ts';
import { change, idOf, revision } from './revisions.ts';

const label = { en: 'x', ru: 'икс', kk: 'икс' };
const options = (...codes: string[]): Option[] => codes.map((code) => ({ code, label }));

type Extra = Partial<Pick<Question, 'core' | 'askedWhen' | 'absences' | 'commentOwedWhen' | 'problemWhen'>>;
const base = { label, core: true, absences: ['not-observed' as const] };

export const asks = {
  choice: (id: string, given: Option[] = options('yes', 'no'), extra: Extra = {}): Question => ({
    ...base,
    id,
    kind: 'choice',
    options: given,
    ...extra,
  }),
  number: (id: string, extra: Extra = {}): Question => ({
    ...base,
    id,
    kind: 'number',
    parts: [{ code: 'value', label }],
    max: 300,
    ...extra,
  }),
  time: (id: string, extra: Extra = {}): Question => ({ ...base, id, kind: 'time', ...extra }),
  text: (id: string, extra: Extra = {}): Question => ({ ...base, id, kind: 'text', lines: 'many', ...extra }),
};

/** A ten-line form: a place, how it went, and the questions given. */
export const formWith = (questions: Question[], checks: Check[] = []): Form => ({
  id: 'voting',
  version: 1,
  kind: 'visit',
  title: label,
  placeQuestion: 'H.ID.01',
  outcomeQuestion: 'H.OUT.01',
  sections: [
    {
      code: 'head',
      title: label,
      asked: 'always',
      questions: [
        { ...base, id: 'H.ID.01', kind: 'place' },
        {
          ...base,
          id: 'H.OUT.01',
          kind: 'choice',
          options: [
            { code: 'observed', label },
            { code: 'refused-entry', label, ends: 'at-once', problem: true, critical: true },
            { code: 'expelled', label, ends: 'from-now', problem: true },
          ],
        },
      ],
    },
    { code: 'body', title: label, asked: 'visit', questions },
  ],
  checks,
});

export const check = (code: string, at: string, when: Condition, weight: Check['weight'] = 'to-confirm'): Check => ({
  code,
  weight,
  at,
  when,
  text: label,
});

/** Station 12 of Astana (city), with a party-list contest. */
export const astana12: Place = {
  kind: 'station',
  station: 'KZ-71-12',
  frameVersion: 1,
  area: 'KZ-71',
  contests: ['list'],
};

const facts = formFacts({
  mission: { facts: ['mobile-voting'], timeZone: 'Asia/Almaty' },
  contests: [
    { code: 'list', name: label, kind: 'list', contestants: [] },
    { code: 'smd', name: label, kind: 'single-seat', contestants: [] },
  ],
  team: { members: [idOf(5), idOf(6)], areas: ['KZ-71'] },
  areas: areaTree([
    { code: 'KZ', name: label, type: 'country', parent: null },
    { code: 'KZ-71', name: label, type: 'city', parent: 'KZ' },
    { code: 'KZ-11', name: label, type: 'region', parent: 'KZ' },
  ]),
});

/** Reads a form after these answers, each given in its own revision. Two answers to a question conflict. */
export function readingOf(form: Form, given: Record<string, Answer | Change | [Answer, Answer]>) {
  const changes = Object.entries(given).flatMap(([question, one]) => {
    const answers = Array.isArray(one) ? one : [one];
    return answers.map((answer) => ({ [question]: 'replaces' in answer ? answer : change(answer) }));
  });
  const revisions = [revision(idOf(100), {}), ...changes.map((one, n) => revision(idOf(101 + n), one))];
  return readForm(form, answersOf(foldObservation(revisions)), facts);
}
