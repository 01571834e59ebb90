import { useMemo } from 'react';
import { placeOf } from '#model/answers.ts';
import { isAsked, readForm } from '#model/relevance.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useSurroundings } from '#observer/use-surroundings.ts';
import { PlaceWords } from '#questions/PlaceWords.tsx';
import { AnswerLines } from './AnswerLines.tsx';

/** The place and every question asked, to read. */
export function AnswersRead({ shown }: { shown: ShownObservation }) {
  const { form, answers, facts } = shown;
  const { read } = useObserverText();
  const around = useSurroundings(shown);
  const reading = useMemo(() => readForm(form, answers, facts), [form, answers, facts]);
  const place = placeOf(answers, form.placeQuestion);
  return (
    <>
      {place && <PlaceWords place={place} around={around} />}
      {form.sections.map((section) => (
        <AnswerLines
          key={section.code}
          title={read(section.title)}
          questions={section.questions.filter((question) => isAsked(reading.standings.get(question.id)))}
          reading={reading}
          around={around}
        />
      ))}
    </>
  );
}
