import { answersOf, answerTo, placeOf } from '#model/answers.ts';
import { areaPath } from '#model/area.ts';
import { factsAt } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import type { Mission, Team } from '#model/mission.ts';
import { foldObservation, type Observation } from '#model/observation/fold.ts';
import { joinObservations } from '#model/observation/joining.ts';
import type { Revision } from '#model/observation/revision.ts';
import { areaOfPlace, type Place } from '#model/place.ts';
import { type FormReading, readForm } from '#model/relevance.ts';
import type { Station } from '#model/station.ts';
import type { Database } from './dialect.ts';
import { frameFor } from './frame-for.ts';
import { slashed } from './frames.ts';
import type { Immutables } from './immutables.ts';
import { revisionsOf } from './log.ts';
import { requireMission } from './missions.ts';
import { partsOf } from './parts.ts';
import { teamById } from './teams.ts';

/** An observation as the server understands it: folded, and read with the form and the facts that belong to it. */
export type Folded = {
  /** With what was joined to it as the same visit; `own` is without. */
  observation: Observation;
  own: Observation;
  form: Form;
  reading: FormReading;
  mission: Mission;
  team: Team;
  place: Place | undefined;
  station: Station | undefined;
  areaPath: string;
};

/**
 * Folds what the log holds of one observation, in the transaction of `db`.
 * @throws when there is no revision, or its form is gone: both were checked before anything was stored.
 */
export async function readFolded(db: Database, immutables: Immutables, id: Id): Promise<Folded> {
  const found = (await foldAll(db, immutables, await revisionsOf(db, [id]))).get(id);
  if (!found) throw new Error(`The log holds nothing of observation ${id}`);
  return found;
}

/**
 * Folds observations in the transaction of `db`, each with what was joined to it; what they share is read once. `held`
 * are all the revisions of each. @throws when a form is gone
 */
export async function foldAll(
  db: Database,
  immutables: Immutables,
  held: ReadonlyMap<Id, readonly Revision[]>,
): Promise<Map<Id, Folded>> {
  const parts = await partsOf(db, [...held.keys()]);
  const others = [...parts.values()].flat().filter((id) => !held.has(id));
  const joined = others.length === 0 ? new Map<Id, Revision[]>() : await revisionsOf(db, others);
  const revisionsHeld = (id: Id) => held.get(id) ?? joined.get(id) ?? [];
  const fold = createFolding(db, immutables);
  const folded = new Map<Id, Folded>();
  for (const [id, revisions] of held) folded.set(id, await fold(revisions, (parts.get(id) ?? []).map(revisionsHeld)));
  return folded;
}

type Fold = (revisions: readonly Revision[], parts: readonly (readonly Revision[])[]) => Promise<Folded>;

function createFolding(db: Database, immutables: Immutables): Fold {
  const missionOf = once((id: Id) => requireMission(db, id));
  const teamOf = once((id: Id) => teamById(db, id));

  return async (revisions, parts) => {
    const own = foldObservation(revisions);
    const observation = joinObservations(own, parts.map(foldObservation));
    const mission = await missionOf(observation.mission);
    const named = { mission: mission.id, id: observation.form, version: observation.formVersion };
    const [form, team] = [await immutables.form(db, named), await teamOf(observation.team)];
    if (!form || !team) throw new Error(`Observation ${observation.id} has lost its form or team`);

    const answers = answersOf(observation);
    const place = placeOf(answers, form.placeQuestion);
    const { version, frame } = await frameFor(db, immutables, { mission: mission.id, place });
    const station =
      place?.kind === 'station' && version !== null
        ? await immutables.station(db, { mission: mission.id, version }, place.station)
        : undefined;
    const facts = factsAt(place, { mission, team, frame });
    const area = place && areaOfPlace(place);
    return {
      observation,
      own,
      form,
      reading: readForm(form, answers, facts),
      mission,
      team,
      place,
      station,
      areaPath: area ? slashed(areaPath(facts.areas, area).map(({ code }) => code)) : '/',
    };
  };
}

/** Asks once for each key. */
function once<Type>(ask: (key: string) => Promise<Type>): (key: string) => Promise<Type> {
  const known = new Map<string, Promise<Type>>();
  return (key) => {
    const found = known.get(key) ?? ask(key);
    known.set(key, found);
    return found;
  };
}

/** When the team says it arrived. Forms with a visit header share this question. */
export function arrivedAt({ reading }: Folded): string | null {
  const answer = answerTo(reading.answers, 'H.VI.01');
  return answer?.kind === 'time' ? answer.at : null;
}
