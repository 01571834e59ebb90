import { expect, test } from 'vitest';
import { buildServer } from '../server/built-server.ts';
import { cutPower, recordPushes } from './power-cut.ts';
import { newStorage } from './storage.ts';

test('after a power cut SQLite holds everything a phone has a receipt for, and is whole', {
  timeout: 300_000,
}, async () => {
  const storage = newStorage();
  const built = await buildServer();
  try {
    const recorded = await recordPushes(storage, { seed: 60, build: built.root });
    const { operations, senders } = recorded;
    const answered = new Set(operations.flatMap((each) => (each.kind === 'answer' ? each.revisions : [])));
    expect(answered).toEqual(new Set(senders.flatMap(({ receipted }) => [...receipted.keys()])));
    // the log was moved into the database once at least, and begun again
    const moved = operations.findIndex((each) => each.kind === 'sync' && each.file === 'daybook.db');
    expect(operations.slice(moved).some((each) => each.kind === 'answer')).toBe(true);

    const { states, damaged, lost, wrong } = await cutPower(storage, recorded, { states: 60, seed: 60 });
    expect({ states, lost, wrong }).toEqual({ states: 60, lost: [], wrong: [] });
    expect(damaged).toBeGreaterThan(10);
  } finally {
    storage.remove();
    built.remove();
  }
});
