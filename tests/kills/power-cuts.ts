import { cutPower, recordPushes } from './power-cut.ts';
import { type Counted, type Kills, sayHowMany } from './say-how-many.ts';
import { newStorage } from './storage.ts';

/** Cuts of one recorded day. */
const CUTS_EACH = 60;

/** Cuts the power of a server on SQLite, modelled on what it asks of its disk. */
export async function countedPowerCuts({ kills, seed, build }: Kills): Promise<Counted> {
  const counted: Counted = { kills: 0, lost: 0, wrong: 0 };
  if (kills === 0) return counted;
  while (counted.kills < kills) {
    const storage = newStorage();
    try {
      const recorded = await recordPushes(storage, { seed: seed + counted.kills, build });
      const cuts = { states: Math.min(CUTS_EACH, kills - counted.kills), seed: seed + counted.kills };
      const { states, damaged, lost, wrong } = await cutPower(storage, recorded, cuts);
      counted.kills += states;
      counted.lost += lost.length;
      counted.wrong += wrong.length;
      console.log(
        `SQLite: ${recorded.operations.length} operations, ${states} power cuts, ${damaged} with writes lost or torn, ${lost.length} losses, ${wrong.length} other faults`,
      );
      for (const fault of [...lost, ...wrong]) console.log(`  ${fault}`);
    } finally {
      storage.remove();
    }
  }
  sayHowMany('power cuts', counted);
  return counted;
}
