import type { OpenObservation } from '#device/notebook.ts';
import { answersOf, placeOf } from '#model/answers.ts';
import type { Form } from '#model/form.ts';
import { placeWords } from '#questions/answer-words.ts';
import { useQuestionText } from '#questions/use-question-text.ts';
import { useSession } from './session.tsx';

type Props = { open: OpenObservation; form: Form };

/** What people call an observation: its place, and its form where there is no place yet. */
export function ObservationTitle({ open, form }: Props) {
  const session = useSession();
  const text = useQuestionText();
  const place = placeOf(answersOf(open.observation), form.placeQuestion);
  if (!place || place.kind === 'none') return text.read(form.title);
  return placeWords(place, session, text);
}
