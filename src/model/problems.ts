import type { Answer } from './answer.ts';
import { answerTo } from './answers.ts';
import type { Condition, Quantity } from './condition.ts';
import { type Check, type Question, questionsOf } from './form.ts';
import type { Hash, QuestionId } from './ids.ts';
import type { Texts } from './language.ts';
import { hashText, stableText } from './observation/hashing.ts';
import type { Confirmation, Value } from './observation/revision.ts';
import { namesSomeone } from './privacy.ts';
import { chosenOptions, type FormReading, isAsked, isTrue } from './relevance.ts';

/** Shorter comments hold no facts (20 characters, K15). */
export const SHORTEST_COMMENT = 20;

/**
 * Something wrong with the answers while filling. Codes are for ever. Built in: `M01` a number above what the question
 * allows, `M02` an answer that does not fit the question, `K15` comment owed, `K16` a comment that names someone.
 * All others are the form's checks, which bring their `text`.
 */
export type Problem = {
  code: string;
  weight: 'malformed' | 'to-confirm' | 'comment-owed';
  question: QuestionId;
  text?: Texts;
  /** What a confirmation must name to hold: changes with the answers. */
  answers: Hash;
  /** The stored confirmation, while it still holds. Only `to-confirm` can be confirmed. */
  confirmation?: Confirmation;
};

/** Every problem of the asked questions, in the order of the form. */
export function problemsOf(reading: FormReading): Problem[] {
  return questionsOf(reading.form)
    .filter((question) => isAsked(reading.standings.get(question.id)))
    .flatMap((question) => [
      ...fittingProblems(question, reading),
      ...reading.form.checks
        .filter((check) => check.at === question.id)
        .flatMap((check) => checkProblem(check, reading)),
      ...commentProblems(question, reading),
    ]);
}

/** Whether the observation may be completed: only malformed answers block. */
export const canComplete = (problems: readonly Problem[]): boolean =>
  !problems.some((problem) => problem.weight === 'malformed');

export const openProblems = (problems: readonly Problem[]): Problem[] =>
  problems.filter((problem) => problem.confirmation === undefined);

function fittingProblems(question: Question, reading: FormReading): Problem[] {
  const answer = answerTo(reading.answers, question.id);
  if (answer === undefined) return [];
  if (!fits(question, answer)) return [problem('M02', 'malformed', question.id, reading)];
  if (question.kind !== 'number' || answer.kind !== 'number') return [];
  const tooHigh = Object.values(answer.values).some((value) => value > question.max);
  return tooHigh ? [problem('M01', 'malformed', question.id, reading)] : [];
}

/** Whether an answer is of the question's kind and names only its options, absences and parts. */
export function fits(question: Question, answer: Answer): boolean {
  switch (answer.kind) {
    case 'cleared':
      return true;
    case 'absence':
      return question.absences.includes(answer.absence);
    case 'choice':
    case 'choices':
      return (
        question.kind === answer.kind &&
        chosenOptions(question, answer).length === (answer.kind === 'choice' ? 1 : new Set(answer.options).size)
      );
    case 'number':
      return (
        question.kind === 'number' &&
        Object.keys(answer.values).every((key) =>
          question.parts.some(({ code }) => (question.perContest ? key.endsWith(`/${code}`) : key === code)),
        )
      );
    default:
      return question.kind === answer.kind;
  }
}

function checkProblem(check: Check, reading: FormReading): Problem[] {
  if (isTrue(check.when, reading) !== true) return [];
  const found = problem(check.code, check.weight, check.at, reading, questionsRead(check.when));
  return [{ ...found, text: check.text }];
}

function commentProblems(question: Question, reading: FormReading): Problem[] {
  const given = reading.answers.get(question.id);
  if (given?.kind !== 'value') return [];
  const { answer, comment = '' } = given.value;
  const written = answer.kind === 'text' ? `${answer.text}\n${comment}` : comment;
  return [
    ...(isCommentOwed(question, reading) ? [problem('K15', 'comment-owed', question.id, reading)] : []),
    ...(namesSomeone(written) ? [problem('K16', 'to-confirm', question.id, reading)] : []),
  ];
}

/** Questions whose answer needs facts beside it and has none, or too few. */
export const commentsOwed = (reading: FormReading): QuestionId[] =>
  questionsOf(reading.form)
    .filter((question) => isAsked(reading.standings.get(question.id)) && isCommentOwed(question, reading))
    .map(({ id }) => id);

function isCommentOwed(question: Question, reading: FormReading): boolean {
  const given = reading.answers.get(question.id);
  const comment = given?.kind === 'value' ? (given.value.comment ?? '') : '';
  return comment.trim().length < SHORTEST_COMMENT && owesComment(question, reading);
}

/** Whether facts are expected beside the answer now given. */
export function owesComment(question: Question, reading: FormReading): boolean {
  const answer = answerTo(reading.answers, question.id);
  if (answer === undefined) return false;
  if (chosenOptions(question, answer).some((option) => option.commentOwed)) return true;
  return question.commentOwedWhen !== undefined && isTrue(question.commentOwedWhen, reading) === true;
}

function problem(
  code: string,
  weight: Problem['weight'],
  question: QuestionId,
  reading: FormReading,
  read: readonly QuestionId[] = [],
): Problem {
  const answers = confirmedAnswers(reading, [question, ...read]);
  const given = reading.answers.get(question);
  const stored = given?.kind === 'value' ? given.value.confirmations : undefined;
  const confirmation = stored?.find((entry) => entry.problem === code && entry.answers === answers);
  return { code, weight, question, answers, ...(confirmation && weight === 'to-confirm' ? { confirmation } : {}) };
}

/** Names the answers (with comments) a confirmation was given for. */
export function confirmedAnswers(reading: Pick<FormReading, 'answers'>, questions: readonly QuestionId[]): Hash {
  const values = [...new Set(questions)].sort().map((id) => {
    const given = reading.answers.get(id);
    return given?.kind === 'value' ? [id, given.value.answer, commentOf(given.value)] : [id, null, null];
  });
  return hashText(stableText(values));
}

const commentOf = (value: Value): string | null => value.comment?.trim() || null;

/** The questions a condition reads, each once. `answered` conditions read the whole form and name none. */
export function questionsRead(condition: Condition): QuestionId[] {
  const quantity = (part: Quantity): QuestionId[] => {
    if (typeof part === 'number') return [];
    if ('countOf' in part) return [part.countOf];
    if ('localHourOf' in part) return [part.localHourOf];
    return 'minutesFrom' in part ? [part.minutesFrom, part.to] : [part.question];
  };
  const read = (part: Condition): QuestionId[] => {
    if ('all' in part) return part.all.flatMap(read);
    if ('any' in part) return part.any.flatMap(read);
    if ('not' in part) return read(part.not);
    if ('left' in part) return [...quantity(part.left), ...quantity(part.right)];
    return 'question' in part ? [part.question] : [];
  };
  return [...new Set(read(condition))];
}
