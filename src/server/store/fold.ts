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
import { slashed, stationOf } from './frames.ts';
import type { Immutables } from './immutables.ts';
import { requireMission } from './missions.ts';
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
 * Folds what the log holds of one observation, in the transaction of `db`. Conditions read the frame the place was
 * chosen from; the newest one where that is not known.
 * @throws when there is no revision, or its form is gone: both were checked before anything was stored.
 */
export async function readFolded(db: Database, immutables: Immutables, id: Id): Promise<Folded> {
  const own = foldObservation(await revisionsOf(db, id));
  const observation = joinObservations(own, await partsOf(db, id));
  const mission = await requireMission(db, observation.mission);
  const named = { mission: mission.id, id: observation.form, version: observation.formVersion };
  const [form, team] = [await immutables.form(db, named), await teamById(db, observation.team)];
  if (!form || !team) throw new Error(`Observation ${id} has lost its form or team`);

  const answers = answersOf(observation);
  const place = placeOf(answers, form.placeQuestion);
  const { version, frame } = await frameFor(db, immutables, { mission: mission.id, place });
  const station =
    place?.kind === 'station' && version !== null
      ? await stationOf(db, { mission: mission.id, version }, place.station)
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
}

async function partsOf(db: Database, whole: Id): Promise<Observation[]> {
  const parts = await db.selectFrom('observations').select('id').where('joined_to', '=', whole).orderBy('id').execute();
  const folded: Observation[] = [];
  for (const { id } of parts) folded.push(foldObservation(await revisionsOf(db, id)));
  return folded;
}

async function revisionsOf(db: Database, observation: Id): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .select('text')
    .where('observation_id', '=', observation)
    .orderBy('log_seq')
    .execute();
  return rows.map(({ text }) => JSON.parse(text) as Revision); // parsed by the model before it was stored
}

/** When the team says it arrived. Forms with a visit header share this question. */
export function arrivedAt({ reading }: Folded): string | null {
  const answer = answerTo(reading.answers, 'H.VI.01');
  return answer?.kind === 'time' ? answer.at : null;
}
