import './jsdom-gaps.ts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { visitWith } from '#tests/device/phone.ts';
import { observerPhone, openObserver } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });

describe('the day', () => {
  it('marks invented material on every screen', async () => {
    const phone = await observerPhone();
    openObserver(phone);
    await screen.findByText('SYNTHETIC');
    await user.click(await screen.findByRole('link', { name: /Settings/ }));
    expect(screen.getByText('SYNTHETIC')).toBeVisible();
  });

  it('says what is on this phone only, when headquarters was last heard, and what is in the way', async () => {
    const phone = await observerPhone();
    const failure = { class: 'captive-portal', refusal: null, detail: null, at: '', nextTryAt: null } as const;
    const status = {
      phase: 'waiting',
      lastContactAt: '2027-03-14T09:02:00.000Z',
      pending: 3,
      photos: 0,
      failure,
    } as const;
    openObserver(phone, { status });
    const line = await screen.findByRole('link', { name: /What was sent/ });
    expect(line).toHaveTextContent(
      '3 on this phone only · headquarters last heard 14:02 · The network asks for a sign-in',
    );
  });

  it('lists a draft with what is left', async () => {
    const phone = await observerPhone();
    await visitWith(phone.notebook);
    openObserver(phone);
    expect(await screen.findByRole('link', { name: /Draft · \d+ core left/ })).toBeVisible();
  });
});

describe('an incident', () => {
  it('is begun from any screen, and nothing of it exists before its first answer', async () => {
    const phone = await observerPhone();
    openObserver(phone, { path: '/settings' });
    await user.click(await screen.findByRole('button', { name: 'Incident' }));
    const category = await screen.findByRole('radio', { name: /Threat, violence/ });
    expect(await phone.notebook.observations()).toEqual([]);
    await user.click(category);
    await waitFor(async () => expect(await phone.notebook.observations()).toHaveLength(1));
  });
});

describe('the ledger', () => {
  it('shows every revision of this phone and where it is', async () => {
    const phone = await observerPhone();
    await visitWith(phone.notebook);
    await phone.notebook.mint();
    openObserver(phone, { path: '/ledger' });
    const [line] = await screen.findAllByRole('listitem');
    expect(within(line as HTMLElement).getByText('On this phone only')).toBeVisible();
    expect(within(line as HTMLElement).getByText(/No. 1: Answers/)).toBeVisible();
    expect(await within(line as HTMLElement).findByRole('link', { name: 'Voting' })).toBeVisible();
  });
});

describe('a place that is not on the list', () => {
  it('is described in words, and its area may stay unknown', async () => {
    const phone = await observerPhone();
    openObserver(phone, { path: '/start/voting' });
    await user.click(await screen.findByRole('button', { name: 'Not on the list' }));
    await user.click(screen.getByRole('button', { name: 'Take this place' }));
    expect(await screen.findByText('Write a few words.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Describe the place' }), 'Blue school behind the bazaar');
    await user.click(screen.getByRole('button', { name: 'Take this place' }));
    await waitFor(async () => {
      const [open] = await phone.notebook.observations();
      expect(open?.observation.heads.get('H.ID.01')?.[0]?.change.answer).toEqual({
        kind: 'place',
        place: { kind: 'described', description: 'Blue school behind the bazaar', area: null },
      });
    });
  });
});
