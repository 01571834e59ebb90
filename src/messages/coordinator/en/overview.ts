import type { Catalog } from '../../catalog.ts';

export const overview = {
  'overview.title': 'Today',
  'overview.electionDay': 'Election day: {day}. Times are those of {zone}.',
  'overview.today': 'received today',
  'overview.completed': 'completed',
  'overview.drafts': 'drafts',
  'overview.conflicts': 'with conflicts',
  'overview.critical': 'with critical problems',
  'overview.devices': 'devices active',
  'overview.silent': 'devices silent',
  'overview.silentNote': 'over {count} min',
  'overview.pending': 'still on phones',
  'checklist.title': 'Before the day',
  'checklist.ready': 'Everything needed is there.',
  'checklist.stations': 'Import the station list',
  'checklist.people': 'Add the observers',
  'checklist.teams': { one: 'Put {count} observer in a team', other: 'Put {count} observers in teams' },
  'checklist.noTeams': 'Make the teams',
  'checklist.devices': {
    one: 'Give an enrolment card to {count} observer without a device',
    other: 'Give enrolment cards to {count} observers without a device',
  },
  'checklist.done': 'done',
  'checklist.todo': 'to do',
  'arrivals.title': 'Newest arrivals',
  'arrivals.all': 'All observations',
} satisfies Catalog;
