import { type FocusEvent, useCallback, useMemo, useRef } from 'react';
import type { OpenObservation } from '#device/notebook.ts';
import type { QuestionId } from '#model/ids.ts';
import { type Seen, seenHeads } from '#model/observation/fold.ts';
import type { Reading } from '#model/relevance.ts';

const TAPPED = ['radio', 'checkbox', 'button'];

/**
 * What had been seen of a question when somebody began to type in it. What another phone brings meanwhile is hidden by
 * the text being typed, so the text does not replace it: both stand, as a conflict.
 */
export function useTyping(open: OpenObservation | undefined) {
  const typing = useRef<{ question: QuestionId; seen: Seen }>(undefined);
  /** What an answer given now replaces. */
  const seenOf = useCallback(
    (question: QuestionId): Seen =>
      typing.current?.question === question ? typing.current.seen : seenHeads(open?.observation, question),
    [open],
  );
  /** A field that gives way to a conflict goes without a blur, after handing over what was typed last. */
  const giveWay = useCallback(({ answers }: Reading) => {
    if (typing.current && answers.get(typing.current.question)?.kind === 'conflict') typing.current = undefined;
  }, []);
  const around = useMemo(
    () => ({
      onFocus: ({ target }: FocusEvent) => {
        const question = isTypedIn(target) ? target.closest('section')?.id : undefined;
        typing.current = question ? { question, seen: seenHeads(open?.observation, question) } : undefined;
      },
      onBlur: () => {
        typing.current = undefined;
      },
    }),
    [open],
  );
  return { seenOf, giveWay, around };
}

const isTypedIn = (field: Element): boolean =>
  field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && !TAPPED.includes(field.type));
