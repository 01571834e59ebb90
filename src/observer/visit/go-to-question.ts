import type { QuestionId } from '#model/ids.ts';

/** Scrolls to a question of this screen and gives it the focus. False when it is not shown. */
export function goToQuestion(question: QuestionId): boolean {
  const card = document.getElementById(question);
  if (!card) return false;
  card.scrollIntoView({ block: 'start' });
  card.focus({ preventScroll: true });
  return true;
}
