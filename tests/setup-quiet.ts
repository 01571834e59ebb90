import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

// Unhandled rejections already fail the run; a warning or an error on the console fails the test that caused it.
// A test that expects one says so: vi.mocked(console.error).mockClear() after asserting on it.
const quiet = () => undefined;
let spies: MockInstance[] = [];

beforeEach(() => {
  spies = [vi.spyOn(console, 'error').mockImplementation(quiet), vi.spyOn(console, 'warn').mockImplementation(quiet)];
});

afterEach(() => {
  const printed = spies.flatMap((spy) => spy.mock.calls);
  for (const spy of spies) spy.mockRestore();
  expect(printed, 'printed on the console').toEqual([]);
});
