import { describe, expect, it, vi } from 'vitest';
import { locksWhileHere } from '#app/locks-while-here.ts';
import { whenPutAway } from '#app/put-away.ts';
import { createWrites } from '#device/writes.ts';

/** An engine that leaves a page, and comes back to it. */
function page() {
  const window = new EventTarget();
  const reload = vi.fn();
  const says = (type: 'pagehide' | 'pageshow', persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event(type), { persisted }));
  const database = { putAway: vi.fn(), takeUp: vi.fn(async () => undefined) };
  const parts = { addEventListener: window.addEventListener.bind(window), location: { reload } };
  const writes = createWrites();
  const gone = whenPutAway(parts as unknown as Window, { database, writes });
  return { says, reload, database, writes, gone };
}

describe('a page that an engine keeps', () => {
  it('gives up its transactions, and is loaded anew when it is shown again, after what was on its way', async () => {
    const { says, reload, database, gone } = page();
    says('pagehide', true);
    expect(database.putAway).toHaveBeenCalledOnce();
    expect(gone.aborted).toBe(true);
    let save = () => {};
    database.takeUp.mockReturnValue(
      new Promise((resolve) => {
        save = () => resolve(undefined);
      }),
    );
    says('pageshow', true);
    expect(reload).not.toHaveBeenCalled();
    save();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });

  it('is not loaded anew over what was typed or photographed and is not written yet', async () => {
    const { says, reload, database, writes } = page();
    let save = () => {};
    const written = writes.during(() => new Promise<void>((resolve) => (save = resolve)));
    says('pagehide', true);
    says('pageshow', true);
    await database.takeUp.mock.results[0]?.value;
    await new Promise((resolve) => setTimeout(resolve));
    expect(reload).not.toHaveBeenCalled();
    save();
    await written;
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  });

  it('is told from one that is opened, and from one that ends', () => {
    const { says, reload, database, gone } = page();
    says('pageshow', false);
    says('pagehide', false);
    expect([database.putAway, database.takeUp, reload].map((each) => each.mock.calls.length)).toEqual([0, 0, 0]);
    expect(gone.aborted).toBe(false);
  });
});

/** Web Locks of one name, each after the other; only what the tests ask for. */
function lockManager() {
  let line = Promise.resolve<unknown>(undefined);
  const request = (_: string, { signal }: LockOptions, work: (lock: Lock | null) => Promise<unknown>) => {
    const given = line.then(() =>
      signal?.aborted ? Promise.reject(signal.reason) : work({ name: 'a', mode: 'exclusive' }),
    );
    line = given.catch(() => undefined);
    return given;
  };
  return { request } as unknown as LockManager;
}

describe('a lock', () => {
  it('is let go of when its page is put away, also one that its page is still in line for', async () => {
    const engine = lockManager();
    const leaving = new AbortController();
    const left = locksWhileHere(engine, leaving.signal);
    const held = vi.fn();
    const inLine = vi.fn();
    void left?.request('a', {}, () => {
      held();
      return new Promise(() => undefined);
    });
    void left?.request('a', {}, async () => inLine());
    await vi.waitFor(() => expect(held).toHaveBeenCalledOnce());
    leaving.abort();
    expect(await engine.request('a', {}, async () => 'here')).toBe('here');
    expect(inLine).not.toHaveBeenCalled();
  });

  it('is held as long as its work lasts while the page is here, and gives what the work gives', async () => {
    const locks = locksWhileHere(lockManager(), new AbortController().signal);
    expect(await locks?.request('a', {}, async () => 'done')).toBe('done');
    await expect(locks?.request('a', {}, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(locksWhileHere(undefined, new AbortController().signal)).toBeUndefined();
  });
});
