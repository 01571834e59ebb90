import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';

type Cruise = {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
};

const SLOW_MS = 120_000;
const run = promisify(execFile);

async function cruise(root: string): Promise<Cruise> {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await run(process.execPath, [program, 'src', '--output-type', 'json'], {
    cwd: root,
    maxBuffer: 64_000_000,
  });
  return JSON.parse(stdout) as Cruise;
}

describe('the import rules', () => {
  const invented = mkdtempSync(join(tmpdir(), 'daybook-imports-'));
  afterAll(() => rmSync(invented, { recursive: true }));

  test('every source file is read', { timeout: SLOW_MS }, async () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `src/${file}`);
    const read = new Set((await cruise('.')).modules.map((module) => module.source));
    expect(files.filter((file) => !read.has(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });

  test('each kind of violation is caught', { timeout: SLOW_MS }, async () => {
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) cpSync(file, join(invented, file));
    symlinkSync(resolve('node_modules'), join(invented, 'node_modules'));
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(invented, file)), { recursive: true });
      writeFileSync(join(invented, file), text);
    };
    write('src/coordinator/Tally.tsx', 'export const tally = 1;');
    write('src/observer/Visit.tsx', "import { tally } from '#coordinator/Tally.tsx'; export const visit = tally;");
    write('src/model/shape.ts', "import type { Table } from '#device/table.ts'; export type Shape = Table;");
    write('src/device/table.ts', "import type { Table as Stored } from 'dexie'; export type Table = Stored;");
    write('src/sync/push.ts', "import Dexie from 'dexie'; export const push = Dexie;");
    write('src/server/routes/people.ts', "import { sql } from 'kysely'; export const people = sql;");
    write('src/analysis/tally.ts', "import { useState } from 'react'; export const tally = useState;");
    write('src/messages/say.ts', "import { readFileSync } from 'node:fs'; export const say = readFileSync;");
    write('src/utils/misc.ts', "import { say } from '#messages/say.ts'; export const misc = say;");
    write('src/ui/Button.tsx', "import { gone } from '#ui/Gone.tsx'; export const button = gone;");
    write('src/forms/a.ts', "import { b } from './b.ts'; export const a = () => b;");
    write('src/forms/b.ts', "import { a } from './a.ts'; export const b = () => a;");

    const { violations } = (await cruise(invented)).summary;
    const caught = violations.map(({ from, rule }) => `${from}: ${rule.name}`);
    expect([...new Set(caught)].sort()).toEqual([
      'src/analysis/tally.ts: react-belongs-to-ui-messages-questions-observer-coordinator-app',
      'src/forms/a.ts: no-circular',
      'src/messages/say.ts: node-belongs-to-the-server',
      'src/model/shape.ts: model-imports-only-itself',
      'src/observer/Visit.tsx: observer-imports-only-model-device-sync-questions-ui-messages',
      'src/server/routes/people.ts: sql-belongs-to-server-store',
      'src/sync/push.ts: dexie-belongs-to-device',
      'src/ui/Button.tsx: resolvable',
      'src/utils/misc.ts: a-new-folder-needs-a-decision',
    ]);
  });
});
