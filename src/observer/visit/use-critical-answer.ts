import { useCallback, useState } from 'react';
import type { Answer } from '#model/answer.ts';
import type { Question } from '#model/form.ts';
import { isCritical } from '#model/relevance.ts';

/** The critical answer just given, until an incident is reported or the offer is dismissed. */
export function useCriticalAnswer() {
  const [question, setQuestion] = useState<Question>();
  const notice = useCallback((answered: Question, answer: Answer) => {
    setQuestion((before) => {
      if (isCritical(answered, answer)) return answered;
      return before?.id === answered.id ? undefined : before;
    });
  }, []);
  const dismiss = useCallback(() => setQuestion(undefined), []);
  return { question, notice, dismiss };
}
