import { voting } from '#forms/voting.ts';
import { areaTree } from '#model/area.ts';
import { type FormFacts, formFacts } from '#model/facts.ts';
import { questionsOf } from '#model/form.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import type { Value } from '#model/observation/revision.ts';
import { visitAnswers } from '#server/demo/answers.ts';
import type { Chance } from '#server/demo/chance.ts';
import { contests } from '#server/demo/contests.ts';
import { areas } from '#server/demo/kazakhstan.ts';
import { demoVisits, type Visit } from '#server/demo/visits.ts';
import { mission, stations } from './mission.ts';

const tree = areaTree(areas);

/** What conditions read at one of the invented stations. */
export const factsAt = ({ station }: Visit, team: { members: Id[] }): FormFacts =>
  formFacts({ mission, contests, team: { ...team, areas: [] }, areas: tree, timeZone: station.timeZone });

/** An invented election day: seventy visits. */
export const visitsOfDay = (chance: Chance): Visit[] => demoVisits(stations, chance);

/** Everything an observer answers on the voting form, in the order of the form. */
export function answersAt(visit: Visit, { observer, chance }: { observer: Id; chance: Chance }): [QuestionId, Value][] {
  const answers = visitAnswers(voting, factsAt(visit, { members: [observer] }), { visit, observer, chance });
  return questionsOf(voting).flatMap(({ id }) => {
    const value = answers.get(id);
    return value ? [[id, value] as [QuestionId, Value]] : [];
  });
}
