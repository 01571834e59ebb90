import type { Catalog } from '../../catalog.ts';

export const exports = {
  'exports.title': 'Exports',
  'exports.withheld':
    'Texts, comments, reasons and photos may name people. For your role they are left out: [withheld 1] stands where something was written, with the same number for the same words.',
  'exports.filter': 'What is exported',
  'exports.everything': 'All observations of the mission.',
  'exports.onlyWhere': 'Only observations where all of this holds:',
  'exports.changeFilter': 'Change the filter in the table',
  'exports.words': 'How answers are written',
  'exports.codes': 'codes: the same in every language, for statistics; the codebook says what they mean',
  'exports.labels': 'words in {language}: to read as it is',
  'exports.wordsHint':
    'This goes for observations.csv and answers.csv; the other files hold codes, and the codebooks all languages.',
  'exports.asCodes': 'with codes',
  'exports.asLabels': 'in words: {language}',
  'exports.download': 'Download',
  'export.observations.csv': 'One row per observation, one column per question. Opens in a spreadsheet.',
  'export.answers.csv': 'One row per answer: for statistics software.',
  'export.observations.jsonl': 'One line per observation with everything, conflicts included: for programs.',
  'export.codebook.csv': 'What every question, option and code means.',
  'export.codebook.json': 'The same for programs.',
  'exports.cells': 'How to read a cell',
  'exports.cellsExplained':
    'An empty cell is a question that was asked and not answered. The other absences are never empty, so that no two are mixed up.',
  'cell.[not-observed]': 'the observers say they could not observe it',
  'cell.[not-applicable]': 'the observers say it does not apply',
  'cell.[not-asked]': 'the form did not ask this here',
  'cell.[set-aside]': 'answered, then no longer asked; does not count',
  'cell.[conflict]': 'answers differ and nobody has chosen; counts as missing',
  'export.photos.zip':
    'Every photo that has arrived, named by station, form and question, with a list of all photos, missing ones too.',
} satisfies Catalog;
