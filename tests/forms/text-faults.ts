import type { Form } from '#model/form.ts';
import type { Texts } from '#model/language.ts';

type Placed = { where: string; texts: Texts };

const letter = /\p{Letter}/u;
const cyrillic = /\p{Script=Cyrillic}/u;
/** Letters Kazakh has and Russian has not. */
const kazakh = /[әғқңөұүһі]/iu;
const mixedAlphabets = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
/** Verdicts an observer's form must not put into anyone's mouth. */
const verdict = /fraud|rigged|free and fair|flawless|obviously|мошеннич|махинац/iu;

/** Kazakh and Russian share words (`80–89 см`), but no sentence this long; nor does so long a Kazakh one lack its letters. */
const LONGEST_SHARED = 15;
const LONGEST_PLAIN = 40;

export function textFaults(form: Form): string[] {
  const placed = textsOf(form);
  return [
    ...placed.flatMap(({ where, texts }) => faultsIn(texts).map((fault) => `${where}: ${fault}`)),
    ...(placed.some(({ texts }) => kazakh.test(texts.kk)) ? [] : [`${form.id}: no Kazakh letter in any text`]),
  ];
}

function textsOf(form: Form): Placed[] {
  const ofQuestions = form.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => [
      { where: question.id, texts: question.label },
      ...(question.hint ? [{ where: `${question.id} hint`, texts: question.hint }] : []),
      ...partsOf(question).map(({ code, label }) => ({ where: `${question.id} ${code}`, texts: label })),
    ]),
  );
  return [
    { where: form.id, texts: form.title },
    ...form.sections.map(({ code, title }) => ({ where: code, texts: title })),
    ...ofQuestions,
    ...form.checks.map(({ code, text }) => ({ where: code, texts: text })),
  ];
}

function partsOf(question: Form['sections'][number]['questions'][number]) {
  if (question.kind === 'choice' || question.kind === 'choices') return question.options;
  return question.kind === 'number' ? question.parts : [];
}

function faultsIn({ en, ru, kk }: Texts): string[] {
  const all = { en, ru, kk };
  const faults = Object.entries(all).flatMap(([language, text]) => [
    ...(text.trim() === '' || text !== text.trim() ? [`${language} is blank or padded`] : []),
    ...(mixedAlphabets.test(text) ? [`${language} mixes alphabets in a word`] : []),
    ...(verdict.test(text) ? [`${language} passes a verdict`] : []),
  ]);
  if (!letter.test(en)) return faults;
  if (cyrillic.test(en)) faults.push('en is not English');
  if (!cyrillic.test(ru) || kazakh.test(ru)) faults.push('ru is not Russian');
  if (!cyrillic.test(kk)) faults.push('kk is not Kazakh');
  if ((kk === ru && kk.length > LONGEST_SHARED) || (kk.length > LONGEST_PLAIN && !kazakh.test(kk)))
    faults.push('kk looks Russian');
  return faults;
}
