import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import '../observer/jsdom-gaps.ts';
import { AIGUL, BORIS, frame, people, session, TEAM, VISIT } from './mission.ts';
import { openHeadquarters } from './open-headquarters.tsx';
import { ok, refused, scriptedDesk } from './scripted-desk.ts';

const desk = scriptedDesk();

beforeEach(() => desk.answers({ 'GET session': ok(session()), 'GET frame': ok(frame()), 'GET people': ok(people()) }));

test('a team that somebody changed meanwhile is asked for again, and the dialog says so', async () => {
  desk.answers({ [`PUT teams/${TEAM.id}`]: refused(409, 'STALE', 'team') });
  const user = openHeadquarters('/people');
  await user.click(await screen.findByRole('button', { name: 'Change' }));
  const dialog = within(screen.getByRole('dialog', { hidden: true }));
  await user.click(dialog.getByLabelText(/Boris/));
  await user.click(dialog.getByText('Save'));
  expect(await dialog.findByText(/Someone changed this in the meantime/)).toBeInTheDocument();
  expect(desk.asked(`PUT teams/${TEAM.id}`).at(0)?.body).toMatchObject({
    members: TEAM.members.filter((id) => id !== BORIS.id),
    seen: { members: TEAM.members, areas: [] },
  });
  expect(desk.asked('GET people')).toHaveLength(2);
});

test('choosing a team for a person says nothing about the others in it', async () => {
  desk.answers({ [`PATCH people/${BORIS.id}`]: ok(BORIS) });
  const user = openHeadquarters('/people');
  await user.selectOptions(await screen.findByLabelText('Team of Boris'), 'no team');
  await vi.waitFor(() => expect(desk.asked(`PATCH people/${BORIS.id}`).at(0)?.body).toEqual({ team: null }));
});

test('of each phone it is shown what it has written and not sent, which numbers are missing, and which were refused', async () => {
  const device = {
    id: VISIT,
    person: AIGUL.id,
    name: 'Android',
    state: 'active' as const,
    enrolledAt: '2027-03-19T02:00:00.000Z',
    lastContactAt: null,
    clockSkewMs: null,
    highestSeq: 9,
    received: 5,
    gaps: [
      { from: 3, to: 5, refused: null },
      { from: 8, to: 8, refused: 'TEXT_TOO_LONG' as const },
    ],
  };
  desk.answers({ 'GET people': ok({ ...people(), devices: [device] }) });
  openHeadquarters('/people');
  const row = within(await screen.findByRole('row', { name: /Android/ }));
  expect(row.getByText('No. 3–5 pending')).toBeVisible();
  expect(row.getByText('No. 8 refused')).toHaveAttribute('title', expect.stringContaining('too long'));
  expect(row.getByText('4')).toBeVisible();
});

test('signing out that does not reach the server does not claim to have worked', async () => {
  desk.answers({ 'POST logout': refused(503, 'BUSY') });
  const user = openHeadquarters('/people');
  const [signOut] = await screen.findAllByRole('button', { name: 'Sign out' });
  await user.click(signOut as HTMLElement);
  expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(0);
  expect(screen.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});
