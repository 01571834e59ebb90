import { voting } from '#forms/voting.ts';
import type { Question } from '#model/form.ts';
import { pageScript } from '../page-script.ts';

/**
 * The bound of the phone's bars: forty questions of the voting form as a static page, one small script, one strict
 * IndexedDB write an answer, no library, nothing encrypted.
 */
const QUESTIONS = 40;

export type BoundFile = { type: string; body: string };

export const boundForm = async (): Promise<Record<string, BoundFile>> => ({
  '/': { type: 'text/html; charset=utf-8', body: page() },
  '/form.css': { type: 'text/css', body: STYLE },
  '/form.js': { type: 'text/javascript', body: await pageScript('tests/bench/bound-form-page.ts', 'bench') },
});

function page(): string {
  const questions = voting.sections
    .filter(({ asked }) => asked === 'visit')
    .flatMap(({ questions }) => questions)
    .slice(0, QUESTIONS);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Voting</title><link rel="stylesheet" href="/form.css"><script defer src="/form.js"></script></head>
<body><h1>Voting</h1>${questions.map(card).join('\n')}</body></html>`;
}

const card = (question: Question): string =>
  `<section id="${question.id}"><div><small>${question.id}</small><output></output></div>
<h2>${question.label.en}</h2>${field(question)}</section>`;

function field(question: Question): string {
  const row = (type: string, value: string, label: string) =>
    `<label><input type="${type}" name="${question.id}" value="${value}"><span>${label}</span></label>`;
  if (question.kind === 'choice' || question.kind === 'choices') {
    const type = question.kind === 'choice' ? 'radio' : 'checkbox';
    const rows = question.options.map(({ code, label }) => row(type, code, label.en));
    return [...rows, ...question.absences.map((absence) => row('radio', absence, absence))].join('');
  }
  return `<input name="${question.id}"${question.kind === 'number' ? ' inputmode="numeric"' : ''}>`;
}

const STYLE = `body{margin:0;padding:12px;font:16px/1.4 system-ui,sans-serif}section{padding:12px 0;border-bottom:1px solid #ccc}
section>div{display:flex;justify-content:space-between}h2{font-size:16px}label{position:relative;display:block;margin:8px 0}
label input{position:absolute;left:12px;top:12px;width:22px;height:22px;margin:0}
span{display:flex;align-items:center;min-height:48px;padding:0 12px 0 46px;border:1px solid #888;border-radius:8px}
input:checked+span{border-color:#3d6074;background:#e8eff3;font-weight:600}`;
