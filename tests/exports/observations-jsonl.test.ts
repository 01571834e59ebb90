import { expect, it } from 'vitest';
import { observationsJsonl } from '#exports/observations-jsonl.ts';
import { each, exported, textOf } from './exported.ts';

it('a line holds every standing value, with comments and who wrote them', async () => {
  const told = exported({
    entries: { 'S.ALL.05': { answer: { kind: 'text', text: 'calm' }, comment: 'Тыныш' } },
    partner: { 'S.ALL.05': { kind: 'text', text: 'tense' } },
  });
  const text = await textOf(observationsJsonl(each([told, exported({ entries: {} }, 2)])));
  const [first, second] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, never>);
  expect(first).toMatchObject({
    synthetic: true,
    answers: {
      'S.ALL.05': {
        standing: 'conflict',
        values: [{ answer: { text: 'calm' }, comment: 'Тыныш' }, { answer: { text: 'tense' } }],
      },
    },
    history: [{ seq: 1001, receivedAt: '2023-03-19T05:00:01.000Z' }, { seq: 1002 }],
  });
  expect(second).toMatchObject({ state: 'draft' });
});
