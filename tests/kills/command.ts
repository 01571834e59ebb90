import { parseArgs } from 'node:util';
import { countedPowerCuts } from './power-cuts.ts';
import { countedServerKills } from './server-kills.ts';

/**
 * `npm run kills -- --server 200 --power-cuts 600 [--seed 1]`: kills a server, or cuts its power, that many times and
 * says how often something was lost.
 */
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: '0' },
    'power-cuts': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);

const all = [
  await countedServerKills({ kills: Number(values.server), seed }),
  await countedPowerCuts({ kills: Number(values['power-cuts']), seed }),
];
process.exitCode = all.some(({ lost, wrong }) => lost + wrong > 0) ? 1 : 0;
