/** One group of bench.ts, in its own process. */
import { GROUPS, type Group } from './groups.ts';

const rows = await GROUPS[process.argv[2] as Group](); // bench.ts names known groups only
process.send?.(rows, () => process.exit(0));
