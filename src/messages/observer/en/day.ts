import type { Catalog } from '../../catalog.ts';

export const day = {
  'day.back': 'Back to the day',
  'day.team': 'Team {code}',
  'day.synthetic': 'SYNTHETIC',
  'day.synthetic-explained': 'Invented material for practice.',
  'day.start': 'Start a visit',
  'day.observations': 'Observations',
  'day.nothing-yet': 'Nothing yet today.',
  'day.more': { one: 'Show {count} more', other: 'Show {count} more' },
  'state.draft': 'Draft',
  'state.completed': 'Completed',
  'state.amended': 'Amended',
  'state.withdrawn': 'Withdrawn',
  'state.conflict': { one: '{count} answer differs', other: '{count} answers differ' },
  'state.changed': 'Changed after completion',
  'start.title': 'Where are you?',
  'incident.button': 'Incident',
  'incident.offer': 'Report this as an incident?',
  'incident.report': 'Report',
} satisfies Catalog;
