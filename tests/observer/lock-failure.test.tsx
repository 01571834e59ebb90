import './jsdom-gaps.ts';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sentences } from '#messages/observer/sentences-en.ts';
import { TextProvider } from '#messages/text.tsx';
import { ChangePassphraseForm } from '#observer/lock/ChangePassphraseForm.tsx';
import { LockScreen } from '#observer/lock/LockScreen.tsx';
import { ProtectForm } from '#observer/lock/ProtectForm.tsx';
import type { SyncStatus } from '#sync/status.ts';
import { unprotected } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });
const IDLE: SyncStatus = { phase: 'idle', lastContactAt: null, failure: null, pending: 0, photos: 0 };

const noMemory = async () => {
  throw new RangeError('Out of memory');
};
const lock = {
  ...unprotected,
  offer: () => 'tavo melu dira pono',
  protect: noMemory,
  changePassphrase: noMemory,
  unlock: noMemory,
};
const journey = { status: () => IDLE, subscribe: () => () => undefined, sendNow: async () => undefined };

beforeEach(() => void vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

it.each([
  ['unlocking', <LockScreen key="1" phone={{ lock, journey, wipe: async () => undefined }} />, 'Unlock'],
  ['protecting', <ProtectForm key="2" lock={lock} asked="none" onProtected={() => undefined} />, 'Protect'],
  ['changing the passphrase', <ChangePassphraseForm key="3" lock={lock} />, 'Change the passphrase'],
])('%s says when the phone could not do it, and can be tried again', async (_, form, name) => {
  render(
    <TextProvider language="en" catalog={sentences}>
      {form}
    </TextProvider>,
  );
  for (const field of document.querySelectorAll('input'))
    if (!field.disabled && field.inputMode !== 'numeric') await user.type(field, 'tavo melu dira pono');
  await user.click(screen.getByRole('button', { name }));
  expect(await screen.findByText(/It did not work/)).toBeVisible();
  expect(screen.getByRole('button', { name })).toBeEnabled();
});
