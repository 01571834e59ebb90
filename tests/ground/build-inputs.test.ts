import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../.ci/build-inputs.ts';

describe('the build is repeated when, and only when, what it reads changed', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'daybook-build-'));
    mkdirSync(join(root, 'src/model'), { recursive: true });
    writeFileSync(join(root, 'src/model/area.ts'), 'one');
    writeFileSync(join(root, 'package-lock.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const fingerprint = () => fingerprintOf(['src', 'package-lock.json', 'missing.json'], root);

  test.each<[string, () => void]>([
    ['a file with other contents', () => writeFileSync(join(root, 'src/model/area.ts'), 'two')],
    ['a new file', () => writeFileSync(join(root, 'src/model/place.ts'), '')],
    ['a deleted file', () => rmSync(join(root, 'src/model/area.ts'))],
    ['another lock', () => writeFileSync(join(root, 'package-lock.json'), '{ }')],
    ['a file that appears', () => writeFileSync(join(root, 'missing.json'), '')],
  ])('%s means a new build', (_, change) => {
    const before = fingerprint();
    change();
    expect(fingerprint()).not.toBe(before);
  });

  test('a touched file means none', () => {
    const before = fingerprint();
    utimesSync(join(root, 'src/model/area.ts'), 0, 0);
    expect(fingerprint()).toBe(before);
  });
});
