export type Counts = { passed: number; failed: number };

type VitestReport = { numPassedTests: number; numFailedTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

export function vitestCounts(report: string): Counts {
  const { numPassedTests, numFailedTests } = JSON.parse(report) as VitestReport;
  return { passed: numPassedTests, failed: numFailedTests };
}

export function playwrightCounts(report: string): Counts {
  const { expected, unexpected, flaky } = (JSON.parse(report) as PlaywrightReport).stats;
  return { passed: expected, failed: unexpected + flaky };
}

/** A check is one test. Where tests were counted, a run that failed without a failed test still counts one failure. */
export function countsOf(exitCode: number, counted: Counts | undefined): Counts {
  if (counted === undefined) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}
