import { expect, test } from 'vitest';
import { voting } from '#forms/voting.ts';
import { type Question, questionsOf } from '#model/form.ts';

const questions = questionsOf(voting).filter(({ id }) => id.startsWith('V.'));

const isCritical = (question: Question) =>
  (question.kind === 'choice' || question.kind === 'choices') && question.options.some(({ critical }) => critical);

const partsOf = (id: string) => {
  const question = questions.find((each) => each.id === id);
  return question?.kind === 'number' ? question.parts.map(({ code }) => code) : [];
};

test('120 questions of its own, 66 of them core', () => {
  expect(questions).toHaveLength(120);
  expect(questions.filter(({ core }) => core)).toHaveLength(66);
});

test('the answers that propose an incident are those the source marks', () => {
  expect(questions.filter(isCritical).map(({ id }) => id)).toEqual([
    'V.ENV.07',
    'V.ENV.09',
    'V.ACC.22',
    'V.LAY.04',
    'V.LAY.11',
    'V.PEC.08',
    'V.TRA.01',
    'V.TRA.10',
    'V.SEC.08',
    'V.IRR.02',
    'V.IRR.03',
    'V.IRR.04',
    'V.IRR.05',
    'V.IRR.06',
    'V.IRR.08',
    'V.IRR.09',
    'V.IRR.11',
    'V.INF.04',
  ]);
});

test.each([
  ['V.PEC.04', ['under-35', 'with-disability']],
  ['V.TRA.07', ['other-international', 'media']],
  ['V.SEC.02', ['inside', 'outside']],
])('%s asks for two numbers', (id, parts) => {
  expect(partsOf(id)).toEqual(parts);
});
