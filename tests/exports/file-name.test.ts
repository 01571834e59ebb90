import { expect, it } from 'vitest';
import { exportFileName } from '#exports/file-name.ts';

it('the file name says which filter was in force', () => {
  expect(exportFileName('observations.csv', { form: 'voting', area: 'KZ-71', labels: 'kk' }, '2023-03-20')).toBe(
    'observations_form-voting_area-KZ-71_labels-kk_2023-03-20.csv',
  );
  expect(exportFileName('answers.csv', { search: '"; ../x' }, '2023-03-20')).toBe(
    'answers_search--..-x_2023-03-20.csv',
  );
});
