import { request } from '@playwright/test';
import { killedPhone } from './browser/killed-phone.ts';
import { type Counted, sayHowMany } from './say-how-many.ts';

/** Kills of one phone: its disk is read whole after each, so it must not grow for ever. */
const KILLS_EACH = 40;

/** Kills the browser of one phone after another while somebody types. */
export async function countedBrowserKills({ kills, seed }: { kills: number; seed: number }): Promise<Counted> {
  const counted: Counted = { kills: 0, lost: 0, wrong: 0 };
  for (let phone = 0; counted.kills < kills; phone++) {
    const client = await request.newContext();
    const told = await killedPhone(client, {
      kills: Math.min(KILLS_EACH, kills - counted.kills),
      seed: seed + phone,
      death: 'browser',
    });
    await client.dispose();
    counted.kills += told.kills;
    counted.lost += told.lost.length;
    counted.wrong += told.wrong.length;
    console.log(
      `browser: ${told.kills} kills, ${told.said} answers called saved, ${told.photos} photos shown as kept, ${told.cutShort} kills between a tap and its "saved", ${told.lost.length} losses, ${told.wrong.length} other faults`,
    );
    for (const fault of [...told.lost, ...told.wrong]) console.log(`  ${fault}`);
  }
  if (kills > 0) sayHowMany('browser', counted);
  return counted;
}
