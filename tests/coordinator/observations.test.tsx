import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { dossierInConflict, frame, list, people, row, session, VISIT } from './mission.ts';
import { openHeadquarters } from './open-headquarters.tsx';
import { ok, scriptedDesk } from './scripted-desk.ts';

const desk = scriptedDesk();

beforeEach(() =>
  desk.answers({
    'GET session': ok(session()),
    'GET frame': ok(frame()),
    'GET people': ok(people()),
    'GET observations': ok(list(row())),
    [`GET observations/${VISIT}`]: ok(dossierInConflict()),
  }),
);

const lastAsked = () => Object.fromEntries(desk.asked('GET observations').at(-1)?.address.searchParams ?? []);

test('an address with filters opens the table filtered', async () => {
  openHeadquarters('/observations?area=KZ-75&with=critical&state=nonsense');
  expect(await screen.findByRole('link', { name: 'No. 12 · School 5' })).toBeVisible();
  expect(lastAsked()).toEqual({ area: 'KZ-75', with: 'critical', limit: '50' });
  expect(screen.getByLabelText('Only with')).toHaveValue('critical');
});

test('choosing a filter puts it into the address and into the export link', async () => {
  const user = openHeadquarters('/observations');
  await user.selectOptions(await screen.findByLabelText('State'), 'completed');
  await waitFor(() => expect(lastAsked()).toEqual({ state: 'completed', limit: '50' }));
  expect(location.search).toBe('?state=completed');
  expect(screen.getByRole('link', { name: 'Export these' })).toHaveAttribute('href', '/hq/exports?state=completed');
});

test('two areas of one name are told apart by their type', async () => {
  openHeadquarters('/observations');
  expect(await screen.findByRole('option', { name: 'Almaty (city)' })).toBeVisible();
  expect(screen.getByRole('option', { name: 'Almaty (region)' })).toBeVisible();
});

test('a conflict shows both values with who gave them', async () => {
  openHeadquarters(`/observations/${VISIT}`);
  const question = within(await screen.findByRole('article'));
  expect(question.getByText('12')).toBeVisible();
  expect(question.getByText('15')).toBeVisible();
  expect(question.getByText('Aigul, 19/03/2027, 10:01')).toBeVisible();
  expect(question.getByText('Boris, 19/03/2027, 10:02')).toBeVisible();
  expect(screen.getByText('answers differ')).toBeVisible();
});

test('the history says how far a clock was off', async () => {
  openHeadquarters(`/observations/${VISIT}`);
  expect(await screen.findByText(/clock 3 min ahead/)).toBeVisible();
  expect(screen.getByText(/clock exact/)).toBeVisible();
});

test('an export carries the filter of the table and says it in words', async () => {
  desk.answers({ 'GET account/proof': ok({ by: 'password', countsMs: 600_000 }) });
  openHeadquarters('/exports?with=conflicts');
  const link = await screen.findByRole('link', { name: /answers\.csv/ });
  expect(link).toHaveAttribute('href', '/api/desk/exports/answers.csv?with=conflicts');
  expect(screen.getByText('Only with').nextSibling).toHaveTextContent('conflicts');
});
