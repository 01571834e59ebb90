import { parseArgs } from 'node:util';
import { buildServer } from '../server/built-server.ts';
import { countedBrowserKills } from './browser-kills.ts';
import { countedPowerCuts } from './power-cuts.ts';
import { countedServerKills } from './server-kills.ts';

/**
 * `npm run kills -- --browser 200 --server 200 --power-cuts 600 [--seed 1]`: kills a phone's browser or a server, or
 * cuts the server's power, that many times and says how often something was lost.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: '0' },
    server: { type: 'string', default: '0' },
    'power-cuts': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);

const built = await buildServer();
try {
  const all = [
    await countedBrowserKills({ kills: Number(values.browser), seed }),
    await countedServerKills({ kills: Number(values.server), seed, build: built.root }),
    await countedPowerCuts({ kills: Number(values['power-cuts']), seed, build: built.root }),
  ];
  process.exitCode = all.some(({ lost, wrong }) => lost + wrong > 0) ? 1 : 0;
} finally {
  built.remove();
}
