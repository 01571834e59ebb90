import { memo, startTransition, useState } from 'react';
import type { Given } from '#model/answers.ts';
import type { Calculated } from '#model/calculation.ts';
import type { Question } from '#model/form.ts';
import type { Value } from '#model/observation/revision.ts';
import type { Problem } from '#model/problems.ts';
import { Photos } from '#observer/photos/Photos.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { QuestionCard } from '#questions/QuestionCard.tsx';
import type { Surroundings } from '#questions/surroundings.ts';
import { textOf, valueText } from './section-values.ts';
import type { Saving } from './use-section-form.ts';

type Props = {
  question: Question;
  given: Given | undefined;
  calculated: Calculated | undefined;
  problems: readonly Problem[];
  around: Surroundings;
  saving: Saving | undefined;
  onAnswer: (question: Question, value: Value) => void;
};

/** Redrawn only when something of this question changed. A tap shows here at once; the rest of the section follows. */
export const SectionQuestion = memo(
  function SectionQuestion({ question, given, saving, onAnswer, ...rest }: Props) {
    const { t } = useObserverText();
    const text = textOf(given);
    const [tapped, setTapped] = useState<{ over: readonly string[]; value: Value }>();
    if (tapped && !tapped.over.includes(text)) setTapped(undefined);
    const answer = (value: Value) => {
      setTapped({ over: [text, ...overtaken(tapped)].filter((each) => each !== valueText(value)), value });
      startTransition(() => onAnswer(question, value));
    };
    // the word on screen is of the answer before
    const mark = tapped && saving ? 'saving' : saving;
    return (
      <QuestionCard
        question={question}
        given={tapped ? { kind: 'value', value: tapped.value, heads: [] } : given}
        mark={mark && t(`saving.${mark}`)}
        onAnswer={answer}
        beneath={question.kind !== 'calculated' && <Photos question={question.id} about={`label-${question.id}`} />}
        {...rest}
      />
    );
  },
  (before, after) =>
    before.question === after.question &&
    before.saving === after.saving &&
    before.problems === after.problems &&
    before.around === after.around &&
    before.onAnswer === after.onAnswer &&
    sameGiven(before.given, after.given) &&
    JSON.stringify(before.calculated) === JSON.stringify(after.calculated),
);

/** What the screen has shown already and storage is still to bring, while somebody types. */
const overtaken = (tapped: { over: readonly string[]; value: Value } | undefined): readonly string[] =>
  tapped ? [...tapped.over, valueText(tapped.value)] : [];

const sameGiven = (a: Given | undefined, b: Given | undefined): boolean => {
  if (a === b) return true;
  if (a?.kind === 'conflict' || b?.kind === 'conflict') return names(a) === names(b);
  return textOf(a) === textOf(b);
};

const names = (given: Given | undefined): string =>
  given ? `${given.kind} ${given.heads.map(({ revision }) => revision).join()}` : '';
