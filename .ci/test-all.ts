/** `npm run check`, and `npm run verify` with `--install-needs`: runs everything, stops at nothing; the last line counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, countsOf, playwrightCounts, vitestCounts } from './test-counts.ts';

type Check = { name: string; command: string[]; count?: () => Counts };

const reports = mkdtempSync(join(tmpdir(), 'daybook-reports-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

const installNeeds: Check = { name: 'test needs', command: ['bash', '.ci/install-test-needs.sh'] };
const checks: Check[] = [
  ...(process.argv.includes('--install-needs') ? [installNeeds] : []),
  { name: 'types', command: ['npm', 'run', 'typecheck'] },
  { name: 'lint', command: ['npm', 'run', 'lint'] },
  { name: 'imports', command: ['npm', 'run', 'lint:imports'] },
  { name: 'unused', command: ['npm', 'run', 'lint:unused'] },
  {
    name: 'unit tests',
    command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    count: () => vitestCounts(readFileSync(unitReport, 'utf8')),
  },
  { name: 'build', command: ['npm', 'run', 'build'] },
  {
    name: 'browser tests',
    command: ['npx', 'playwright', 'test', '--config', 'tests/browser/playwright.config.ts', '--reporter=list,json'],
    count: () => playwrightCounts(readFileSync(browserReport, 'utf8')),
  },
];

function run({ command: [program = '', ...options], count }: Check): Counts {
  const { status } = spawnSync(program, options, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return countsOf(status ?? 1, countedBy(count));
}

/** A run that died before writing its report counts as one failed check. */
function countedBy(count: Check['count']): Counts | undefined {
  try {
    return count?.();
  } catch (error) {
    console.error(`no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

const results = checks.map((check) => {
  console.log(`\n== ${check.name}`);
  const startedAt = performance.now();
  return { name: check.name, ...run(check), seconds: (performance.now() - startedAt) / 1000 };
});
rmSync(reports, { recursive: true });

console.log('');
for (const { name, passed, failed, seconds } of results) {
  const verdict = failed > 0 ? 'FAILED' : 'ok';
  console.log(
    `${verdict.padEnd(7)} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`,
  );
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
