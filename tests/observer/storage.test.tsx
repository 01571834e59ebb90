import './jsdom-gaps.ts';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { browserStorage } from './browser-storage.ts';
import { observerPhone, openObserver } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });

/** A browser that has not promised anything yet, and answers so when it is asked to. */
function browserThatAnswers(willKeep: boolean) {
  const persist = vi.fn(async () => willKeep);
  const estimate = async () => ({ quota: 700_000_000, usage: 100_000_000 });
  browserStorage({ persist, persisted: async () => false, estimate });
  return persist;
}

describe('the storage of the browser', () => {
  it('is asked to last when the person says so, and its answer is shown, with the room there is', async () => {
    const persist = browserThatAnswers(true);
    openObserver(await observerPhone(), { path: '/ledger' });
    expect(await screen.findByText(/may remove what is stored when room is short/)).toBeVisible();
    expect(await screen.findByText('Room: 600 MB')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ask the browser' }));
    expect(persist).toHaveBeenCalledOnce();
    expect(await screen.findByText('The browser has promised to keep what is stored.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask the browser' })).toBeNull();
  });

  it('that does not promise is not said to have promised', async () => {
    browserThatAnswers(false);
    openObserver(await observerPhone(), { path: '/ledger' });
    await user.click(await screen.findByRole('button', { name: 'Ask the browser' }));
    expect(await screen.findByText(/may remove what is stored/)).toBeVisible();
    expect(screen.queryByText(/has promised/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Ask the browser' })).toBeVisible();
  });

  it('that has promised is not asked again, and that does not speak of it is not said to have', async () => {
    browserStorage({ persisted: async () => true });
    openObserver(await observerPhone(), { path: '/settings' });
    expect(await screen.findByText('The browser has promised to keep what is stored.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask the browser' })).toBeNull();
    cleanup();
    browserStorage({});
    openObserver(await observerPhone(), { path: '/settings' });
    expect(await screen.findByText('This browser does not say whether it keeps what is stored.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask the browser' })).toBeNull();
  });

  it('is spoken of on the first screen too', async () => {
    browserThatAnswers(false);
    openObserver(await observerPhone());
    expect(await screen.findByText(/The browser has not promised to keep what is stored/)).toBeVisible();
  });
});
