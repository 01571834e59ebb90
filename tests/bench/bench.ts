/** `npm run bench [group…]`: measures the bars of the groups named, or of all, and prints a table. Writes nothing here. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { GROUPS, type Group } from './groups.ts';
import { type Row, tableOf } from './row.ts';

const named = process.argv.slice(2);
const wrong = named.find((name) => !(name in GROUPS));
if (wrong !== undefined) throw new Error(`There is no group "${wrong}"; there are ${Object.keys(GROUPS).join(', ')}`);
const groups = Object.keys(GROUPS).filter((name) => named.length === 0 || named.includes(name)) as Group[];

/** Each in a process of its own: what one leaves in memory or compiled does not count for the next. */
const measured = (group: Group): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'measure.ts'), [group], {
      execArgv: [...process.execArgv, '--expose-gc'],
    });
    let rows: Row[] | undefined;
    child.on('message', (message) => {
      rows = message as Row[]; // measure.ts sends nothing else
    });
    child.on('exit', (code) => (rows ? resolve(rows) : reject(new Error(`"${group}" ended with ${code}`))));
  });

const rows: Row[] = [];
for (const group of groups) {
  console.error(`measuring: ${group}`);
  try {
    rows.push(...(await measured(group)));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}
console.log(`\n${tableOf(rows)}`);
