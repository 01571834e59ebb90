import './jsdom-gaps.ts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { noteAttempt, settle } from '#device/outbox.ts';
import type { Id } from '#model/ids.ts';
import type { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { SyncStatus } from '#sync/status.ts';
import { chose, type Phone, visitWith } from '#tests/device/phone.ts';
import { observerPhone, openObserver } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });

type Failure = NonNullable<SyncStatus['failure']>;

const waiting = (failure: Partial<Failure>): SyncStatus => ({
  phase: 'waiting',
  lastContactAt: null,
  pending: 1,
  photos: 0,
  failure: { class: 'offline', refusal: null, detail: null, at: '', nextTryAt: null, ...failure },
});

async function minted({ notebook }: Phone): Promise<{ visit: Id; revision: Id }> {
  const visit = await visitWith(notebook, chose('yes', 'The door was locked'));
  await notebook.mint(visit);
  const [line] = await notebook.ledger();
  if (!line) throw new Error('One revision was minted');
  return { visit, revision: line.revision };
}

const refuse = ({ device }: Phone, revision: Id, code: RevisionRefusal) =>
  settle(device, { receipt: undefined, refused: [{ revision, code, detail: null }] });

describe('a refused revision', () => {
  it('is counted on the first screen, which does not say that all was received', async () => {
    const phone = await observerPhone();
    const { revision } = await minted(phone);
    await refuse(phone, revision, 'TEXT_TOO_LONG');
    openObserver(phone);
    expect(await screen.findByRole('link', { name: /What was sent.*1 refused/ })).toBeVisible();
    expect(screen.queryByText(/received/i)).toBeNull();
  });

  it('says why in words, and opens for correction with all it said', async () => {
    const phone = await observerPhone();
    const { visit, revision } = await minted(phone);
    await refuse(phone, revision, 'TEXT_TOO_LONG');
    openObserver(phone, { path: '/ledger' });
    expect(await screen.findByText(/One text is too long for the server/)).toBeVisible();
    expect(screen.queryByText('All received')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Correct' }));
    await screen.findByRole('link', { name: /Review/ });
    expect(window.location.pathname).toContain(visit);
    expect((await phone.notebook.observation(visit))?.unminted).toEqual(['V.ENV.01']);
  });

  it('is sent as it is, once headquarters has put right why', async () => {
    const phone = await observerPhone();
    const { revision } = await minted(phone);
    await refuse(phone, revision, 'FORM_UNKNOWN');
    openObserver(phone, { path: '/ledger' });
    expect(await screen.findByText(/does not know this form/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send as it is' }));
    expect(await screen.findByText('On this phone only')).toBeVisible();
  });
});

describe('what has not been received', () => {
  it('says how often it was tried, when last, and why not', async () => {
    const phone = await observerPhone();
    const { revision } = await minted(phone);
    await noteAttempt(phone.device, [revision], 'offline');
    phone.clock.pass(60_000);
    await noteAttempt(phone.device, [revision], 'captive-portal');
    openObserver(phone, { path: '/ledger' });
    const [line] = await screen.findAllByRole('listitem');
    expect(
      within(line as HTMLElement).getByText('Tried 2 times, last at 07:01: The network asks for a sign-in'),
    ).toBeVisible();
  });

  it.each<[Failure['class'], string, RegExp]>([
    ['offline', 'No network', /sent by itself/],
    ['captive-portal', 'The network asks for a sign-in', /sign in to this network/],
    ['busy', 'The server is busy', /Nothing to do/],
    ['clock-or-tls', 'The phone’s clock may be wrong', /date and time of the phone to automatic/],
    ['signed-out', 'The server does not know this phone any more', /Keep writing.*Ask headquarters for a new code/],
    ['refused', 'The server refused', /Tell headquarters/],
    ['too-large', 'Too large for the server', /The rest is sent/],
    ['protocol-too-old', 'This app is too old for the server', /Update the app/],
  ])('%s: says what is in the way, what to do, and when it is tried again', async (kind, title, next) => {
    const phone = await observerPhone();
    await minted(phone);
    const status = waiting({ class: kind, nextTryAt: '2027-03-14T09:02:00.000Z' });
    openObserver(phone, { path: '/ledger', status });
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText(next)).toBeVisible();
    expect(screen.getByText('Next try at 14:02.')).toBeVisible();
  });

  it('does not end with the phone’s access: writing goes on, and a new code is asked for', async () => {
    const phone = await observerPhone();
    const { visit } = await minted(phone);
    openObserver(phone, { path: '/ledger', status: waiting({ class: 'signed-out', refusal: 'TOKEN_UNKNOWN' }) });
    await user.click(await screen.findByRole('link', { name: /Enter a new code/ }));
    expect(await screen.findByText(/Everything on this phone stays/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: /Back/ }));
    window.history.replaceState(null, '', `/observation/${visit}/section/V.ENV/V.ENV.02`);
    window.dispatchEvent(new PopStateEvent('popstate'));
    await screen.findByText('V.ENV.02');
    const card = within(document.getElementById('V.ENV.02') as HTMLElement);
    await user.click(card.getByRole('radio', { name: 'Yes' }));
    expect(await card.findByText('Saved on this phone')).toBeVisible();
  });
});
