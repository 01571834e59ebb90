import { expect, test } from 'vitest';
import { countsOf, playwrightCounts, vitestCounts } from '../../.ci/test-counts.ts';

test('a check counts as one test', () => {
  expect(countsOf(0, undefined)).toEqual({ passed: 1, failed: 0 });
  expect(countsOf(2, undefined)).toEqual({ passed: 0, failed: 1 });
});

test('a run that fails with every test passed counts one failure', () => {
  expect(countsOf(1, { passed: 7, failed: 0 })).toEqual({ passed: 7, failed: 1 });
  expect(countsOf(1, { passed: 7, failed: 2 })).toEqual({ passed: 7, failed: 2 });
  expect(countsOf(0, { passed: 7, failed: 0 })).toEqual({ passed: 7, failed: 0 });
});

test('a flaky browser test has failed', () => {
  expect(playwrightCounts('{"stats":{"expected":3,"unexpected":1,"flaky":1,"skipped":0}}')).toEqual({
    passed: 3,
    failed: 2,
  });
  expect(vitestCounts('{"numPassedTests":5,"numFailedTests":1}')).toEqual({ passed: 5, failed: 1 });
});
