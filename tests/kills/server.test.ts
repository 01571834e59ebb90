import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';
import { buildServer } from '../server/built-server.ts';
import { ENGINES } from '../server/world.ts';
import { killServer } from './kill-server.ts';
import { newStorage } from './storage.ts';

const KILLS = 5;

let built: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  built = await buildServer();
}, 120_000);
afterAll(() => built.remove());

test.for(ENGINES)(
  'a server killed under load keeps everything a phone has a receipt for, on %s',
  {
    timeout: 300_000,
  },
  async (engine) => {
    const storage = newStorage(engine === 'postgres' ? await freshPostgresUrl() : undefined);
    try {
      const told = await killServer(storage, { kills: KILLS, seed: 9, build: built.root });
      expect(told).toMatchObject({ kills: KILLS, lost: [], wrong: [] });
      expect(told.receipted).toBeGreaterThan(KILLS);
    } finally {
      storage.remove();
    }
  },
);
