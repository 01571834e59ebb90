import { ABSENCES, type Check, Form, type Question, questionsOf } from '#model/form.ts';
import { calculationReads, type Read, readsOf } from './condition-reads.ts';
import { textFaults } from './text-faults.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const incidentCategory = /^I\.[A-Z]{3}$/;

/** Everything wrong with a form definition, each in one line that starts with where. Empty for a sound form. */
export function formFaults(candidate: unknown): string[] {
  const parsed = Form.safeParse(candidate);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const form = parsed.data;
  const questions = questionsOf(form);
  return [
    ...repeated(questions.map(({ id }) => id)).map((id) => `${id}: asked twice`),
    ...repeated(form.sections.map(({ code }) => code)).map((code) => `${code}: section code twice`),
    ...repeated(form.checks.map(({ code }) => code)).map((code) => `${code}: check code twice`),
    ...questions.flatMap((question) => optionFaults(question, form)),
    ...questions.flatMap((question, position) => dependencyFaults(question, position, questions)),
    ...form.checks.flatMap((check) => checkFaults(check, questions)),
    ...spineFaults(form),
    ...textFaults(form),
  ];
}

const repeated = (codes: readonly string[]): string[] => [
  ...new Set(codes.filter((code, position) => codes.indexOf(code) !== position)),
];

function optionFaults(question: Question, form: Form): string[] {
  const where = (fault: string) => `${question.id}: ${fault}`;
  if (question.kind === 'number') {
    return repeated(question.parts.map(({ code }) => code)).map((code) => where(`part ${code} twice`));
  }
  if (question.kind !== 'choice' && question.kind !== 'choices') return [];
  const { options } = question;
  const exclusive = options.filter((option) => option.exclusive).length;
  return [
    ...repeated(options.map(({ code }) => code)).map((code) => where(`option ${code} twice`)),
    ...(options.length < 2 ? [where('fewer than two options')] : []),
    ...(exclusive > 1 || (exclusive === 1 && question.kind === 'choice') ? [where('exclusive options')] : []),
    ...options.flatMap((option) => {
      const found: string[] = [];
      if (!kebab.test(option.code) && !(form.kind === 'incident' && incidentCategory.test(option.code)))
        found.push('is not kebab-case');
      if ((ABSENCES as readonly string[]).includes(option.code)) found.push('is an absence, not an option');
      if (option.critical && !option.problem) found.push('is critical but no problem');
      if (option.problem && option.valid === false) found.push('is a problem outside the denominator');
      if (option.count && question.kind !== 'choice') found.push('counts in a question with several choices');
      if (option.ends && question.id !== form.outcomeQuestion) found.push('ends the visit outside the outcome');
      if (option.severity && form.kind !== 'incident') found.push('has a severity outside an incident');
      return found.map((fault) => where(`option ${option.code} ${fault}`));
    }),
  ];
}

function dependencyFaults(question: Question, position: number, questions: readonly Question[]): string[] {
  const before = [...(question.askedWhen ? readsOf(question.askedWhen) : []), ...calculationReads(question)];
  const soFar = [question.commentOwedWhen, question.problemWhen].flatMap((when) => (when ? readsOf(when) : []));
  const weak = [...before, ...soFar].filter(({ id }) => questions.some((read) => read.id === id && !read.core));
  return [
    ...before.flatMap((read) => readFaults(read, question.id, questions.slice(0, position))),
    ...soFar.flatMap((read) => readFaults(read, question.id, questions.slice(0, position + 1))),
    ...(question.core ? weak.map(({ id }) => `${question.id}: core, but depends on ${id}, which is not`) : []),
  ];
}

function readFaults(read: Read, where: string, readable: readonly Question[]): string[] {
  const question = readable.find(({ id }) => id === read.id);
  if (!question) return [`${where}: reads ${read.id}, which is not asked before`];
  return read.fits(question) ? [] : [`${where}: cannot read ${read.id} as ${read.as}`];
}

function checkFaults({ code, at, when }: Check, questions: readonly Question[]): string[] {
  const reads = readsOf(when);
  const positionOf = (id: string) => questions.findIndex((question) => question.id === id);
  const last = Math.max(...reads.map(({ id }) => positionOf(id)));
  return [
    ...reads.flatMap((read) => readFaults(read, code, questions)),
    ...(positionOf(at) === -1 ? [`${code}: sits at ${at}, which does not exist`] : []),
    ...(reads.length > 0 && last !== positionOf(at) ? [`${code}: does not sit at the last question it reads`] : []),
  ];
}

/** Place and outcome: what every observation of this kind hangs on. */
function spineFaults({ kind, placeQuestion, outcomeQuestion, sections }: Form): string[] {
  const sectionAt = (id: string) => sections.findIndex(({ questions }) => questions.some((asked) => asked.id === id));
  const find = (id: string) => sections[sectionAt(id)]?.questions.find((asked) => asked.id === id);
  const faults: string[] = [];
  if (find(placeQuestion)?.kind !== 'place') faults.push(`${placeQuestion}: is not a place question`);
  if (sections[sectionAt(placeQuestion)]?.asked === 'visit') faults.push(`${placeQuestion}: place not always asked`);
  if (outcomeQuestion === undefined) return kind === 'visit' ? [...faults, 'a visit without outcome'] : faults;
  const outcome = find(outcomeQuestion);
  const firstOfVisit = sections.findIndex(({ asked }) => asked === 'visit');
  if (outcome?.kind !== 'choice') return [...faults, `${outcomeQuestion}: is not a choice`];
  if (outcome.options.every((option) => option.ends)) faults.push(`${outcomeQuestion}: every outcome ends the visit`);
  if (firstOfVisit !== -1 && sectionAt(outcomeQuestion) >= firstOfVisit)
    faults.push(`${outcomeQuestion}: asked after or among what it can end`);
  return faults;
}
