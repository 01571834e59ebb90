import { describe, expect, it, vi } from 'vitest';
import { lastingStorage } from '#app/lasting-storage.ts';

/** A browser that answers what it is told to; every question is counted. */
function browser(answers: boolean[], { promisedBefore = false } = {}) {
  const persist = vi.fn(async () => answers.shift() ?? false);
  return { persist, persisted: async () => promisedBefore };
}

describe('storage that is to last', () => {
  it('is asked for again until the browser says yes, and never after', async () => {
    const storage = browser([false, false, true]);
    const lasting = lastingStorage(storage);
    const heard: unknown[] = [];
    lasting.subscribe(() => heard.push(lasting.persisted()));
    for (const asked of [1, 2, 3, 3, 3]) {
      await lasting.ask();
      expect(storage.persist).toHaveBeenCalledTimes(asked);
    }
    expect(heard).toEqual(['not-promised', 'not-promised', 'not-promised', 'promised']);
  });

  it('is not asked for where it was promised before', async () => {
    const storage = browser([], { promisedBefore: true });
    const lasting = lastingStorage(storage);
    await vi.waitFor(() => expect(lasting.persisted()).toBe('promised'));
    await lasting.ask();
    expect(storage.persist).not.toHaveBeenCalled();
  });

  it('is asked for once while the person has not decided', async () => {
    let decide = (_: boolean) => {};
    const persist = vi.fn(() => new Promise<boolean>((resolve) => (decide = resolve)));
    const lasting = lastingStorage({ persist, persisted: async () => false });
    const asking = lasting.ask();
    await lasting.ask();
    expect(persist).toHaveBeenCalledOnce();
    decide(false);
    await asking;
    void lasting.ask();
    expect(persist).toHaveBeenCalledTimes(2);
  });

  it('is not said to be promised by a browser that fails to answer, which is asked again', async () => {
    const persist = vi.fn(() => Promise.reject(new TypeError('internal error')));
    const lasting = lastingStorage({ persist, persisted: () => Promise.reject(new TypeError('internal error')) });
    await lasting.ask();
    await lasting.ask();
    expect(persist).toHaveBeenCalledTimes(2);
    expect(lasting.persisted()).toBeUndefined();
  });

  it('is not spoken of where the browser knows no such promise', async () => {
    const lasting = lastingStorage(undefined);
    await lasting.ask();
    expect(lasting.persisted()).toBe('not-said');
  });
});
