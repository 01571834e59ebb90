import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { list, people, session } from './mission.ts';
import { openHeadquarters } from './open-headquarters.tsx';
import { ok, refused, scriptedDesk } from './scripted-desk.ts';

const desk = scriptedDesk();

test('the set-up link makes a mission and says the password rule before it is typed', async () => {
  desk.answers({ 'GET setup': ok({ needed: true }), 'POST setup': refused(400, 'PASSWORD_WEAK') });
  const user = openHeadquarters('/setup#secret=open-sesame');
  await user.type(await screen.findByLabelText('Name of the mission'), 'Spring mission');
  await user.type(screen.getByLabelText('Election day'), '2027-03-19');
  const zone = screen.getByLabelText('Time zone');
  await user.clear(zone);
  await user.type(zone, 'Asia/Almaty');
  await user.click(screen.getByLabelText(/marked with ink/));
  await user.type(screen.getByLabelText('Your name'), 'Dana');
  await user.type(screen.getByLabelText('Login'), 'dana');
  expect(screen.getByText(/At least 12 characters/)).toBeVisible();
  await user.type(screen.getByLabelText('Password'), 'aaaaaaaaaaaa');
  await user.click(screen.getByRole('button', { name: 'Create the mission' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('too short or too common');
  expect(desk.asked('POST setup')[0]?.body).toEqual({
    secret: 'open-sesame',
    mission: {
      name: 'Spring mission',
      protection: 'standard',
      electionDay: '2027-03-19',
      timeZone: 'Asia/Almaty',
      languages: ['en'],
      facts: ['ink'],
    },
    owner: { name: 'Dana', login: 'dana', password: 'aaaaaaaaaaaa' },
  });
});

test('a password that is too short is said on the page and not sent', async () => {
  desk.answers({ 'GET setup': ok({ needed: true }) });
  const user = openHeadquarters('/setup#secret=open-sesame');
  await user.type(await screen.findByLabelText('Password'), 'short');
  await user.click(screen.getByRole('button', { name: 'Create the mission' }));
  expect(await screen.findByText('At least 12 characters.')).toBeVisible();
  expect(desk.asked('POST setup')).toEqual([]);
});

test('the demonstration shows how to become its observer', async () => {
  const enrolment = { code: '41XD-YWRH-N8GQ', link: 'http://localhost/#e=41XD-YWRH-N8GQ' };
  desk.answers({ 'GET setup': ok({ needed: true }), 'POST setup/demo': ok({ ...session(), enrolment }) });
  const user = openHeadquarters('/setup#secret=open-sesame');
  await user.click(await screen.findByRole('button', { name: 'Open the demonstration mission' }));
  expect(await screen.findByText(enrolment.code)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Be an observer in another tab' })).toHaveAttribute('href', enrolment.link);
});

test('a wrong password is refused in words and the page stays where it is', async () => {
  desk.answers({
    'GET session': refused(401, 'SESSION_ENDED'),
    'GET setup': ok({ needed: false }),
    'POST login': refused(401, 'LOGIN_WRONG'),
  });
  const user = openHeadquarters('/people');
  await user.type(await screen.findByLabelText('Login'), 'dana');
  await user.type(screen.getByLabelText('Password'), 'not this one');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Name or password is not correct.');
  expect(location.pathname).toBe('/hq/people');
});

test('when the session ends, signing in again leads back to the same page', async () => {
  desk.answers({
    'GET session': ok(session()),
    'GET people': refused(401, 'SESSION_ENDED'),
    'GET frame': refused(401, 'SESSION_ENDED'),
    'GET observations': ok(list()),
    'GET setup': ok({ needed: false }),
    'POST login': ok(session()),
  });
  const user = openHeadquarters('/people');
  expect(await screen.findByText(/Your session has ended/)).toBeVisible();
  desk.answers({
    'GET people': ok(people()),
    'GET frame': ok({ version: null, areas: [], contests: [], stationCount: 0 }),
  });
  await user.type(screen.getByLabelText('Login'), 'dana');
  await user.type(screen.getByLabelText('Password'), 'correct horse battery');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(within(await screen.findByRole('main')).getByRole('heading', { level: 1 })).toHaveTextContent('People');
});
