import { parseArgs } from 'node:util';
import { countedServerKills } from './server-kills.ts';

/** `npm run kills -- --server 200 [--seed 1]`: kills that many times and says how often something was lost. */
const { values } = parseArgs({
  options: { server: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);

const counted = await countedServerKills({ kills: Number(values.server), seed });
process.exitCode = counted.lost + counted.wrong > 0 ? 1 : 0;
