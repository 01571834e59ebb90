import { afterEach, beforeEach, expect, vi } from 'vitest';

// Unhandled rejections already fail the run; a warning or an error on the console fails the test that caused it.
// A test that expects one says so: vi.mocked(console.error).mockClear() after asserting on it.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  const printed = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  expect(printed, 'printed on the console').toEqual([]);
});
