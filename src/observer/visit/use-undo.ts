import { useCallback, useState } from 'react';
import type { Question } from '#model/form.ts';
import type { Value } from '#model/observation/revision.ts';

export type Undoable = { question: Question; previous: Value };

/** Kinds that are changed step by step: each step is undone by taking it back. */
const STEPWISE = ['text', 'number', 'choices', 'people', 'agreement'];

/** Remembers the last change of an answer that had already been given. */
export function useUndo() {
  const [last, setLast] = useState<Undoable>();
  const remember = useCallback((question: Question, previous: Value | undefined, next: Value) => {
    if (previous === undefined || previous.answer.kind === 'cleared') return;
    const isStep = previous.answer.kind === next.answer.kind && STEPWISE.includes(next.answer.kind);
    if (isStep || JSON.stringify(previous.answer) === JSON.stringify(next.answer)) return;
    setLast({ question, previous });
  }, []);
  const forget = useCallback(() => setLast(undefined), []);
  return { last, remember, forget };
}
