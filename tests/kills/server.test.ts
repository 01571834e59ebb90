import { expect, test } from 'vitest';
import { freshPostgresUrl } from '../fresh-postgres-url.ts';
import { ENGINES } from '../server/world.ts';
import { killServer } from './kill-server.ts';
import { newStorage } from './storage.ts';

const KILLS = 5;

test.for(ENGINES)(
  'a server killed under load keeps everything a phone has a receipt for, on %s',
  {
    timeout: 300_000,
  },
  async (engine) => {
    const storage = newStorage(engine === 'postgres' ? await freshPostgresUrl() : undefined);
    try {
      const told = await killServer(storage, { kills: KILLS, seed: 9 });
      expect(told).toMatchObject({ kills: KILLS, lost: [], wrong: [] });
      expect(told.receipted).toBeGreaterThan(KILLS);
    } finally {
      storage.remove();
    }
  },
);
