import { expect, test } from 'vitest';
import { createTurns } from '#server/turns.ts';

const nobodyLeaves = new AbortController().signal;

/** Takes a turn and writes down when it begins. */
const queueOf = (atOnce: number) => {
  const turns = createTurns(atOnce);
  const begun: string[] = [];
  const take = async (name: string, left = nobodyLeaves) => {
    const end = await turns.take(left);
    begun.push(name);
    return end;
  };
  return { begun, take };
};

/** Lets everything that could begin begin. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('two at once, the rest in the order they came', async () => {
  const { begun, take } = queueOf(2);
  const [first, second, third] = ['first', 'second', 'third', 'fourth'].map((name) => take(name));
  await settled();
  expect(begun).toEqual(['first', 'second']);
  (await second)?.();
  await settled();
  expect(begun).toEqual(['first', 'second', 'third']);
  (await first)?.();
  (await third)?.();
  await settled();
  expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
});

test('whoever leaves the line is passed over, and holds nobody up', async () => {
  const { begun, take } = queueOf(1);
  const end = await take('first');
  const leaving = new AbortController();
  const left = take('second', leaving.signal);
  const third = take('third');
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  end();
  (await third)();
  expect(begun).toEqual(['first', 'third']);
});

test('whoever has left before takes no turn', async () => {
  const { begun, take } = queueOf(1);
  await expect(take('first', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  await take('second');
  expect(begun).toEqual(['second']);
});

test('leaving after the turn has begun changes nothing about it', async () => {
  const { begun, take } = queueOf(1);
  const leaving = new AbortController();
  const end = await take('first', leaving.signal);
  void take('second');
  leaving.abort();
  await settled();
  expect(begun).toEqual(['first']);
  end();
  await settled();
  expect(begun).toEqual(['first', 'second']);
});
