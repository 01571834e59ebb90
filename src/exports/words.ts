import type { Texts } from '#model/language.ts';
import type { Standing } from '#model/relevance.ts';

/** Standings that a cell of a table states instead of a value. A missing answer is an empty cell. */
export type MarkedStanding = Exclude<Standing, 'answered' | 'derived' | 'missing'>;

export const MARK_WORDS: Record<MarkedStanding, Texts> = {
  'not-observed': { en: 'not observed', ru: 'не наблюдалось', kk: 'бақыланбады', draft: true },
  'not-applicable': { en: 'not applicable', ru: 'неприменимо', kk: 'қолданылмайды', draft: true },
  'not-asked': { en: 'not asked', ru: 'не спрашивалось', kk: 'сұралмады', draft: true },
  'set-aside': { en: 'set aside', ru: 'отложено', kk: 'шетке қойылды', draft: true },
  conflict: { en: 'conflict', ru: 'расхождение', kk: 'қайшылық', draft: true },
};

/** What each mark means, for the codebook. */
export const MARK_MEANINGS: Record<MarkedStanding | 'missing', string> = {
  missing: 'Empty: the question was asked and there is no answer, or the answer was taken back.',
  'not-observed': 'Asked; the observers state that they could not observe it. Leaves the denominator.',
  'not-applicable': 'Asked; the observers state that it does not apply. Leaves the denominator.',
  'not-asked': "The form, its conditions or the place's contests did not ask this.",
  'set-aside':
    'Answered, then no longer asked. The value is kept, does not count, and stands in answers.csv under other_values.',
  conflict:
    'Several differing answers stand and nobody has decided between them. Counts as missing; values stand in answers.csv under other_values.',
};

/** How cells are written otherwise, for the codebook. */
export const CELL_NOTES = {
  options: 'Questions with several choices have one column per option: 1 chosen, 0 not chosen.',
  count: 'The number given beside a choice ("how many") has a column of its own, ending in /count.',
  contests: 'Questions per contest have one column per contest, named question/contest or question/contest/part.',
  comments: 'Comments stand in columns ending in :comment.',
  times: 'Times are UTC, ISO 8601.',
  apostrophe:
    'A text that a spreadsheet would take for a formula, or that reads like a mark, has an apostrophe in front.',
} as const;
