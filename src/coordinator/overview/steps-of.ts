import type { FrameSummary } from '#model/desk/frame-import.ts';
import type { People } from '#model/desk/people.ts';
import type { WordKey } from '../words.tsx';

type Step = { key: WordKey; done: boolean; path: string; count?: number };

/** What a mission needs before its day, in the order it is usually done. */
export function stepsOf(frame: FrameSummary, { people, teams, devices }: People): Step[] {
  const observers = people.filter(({ role }) => role === 'observer');
  const inTeams = new Set(teams.flatMap(({ members }) => members));
  const owners = new Set(devices.map(({ person }) => person));
  const teamless = observers.filter(({ id }) => !inTeams.has(id)).length;
  const phoneless = observers.filter(({ id }) => !owners.has(id)).length;
  return [
    { key: 'checklist.stations', done: frame.stationCount > 0, path: '/stations/import' },
    { key: 'checklist.people', done: observers.length > 0, path: '/people' },
    { key: 'checklist.noTeams', done: teams.length > 0, path: '/people' },
    ...(observers.length > 0
      ? [
          {
            key: 'checklist.teams' as const,
            done: teamless === 0,
            path: '/people',
            count: teamless || observers.length,
          },
          {
            key: 'checklist.devices' as const,
            done: phoneless === 0,
            path: '/people',
            count: phoneless || observers.length,
          },
        ]
      : []),
  ];
}
