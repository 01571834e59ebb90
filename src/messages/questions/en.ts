import type { Catalog } from '../catalog.ts';

export const en = {
  'absence.not-observed': 'Not observed',
  'absence.not-applicable': 'Not applicable',
  'answer.clear': 'Clear answer',
  'answer.cleared': 'Answer taken back',
  'person.unknown': 'Someone of the mission',

  'number.how-many': 'How many?',
  'number.not-a-number': 'Whole numbers only. Not saved.',
  'number.no-contests': 'Choose the station first: its ballots are counted one by one.',
  'time.now': 'Now',
  'time.time': 'Time',
  'time.date': 'Date',
  'calculated.not-yet': 'Follows from other answers.',
  'calculated.minutes': { one: '{count} minute', other: '{count} minutes' },
  'agreement.at': 'agreed {at}',
  'agreement.declared-at': 'agreed {at}, on this phone',

  'place.find': 'Choose the place',
  'place.change': 'Choose another place',
  'place.number': 'No. {number}',
  'place.not-on-list': 'Not on the list',
  'place.none': 'No particular place',
  'area.country': 'country',
  'area.region': 'region',
  'area.city': 'city',
  'area.district': 'district',
  'area.settlement': 'settlement',
  'area.constituency': 'constituency',
  'area.other': 'area',

  'comment.add': 'Add comment',
  'comment.label': 'Comment',
  'comment.owed': {
    one: 'Write the facts: what, where, when. At least {count} character.',
    other: 'Write the facts: what, where, when. At least {count} characters.',
  },

  'problem.malformed': 'Please correct',
  'problem.to-confirm': 'Please check',
  'problem.too-high': 'The highest number possible here is {max}.',
  'problem.does-not-fit': 'This answer does not fit the question.',
  'problem.names-someone': 'This may name or number a person. Leave out names, phone and identity numbers.',
  'problem.is-so': 'It is so',
  'problem.reason': 'Why is it so?',
  'problem.keep': 'Keep the answer',
  'problem.confirmed': 'Kept: {reason}',

  'conflict.title': 'Two answers differ',
  'conflict.explained': 'Both are kept. Neither counts until one is chosen.',
  'conflict.use': 'Use this answer',
} satisfies Catalog;
