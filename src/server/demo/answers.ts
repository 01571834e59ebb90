import type { Answer } from '#model/answer.ts';
import type { Answers, Given } from '#model/answers.ts';
import type { FormFacts } from '#model/facts.ts';
import { type ChoiceQuestion, type Form, type Question, questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';
import { problemsOf } from '#model/problems.ts';
import { isAsked, readForm } from '#model/relevance.ts';
import type { Chance } from './chance.ts';
import { CRITICAL, MISSING, notObservedLikelihood, problemLikelihood } from './likelihoods.ts';
import { specialAnswers, type Visited } from './special-answers.ts';
import { commentsOn, REASONS } from './words.ts';

/** Answers nobody leaves open: what makes it a visit, and what other questions hang on. */
const ALWAYS = /^(H\.|V\.TUR|V\.PEC\.0[23]|V\.SEC\.0[12]|V\.PRO\.13|V\.ALL\.08)/;

/**
 * What one observer wrote at one station: every question that is asked, none that is not, with the comments that are
 * owed and the confirmations of what looked odd, as the phone would have demanded them.
 */
export function visitAnswers(form: Form, facts: FormFacts, visited: Visited): Map<QuestionId, Value> {
  const special = specialAnswers(visited);
  const written = new Map<QuestionId, Value>();
  for (const question of questionsOf(form)) {
    const answer = answerOf(question, special, visited);
    if (answer) written.set(question.id, { answer, language: 'en' });
  }
  const { standings } = readForm(form, given(written), facts);
  for (const id of written.keys()) if (!isAsked(standings.get(id))) written.delete(id);
  addComments(form, facts, { written, chance: visited.chance });
  addConfirmations(form, facts, { written, chance: visited.chance });
  return written;
}

function answerOf(
  question: Question,
  special: ReadonlyMap<QuestionId, Answer | undefined>,
  { visit, chance }: Visited,
): Answer | undefined {
  const { id } = question;
  const always = ALWAYS.test(id);
  if (!always && chance.happens(MISSING)) return undefined;
  if (!always && question.absences.includes('not-observed') && chance.happens(notObservedLikelihood(id)))
    return { kind: 'absence', absence: 'not-observed' };
  if (special.has(id)) return special.get(id);
  if (question.kind === 'choices') {
    const none = question.options.find((option) => option.exclusive);
    return none && { kind: 'choices', options: [none.code] };
  }
  return question.kind === 'choice' ? chosen(question, visit.station.setting === 'rural', chance) : undefined;
}

/** A problem with its likelihood, else mostly the first good answer. */
function chosen(question: ChoiceQuestion, rural: boolean, chance: Chance): Answer {
  const problems = question.options.filter((option) => option.problem);
  const good = question.options.filter((option) => !option.problem && option.valid !== false);
  const likelihood = problems.some(({ critical }) => critical) ? CRITICAL : problemLikelihood(question.id, rural);
  const bad = problems.length > 0 && chance.happens(likelihood);
  const [first, second] = bad ? problems : good;
  const option = second && chance.happens(0.15) ? second : (first ?? question.options[0]);
  if (!option) throw new Error(`${question.id} has no options`);
  return { kind: 'choice', option: option.code, ...(option.count ? { count: chance.whole(1, 3) } : {}) };
}

type Writing = { written: Map<QuestionId, Value>; chance: Chance };

function addComments(form: Form, facts: FormFacts, { written, chance }: Writing): void {
  for (const { weight, question } of problemsOf(readForm(form, given(written), facts))) {
    const value = written.get(question);
    if (weight === 'comment-owed' && value) value.comment = chance.pick(commentsOn(question));
  }
}

/** @throws when an answer is malformed: the generator is wrong then, not the observer */
function addConfirmations(form: Form, facts: FormFacts, { written, chance }: Writing): void {
  for (const { code, weight, question, answers } of problemsOf(readForm(form, given(written), facts))) {
    const value = written.get(question);
    if (weight === 'malformed') throw new Error(`Demonstration answer to ${question} is malformed (${code})`);
    if (weight === 'to-confirm' && value)
      value.confirmations = [...(value.confirmations ?? []), { problem: code, answers, reason: chance.pick(REASONS) }];
  }
}

const given = (written: ReadonlyMap<QuestionId, Value>): Answers =>
  new Map([...written].map(([id, value]): [QuestionId, Given] => [id, { kind: 'value', value, heads: [] }]));
