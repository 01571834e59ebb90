import { describe, expect, it } from 'vitest';
import { choice, draft, option, yesNo } from '#forms/build.ts';
import { incident } from '#forms/incident.ts';
import { opening } from '#forms/opening.ts';
import { publishedForms } from '#forms/published.ts';
import { type Form, type Question, questionsOf } from '#model/form.ts';
import { formFaults } from './form-faults.ts';

describe.each(publishedForms)('the published form $id', (form) => {
  it('has no fault', () => {
    expect(formFaults(form)).toEqual([]);
  });

  it('can be stored and read back unchanged', () => {
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });
});

describe('the published forms', () => {
  it('are each published once', () => {
    const names = publishedForms.map(({ id, version }) => `${id}@${version}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('mean the same wherever they share a question or a check', () => {
    const known = new Map<string, unknown>();
    for (const form of publishedForms) {
      for (const question of questionsOf(form)) expect(question).toEqual(known.get(question.id) ?? question);
      for (const question of questionsOf(form)) known.set(question.id, question);
    }
    const checks = new Map<string, unknown>();
    for (const { code, weight } of publishedForms.flatMap(({ checks }) => checks)) {
      expect(weight).toBe(checks.get(code) ?? weight);
      checks.set(code, weight);
    }
  });

  it('ask the 36 opening questions of the source, 20 of them core', () => {
    const asked = questionsOf(opening).filter(({ id }) => id.startsWith('O.'));
    expect(asked).toHaveLength(36);
    expect(asked.filter(({ core }) => core)).toHaveLength(20);
  });

  it('file an incident with five answers, category first, in 24 categories with a proposed severity', () => {
    const core = questionsOf(incident).filter((question) => question.core);
    expect(core.map(({ id }) => id)).toEqual(['I.WHA.01', 'I.WHA.02', 'I.WHA.03', 'I.WHE.01', 'I.BAS.01']);
    const [category] = core;
    const options = category?.kind === 'choice' ? category.options : [];
    expect(options).toHaveLength(24);
    expect(options.every(({ severity }) => severity !== undefined)).toBe(true);
  });
});

const place: Question = {
  kind: 'place',
  id: 'X.PLA.01',
  label: draft('Where?', 'Где?', 'Қайда?'),
  core: true,
  absences: [],
};
const label = draft('Seen?', 'Видели?', 'Көрдіңіз бе?');
const outcome = choice(
  'X.OUT.01',
  label,
  [option('seen', label), { ...option('closed', label), ends: 'at-once' as const }],
  { core: true },
);

/** A sound form; a test adds what is wrong. */
const formWith = (questions: Question[], rest: Partial<Form> = {}): Form => ({
  id: 'example',
  version: 1,
  kind: 'visit',
  title: label,
  placeQuestion: 'X.PLA.01',
  outcomeQuestion: 'X.OUT.01',
  sections: [
    { code: 'X.HEAD', title: label, asked: 'always', questions: [place, outcome] },
    { code: 'X.BODY', title: label, asked: 'visit', questions },
  ],
  checks: [],
  ...rest,
});

describe('the list of faults', () => {
  it('is empty for a sound form', () => {
    expect(formFaults(formWith([yesNo('X.ONE.01', label, { core: true })]))).toEqual([]);
  });

  it('names conditions on later questions, unknown options and missing parts', () => {
    const faults = formFaults(
      formWith([
        yesNo('X.ONE.01', label, { askedWhen: { question: 'X.ONE.02', is: 'yes' } }),
        yesNo('X.ONE.02', label, { askedWhen: { question: 'X.ONE.01', is: 'perhaps' } }),
        yesNo('X.ONE.03', label, {
          problemWhen: { left: { question: 'X.ONE.02', part: 'inside' }, compare: '>', right: 0 },
        }),
      ]),
    );
    expect(faults).toEqual([
      'X.ONE.01: reads X.ONE.02, which is not asked before',
      'X.ONE.02: cannot read X.ONE.01 as option perhaps',
      'X.ONE.03: cannot read X.ONE.02 as number inside',
    ]);
  });

  it('names core questions that hang on others, and checks shown too early', () => {
    const faults = formFaults(
      formWith(
        [
          yesNo('X.ONE.01', label),
          yesNo('X.ONE.02', label, { core: true, askedWhen: { question: 'X.ONE.01', is: 'yes' } }),
          yesNo('X.ONE.02', label),
        ],
        {
          checks: [
            {
              code: 'K99',
              weight: 'to-confirm',
              at: 'X.OUT.01',
              when: { question: 'X.ONE.01', is: 'yes' },
              text: label,
            },
          ],
        },
      ),
    );
    expect(faults).toEqual([
      'X.ONE.02: asked twice',
      'X.ONE.02: core, but depends on X.ONE.01, which is not',
      'K99: does not sit at the last question it reads',
    ]);
  });

  it('names options that are absences and outcomes that can end nothing', () => {
    const sound = formWith([
      choice('X.ONE.01', label, [option('fine', label), option('not-observed', label, 'problem')]),
    ]);
    const faults = formFaults({ ...sound, placeQuestion: 'X.OUT.01', sections: sound.sections.toReversed() });
    expect(faults).toEqual([
      'X.ONE.01: option not-observed is an absence, not an option',
      'X.OUT.01: is not a place question',
      'X.OUT.01: asked after or among what it can end',
    ]);
  });

  it('names wording left in another language or another alphabet', () => {
    const faults = formFaults(
      formWith([
        yesNo(
          'X.ONE.01',
          draft(
            'Were boxes sealed?',
            'Опломбированы ли урны для голосования?',
            'Опломбированы ли урны для голосования?',
          ),
        ),
        yesNo('X.ONE.02', draft('Sealed?', 'Жәшік?', 'Sealed?')),
        yesNo('X.ONE.03', draft('Any fraud?', 'Видели?', 'Көрдiңіз бе?')),
      ]),
    );
    expect(faults).toEqual([
      'X.ONE.01: kk looks Russian',
      'X.ONE.02: ru is not Russian',
      'X.ONE.02: kk is not Kazakh',
      'X.ONE.03: en passes a verdict',
      'X.ONE.03: kk mixes alphabets in a word',
    ]);
    expect(formFaults(formWith([yesNo('X.ONE.01', draft('Sealed?', '', 'Пломба?'))]))).toHaveLength(1);
  });
});
