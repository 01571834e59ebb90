import type { Contest } from '#model/contest.ts';
import type { Check, Form, Option, Part, Question, Section } from '#model/form.ts';
import type { Texts } from '#model/language.ts';
import { ANSWER_COLUMNS } from './answers-csv.ts';
import { headerOf, type TableScope } from './columns.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';
import type { TableCell } from './notation.ts';
import { OBSERVATION_COLUMNS } from './observation.ts';
import { CELL_NOTES, MARK_MEANINGS } from './words.ts';

const HEADER = [
  'element',
  'form',
  'form_version',
  'section',
  'question',
  'code',
  'column',
  'kind',
  'text_en',
  'text_ru',
  'text_kk',
  'draft_translation',
  'marks',
  'absences',
  'largest',
  'asked_when',
  'problem_when',
  'comment_owed_when',
] as const;
type Line = Partial<Record<(typeof HEADER)[number], TableCell>> & { element: string };

/**
 * The codebook as a table, one line per notation, column, contest, section, question, part, option and check.
 * `marks`: core, problem, critical, not-valid (leaves the denominator), comment-owed, count, exclusive, ends-…
 * Conditions are JSON as in the form.
 */
export function* codebookCsv(scope: Pick<TableScope, 'forms' | 'contests'>): Generator<string> {
  yield BYTE_ORDER_MARK + csvLines([[...HEADER]]);
  yield table([...aboutCells(), ...scope.contests.flatMap(contestLines)]);
  for (const form of scope.forms) yield table(formLines(form, scope));
}

const table = (lines: Line[]): string => csvLines(lines.map((line) => HEADER.map((column) => line[column] ?? null)));

const words = ({ en, ru, kk, draft }: Texts) => ({
  text_en: en,
  text_ru: ru,
  text_kk: kk,
  draft_translation: draft ? 1 : 0,
});

function aboutCells(): Line[] {
  const lines = (element: string, meanings: Record<string, string>): Line[] =>
    Object.entries(meanings).map(([code, meaning]) => ({ element, code, text_en: meaning }));
  return [
    ...lines('notation', MARK_MEANINGS),
    ...lines('notation', CELL_NOTES),
    ...lines('column of observations.csv', OBSERVATION_COLUMNS),
    ...lines('column of answers.csv', ANSWER_COLUMNS),
  ];
}

const contestLines = ({ code, kind, name, contestants }: Contest): Line[] => [
  { element: 'contest', code, kind, ...words(name) },
  ...contestants.map((contestant) => ({
    element: 'contestant',
    code: `${code}/${contestant.code}`,
    ...words(contestant.name),
  })),
];

function formLines(form: Form, scope: TableScope): Line[] {
  const own = (lines: Line[]) => lines.map((line) => ({ ...line, form: form.id, form_version: form.version }));
  return own([
    { element: 'form', code: form.id, kind: form.kind, ...words(form.title) },
    ...form.sections.flatMap((section) => sectionLines(section, scope)),
    ...form.checks.map(checkLine),
  ]);
}

const sectionLines = (section: Section, scope: TableScope): Line[] => [
  { element: 'section', section: section.code, code: section.code, kind: section.asked, ...words(section.title) },
  ...section.questions.flatMap((question) =>
    questionLines(question, scope).map((line) => ({ ...line, section: section.code })),
  ),
];

function questionLines(question: Question, scope: TableScope): Line[] {
  const { id, kind, label, core, absences, askedWhen, problemWhen, commentOwedWhen } = question;
  const column = (part: string) => headerOf({ question: id, contest: '', part }, question, scope);
  const options = question.kind === 'choice' || question.kind === 'choices' ? question.options : [];
  const parts = question.kind === 'number' && question.parts.length > 1 ? question.parts : [];
  const named = (element: string, { code, label: text }: Part | Option): Line => ({
    element,
    question: id,
    code,
    ...(kind === 'choice' ? {} : { column: column(code) }),
    ...words(text),
  });
  return [
    {
      element: 'question',
      question: id,
      code: id,
      kind: question.kind === 'number' && question.perContest ? 'number per contest' : kind,
      column: kind === 'choices' || parts.length > 0 ? null : column(''),
      marks: core ? 'core' : null,
      absences: absences.join(' '),
      largest: question.kind === 'number' ? question.max : null,
      asked_when: json(askedWhen),
      problem_when: json(problemWhen),
      comment_owed_when: json(commentOwedWhen),
      ...words(label),
    },
    ...parts.map((part) => named('part', part)),
    ...options.map((option) => ({ ...named('option', option), marks: marksOf(option) })),
  ];
}

const json = (condition: unknown): string | null => (condition === undefined ? null : JSON.stringify(condition));

function marksOf(option: Option): string {
  const marks = [
    option.problem && 'problem',
    option.critical && 'critical',
    option.valid === false && 'not-valid',
    option.commentOwed && 'comment-owed',
    option.count && 'count',
    option.exclusive && 'exclusive',
    option.severity && `severity-${option.severity}`,
    option.ends && `ends-${option.ends}`,
  ];
  return marks.filter(Boolean).join(' ');
}

const checkLine = (check: Check): Line => ({
  element: 'check',
  question: check.at,
  code: check.code,
  kind: check.weight,
  problem_when: JSON.stringify(check.when),
  ...words(check.text),
});
