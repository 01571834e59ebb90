import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openDatabase } from '#device/database.ts';
import type { OutboxRow } from '#device/rows.ts';
import type { Database, Tables } from '#device/tables.ts';
import { type Chance, chanceOf } from './chance.ts';
import { mortal } from './mortal.ts';
import { createDisk } from './phone/disk.ts';
import { timelineOf } from './timeline.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];

const rowOf = (chance: Chance) =>
  ({
    revision: chance.pick(KEYS),
    observation: chance.pick(['north', 'south']),
    state: chance.pick(['waiting', 'received', 'refused']),
    seq: chance.between(1, 99),
  }) as OutboxRow; // the rest of a row is not looked at

/** One operation on a table, and what it said. */
async function step({ outbox }: Tables, chance: Chance): Promise<unknown> {
  const operations: (() => PromiseLike<unknown>)[] = [
    () => outbox.get(chance.pick(KEYS)),
    () => outbox.bulkGet([chance.pick(KEYS), chance.pick(KEYS)]),
    () => outbox.toArray(),
    () => outbox.count(),
    () => outbox.where('state').equals('waiting').toArray(),
    () => outbox.where('state').equals('received').count(),
    () => outbox.where('observation').equals('north').first(),
    () => outbox.orderBy('observation').uniqueKeys(),
    () => outbox.put(rowOf(chance)).then(() => 'put'),
    () => outbox.bulkPut([rowOf(chance), rowOf(chance)]).then(() => 'put'),
    () => outbox.bulkAdd([rowOf(chance)]).then(() => 'added'),
    () => outbox.delete(chance.pick(KEYS)).then(() => 'deleted'),
    () => outbox.bulkDelete([chance.pick(KEYS)]).then(() => 'deleted'),
  ];
  return chance.pick(operations)();
}

/** Transactions of several steps; some throw in the end, some break a constraint. */
async function told(database: Database, chance: Chance): Promise<unknown[]> {
  const said: unknown[] = [];
  for (let transactions = 0; transactions < 30; transactions++) {
    const length = chance.between(1, 5);
    const outcome = await database
      .write(['outbox'], async (tables) => {
        const steps: unknown[] = [];
        for (let done = 0; done < length; done++) steps.push(await step(tables, chance));
        if (chance.happens(0.2)) throw new Error('given up');
        return steps;
      })
      .catch((error: Error) => (error.message === 'given up' ? 'given up' : 'constraint'));
    said.push(outcome, await database.read(['outbox'], ({ outbox }) => outbox.toArray()));
  }
  return said;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('the simulated disk answers as IndexedDB does (%i)', async (seed) => {
  const chance = chanceOf(seed);
  const timeline = timelineOf({ afterEach: () => undefined });
  const disk = createDisk({ chance, timeline, strict: true, committed: () => undefined });
  const simulated = disk.open(mortal(() => undefined));
  const real = await openDatabase(`anchored-${seed}`);
  expect(await told(simulated, chanceOf(seed))).toEqual(await told(real, chanceOf(seed)));
  real.close();
});
