import { render } from '@testing-library/react';
import { useState } from 'react';
import { en } from '#messages/questions/en.ts';
import { TextProvider } from '#messages/text.tsx';
import type { Answers, Given } from '#model/answers.ts';
import { formFacts } from '#model/facts.ts';
import type { Form, Question } from '#model/form.ts';
import type { Value } from '#model/observation/revision.ts';
import { problemsOf } from '#model/problems.ts';
import { readForm } from '#model/relevance.ts';
import { QuestionCard } from '#questions/QuestionCard.tsx';
import type { Surroundings } from '#questions/surroundings.ts';

export const text = (words: string) => ({ en: words, ru: words, kk: words });

export const aigul = '11111111-1111-4111-8111-111111111111';
export const daniyar = '11111111-1111-4111-8111-111111111112';

export const around: Surroundings = {
  now: () => '2027-03-14T02:30:00.000Z',
  timeZone: 'Asia/Almaty',
  me: aigul,
  people: [
    { id: aigul, name: 'Aigul', role: 'observer' },
    { id: daniyar, name: 'Daniyar', role: 'observer' },
  ],
  contests: [],
  areas: new Map(),
  station: () => undefined,
};

const facts = formFacts({
  mission: { facts: [], timeZone: 'Asia/Almaty' },
  contests: [],
  team: { members: [aigul, daniyar], areas: [] },
  areas: new Map(),
});

const formWith = (question: Question): Form => ({
  id: 'one',
  version: 1,
  kind: 'interview',
  title: text('One'),
  placeQuestion: 'X.PLA.99',
  sections: [{ code: 'X', title: text('X'), asked: 'always', questions: [question] }],
  checks: [],
});

type Shown = { question: Question; given?: Given; surroundings?: Surroundings };

function OneQuestion({ question, given, surroundings = around, onValue }: Shown & { onValue: (value: Value) => void }) {
  const [answers, setAnswers] = useState<Answers>(new Map(given ? [[question.id, given]] : []));
  return (
    <QuestionCard
      question={question}
      given={answers.get(question.id)}
      calculated={undefined}
      problems={problemsOf(readForm(formWith(question), answers, facts))}
      around={surroundings}
      mark={null}
      onAnswer={(value) => {
        onValue(value);
        setAnswers(new Map([[question.id, { kind: 'value', value, heads: [] }]]));
      }}
    />
  );
}

/** Shows one question and keeps its value, as a screen would. `values` collects what was answered. */
export function showQuestion(question: Question, rest: Omit<Shown, 'question'> = {}) {
  const values: Value[] = [];
  render(
    <TextProvider language="en" catalog={en}>
      <OneQuestion question={question} onValue={(value) => values.push(value)} {...rest} />
    </TextProvider>,
  );
  return { values, answers: () => values.map(({ answer }) => answer) };
}
