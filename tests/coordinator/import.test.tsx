import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ImportPlan, UploadedTable } from '#model/desk/frame-import.ts';
import { frame, session } from './mission.ts';
import { openHeadquarters } from './open-headquarters.tsx';
import { ok, refused, scriptedDesk } from './scripted-desk.ts';

const desk = scriptedDesk();
const UPLOAD = '00000000-0000-4000-8000-000000000099';

const uploaded: UploadedTable = {
  upload: UPLOAD,
  file: 'stations.csv',
  readAs: 'CSV (,), UTF-8',
  sheets: [],
  sheet: null,
  header: ['Region', 'No', 'Name', 'Voters'],
  sample: [['Almaty', '12', 'School 5', '1 203']],
  rowCount: 3,
  guess: {
    columns: { number: 1, name: 2, registeredVoters: 3 },
    areas: [{ name: 0, code: null, type: 'region' }],
    codeFrom: 'area-and-number',
    contestsForAll: [],
  },
  contests: [],
};

const plan: ImportPlan = {
  upload: UPLOAD,
  added: { count: 2, examples: [] },
  changed: { count: 0, examples: [] },
  moved: { count: 0, examples: [] },
  gone: { count: 0, examples: [], withObservations: 0 },
  unchanged: 0,
  areas: { added: 1, total: 1 },
  faults: [{ row: 4, fault: 'VOTERS_NOT_A_NUMBER', column: 'Voters', value: 'many' }],
  faultCount: 1,
  against: 1,
};

beforeEach(() =>
  desk.answers({
    'GET session': ok(session()),
    'GET frame': ok(frame()),
    'POST frame/upload': ok(uploaded),
    'POST frame/plan': ok(plan),
    'POST frame/publish': ok({ version: 2 }),
  }),
);

async function upToTheDryRun() {
  const user = openHeadquarters('/stations/import');
  const file = new File(['Region,No,Name,Voters'], 'stations.csv');
  await user.upload(await screen.findByLabelText(/Station list/), file);
  await user.click(await screen.findByRole('button', { name: 'Show what would change' }));
  await screen.findByText('This is a dry run. Nothing has been written.');
  return user;
}

test('a faulty row is shown with its number, column, value and what to do', async () => {
  await upToTheDryRun();
  const line = screen.getByText('many').closest('tr');
  expect(line).not.toBeNull();
  const cells = within(line as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(cells).toEqual([
    '4',
    'Voters',
    'many',
    'Registered voters must be a whole number. Correct it or leave it empty.',
  ]);
});

test('nothing is published until the faulty rows are left out knowingly', async () => {
  const user = await upToTheDryRun();
  const publish = screen.getByRole('button', { name: 'Publish as the new version' });
  expect(publish).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: /Leave these rows out/ }));
  await user.click(publish);
  expect(await screen.findByText(/Version 2 is published/)).toBeVisible();
  expect(desk.asked('POST frame/publish')[0]?.body).toMatchObject({ against: 1, skipFaults: true, upload: UPLOAD });
});

test('a corrected mapping takes the dry run back', async () => {
  const user = await upToTheDryRun();
  await user.selectOptions(screen.getByLabelText('Registered voters'), 'not in this file');
  expect(screen.queryByText('This is a dry run. Nothing has been written.')).not.toBeInTheDocument();
});

test('a list somebody else published meanwhile is compared again', async () => {
  desk.answers({ 'POST frame/plan': ok({ ...plan, faults: [], faultCount: 0 }) });
  desk.answers({ 'POST frame/publish': refused(409, 'STALE') });
  const user = await upToTheDryRun();
  await user.click(screen.getByRole('button', { name: 'Publish as the new version' }));
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(desk.asked('POST frame/plan')).toHaveLength(2);
});
