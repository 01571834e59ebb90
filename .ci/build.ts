/** `tsx .ci/build.ts [--if-needed]`: dist/client and dist/server. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { BUILD_INPUTS, fingerprintOf } from './build-inputs.ts';
import { precompress } from './precompress.ts';

const STAMP = 'dist/.built';
const OUTPUTS = [
  'dist/client/index.html',
  'dist/client/sw.js',
  'dist/server/main.js',
  'dist/server/export-worker.js',
  'dist/server/daybook.js',
];

// taken before building: a file edited while the build runs means another build next time
const fingerprint = fingerprintOf(BUILD_INPUTS);

function isBuilt(): boolean {
  return [STAMP, ...OUTPUTS].every((file) => existsSync(file)) && readFileSync(STAMP, 'utf8') === fingerprint;
}

if (!process.argv.includes('--if-needed') || !isBuilt()) {
  const startedAt = performance.now();
  rmSync(STAMP, { force: true });
  await build({ logLevel: 'warn' });
  precompress('dist/client');
  await build({ logLevel: 'warn', build: { ssr: true } });
  writeFileSync(STAMP, fingerprint);
  process.stderr.write(`Built dist/ in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}
