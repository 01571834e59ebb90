import { expect, test } from 'vitest';
import { voting } from '#forms/voting.ts';
import type { Answer } from '#model/answer.ts';
import { type Form, type Question, questionsOf } from '#model/form.ts';
import type { Head } from '#model/observation/fold.ts';
import { moveTo } from '#model/observation/moving.ts';

const at = '2027-03-14T04:00:00.000Z';
const id = (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

function heads(...given: [string, ...Answer[]][]) {
  let count = 0;
  return {
    heads: new Map(
      given.map(([question, ...answers]) => [
        question,
        answers.map((answer): Head => {
          count += 1;
          const change = { answer, comment: 'as it was seen', at, replaces: [id(99)] };
          return { revision: id(count), person: id(90), device: id(91), kind: 'edit', change };
        }),
      ]),
    ),
  };
}

const chose = (option: string): Answer => ({ kind: 'choice', option });

/** The voting form with one question changed. */
const withQuestion = (changed: string, change: (question: Question) => Question | undefined): Form => ({
  ...voting,
  version: 2,
  sections: voting.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((each) => (each.id === changed ? (change(each) ?? []) : each)),
  })),
});

const first = questionsOf(voting).find(({ id: question }) => question === 'V.SEC.01');
const chosen = first?.kind === 'choice' ? (first.options[0]?.code ?? '') : '';

test('what the newer version asks alike goes along, with its comment and its time, and replaces nothing there', () => {
  const { changes, left, disputed } = moveTo({ ...voting, version: 2 }, heads(['V.SEC.01', chose(chosen)]));
  expect([...changes]).toEqual([['V.SEC.01', { answer: chose(chosen), comment: 'as it was seen', at, replaces: [] }]]);
  expect([left, disputed]).toEqual([[], []]);
});

test.each<[string, (question: Question) => Question | undefined]>([
  ['is gone', () => undefined],
  [
    'offers the option no more',
    (question) =>
      question.kind === 'choice'
        ? { ...question, options: question.options.filter(({ code }) => code !== chosen) }
        : question,
  ],
  [
    'is of another kind',
    ({ id: question, label, core, absences }) => ({ id: question, label, core, absences, kind: 'time' }),
  ],
])('an answer whose question %s stays behind', (_, change) => {
  const { changes, left } = moveTo(withQuestion('V.SEC.01', change), heads(['V.SEC.01', chose(chosen)]));
  expect([[...changes.keys()], left]).toEqual([[], ['V.SEC.01']]);
});

test('where two answers stand somebody decides first; equal ones go along as one', () => {
  const form = { ...voting, version: 2 };
  expect(moveTo(form, heads(['V.SEC.01', chose('yes'), chose('no')])).disputed).toEqual(['V.SEC.01']);
  expect([...moveTo(form, heads(['V.SEC.01', chose(chosen), chose(chosen)])).changes.keys()]).toEqual(['V.SEC.01']);
});

test('an answer that was taken back is left out', () => {
  const moved = moveTo({ ...voting, version: 2 }, heads(['V.SEC.01', { kind: 'cleared' }]));
  expect([[...moved.changes], moved.left, moved.disputed]).toEqual([[], [], []]);
});
