import { expect, test } from 'vitest';
import { Clarification } from '#model/clarification.ts';

const HEADQUARTERS = '3f0c2a52-6f5e-4d0e-9a51-0d2b7a1c0001';
const MADINA = '3f0c2a52-6f5e-4d0e-9a51-0d2b7a1c0002';

const asked = {
  id: '3f0c2a52-6f5e-4d0e-9a51-0d2b7a1c0003',
  observation: '3f0c2a52-6f5e-4d0e-9a51-0d2b7a1c0004',
  question: 'V.ACC.02',
  state: 'asked',
  words: [{ from: HEADQUARTERS, at: '2026-11-22T09:00:00.000Z', text: 'Is there a ramp at the side entrance?' }],
};
const reply = { from: MADINA, at: '2026-11-22T09:20:00.000Z', text: 'There is, but its gate is locked.' };
const answered = { ...asked, state: 'answered', words: [...asked.words, reply] };

test.each([
  ['asked', asked],
  ['answered', answered],
  ['closed', { ...answered, state: 'closed' }],
])('a clarification can be %s', (_, clarification) => {
  expect(Clarification.parse(clarification)).toEqual(clarification);
});

test.each([
  ['words that say nothing', { ...asked, words: [{ ...reply, text: '' }] }],
  ['a state that does not exist', { ...asked, state: 'verified' }],
  ['no question', { ...asked, question: undefined }],
])('a clarification with %s is refused', (_, clarification) => {
  expect(Clarification.safeParse(clarification).success).toBe(false);
});
