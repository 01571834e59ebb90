import type { Form, Question } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import { hashText } from '#model/observation/hashing.ts';
import type { Reference } from '#model/protocol/messages.ts';
import type { Referred } from '#server/sync/reference.ts';
import type { Chance } from './chance.ts';

const label = { en: 'x', ru: 'икс', kk: 'икс' };

export const PLACE = 'H.ID.01';
export const QUESTIONS = ['V.ENV.01', 'V.ENV.02', 'V.ENV.03'] as const;

const choice = (id: string): Question => ({
  id,
  label,
  core: true,
  absences: ['not-observed'],
  kind: 'choice',
  options: [
    { code: 'yes', label },
    { code: 'no', label },
  ],
});

/** A form of a few questions; `incident` goes before all others. */
export const formOf = (id: 'voting' | 'incident', version: number): Form => ({
  id,
  version,
  kind: id === 'incident' ? 'incident' : 'visit',
  title: label,
  placeQuestion: PLACE,
  sections: [
    {
      code: 'body',
      title: label,
      asked: 'always',
      questions: [{ id: PLACE, label, core: true, absences: [], kind: 'place' }, ...QUESTIONS.map(choice)],
    },
  ],
  checks: [],
});

export type Team = { id: Id; code: string; members: Id[] };

export type Mission = { id: Id; teams: Team[]; coordinator: Id };

export function missionOf(chance: Chance, people: number): Mission {
  const members = Array.from({ length: people }, () => chance.id());
  const split = chance.happens(0.25) ? 1 : members.length;
  const teams = [members.slice(0, split), members.slice(split)]
    .filter((each) => each.length > 0)
    .map((each, at) => ({ id: chance.id(), code: String(at + 1), members: each }));
  return { id: chance.id(), teams, coordinator: chance.id() };
}

/** What phones of a team are told, as `referenceOf` of the server would put it. */
export function referenceIn(mission: Mission, team: Id, forms: ReadonlyMap<string, Form>): Referred {
  const own = mission.teams.find(({ id }) => id === team);
  if (!own) throw new Error('No such team');
  const newest = new Map<string, number>();
  for (const { id, version } of forms.values()) newest.set(id, Math.max(version, newest.get(id) ?? 0));
  const content: Reference = {
    mission: {
      id: mission.id,
      name: 'Invented mission',
      electionDay: '2027-03-14',
      timeZone: 'Asia/Almaty',
      languages: ['en'],
      facts: [],
      policy: 'standard',
      synthetic: true,
    },
    team: { ...own, areas: [] },
    people: own.members.map((id) => ({ id, name: 'Observer', role: 'observer' })),
    assignments: [],
    forms: [...newest].map(([id, version]) => ({ id, version })),
    frameVersion: null,
  };
  return { stamp: hashText(JSON.stringify(content.forms) + team), content };
}
