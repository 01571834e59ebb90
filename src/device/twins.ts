import type { Id } from '#model/ids.ts';
import { type Observation, stateOf } from '#model/observation/fold.ts';
import {
  begunAt,
  decisionsOf,
  joinedTo,
  joinObservations,
  mayBeSameVisit,
  wholesOf,
} from '#model/observation/joining.ts';
import type { OpenObservation, Twin } from './notebook.ts';

/**
 * The observations as a person at headquarters has joined or separated them: what was joined is shown with its parts,
 * differing answers as conflicts; likely twins are linked, and never joined here.
 * @param visitForms forms that are filled once per stay at a station
 */
export function withTwins(all: readonly OpenObservation[], visitForms: ReadonlySet<string>): OpenObservation[] {
  const decisions = new Map(all.map(({ observation }) => [observation.id, toldBy(observation).decisions]));
  const wholes = wholesOf(new Map([...decisions].map(([id, each]) => [id, joinedTo(each)])));
  const visits = all.filter(
    ({ observation }) => visitForms.has(observation.form) && stateOf(observation) !== 'withdrawn',
  );
  const alike = new Map<string, OpenObservation[]>();
  for (const open of visits) {
    const { station } = toldBy(open.observation);
    if (station !== null) alike.set(station, [...(alike.get(station) ?? []), open]);
  }
  return all.map((open) => {
    const { id } = open.observation;
    const parts = wholes.size === 0 ? [] : all.filter(({ observation }) => wholes.get(observation.id) === id);
    const twins = twinsOf(open, { alike: alike.get(toldBy(open.observation).station ?? '') ?? [], wholes, decisions });
    const whole = wholes.get(id) ?? null;
    if (twins.length === 0 && parts.length === 0 && whole === null) return open;
    const observation = joinObservations(
      open.observation,
      parts.map((part) => part.observation),
    );
    const counted = parts.filter((part) => stateOf(part.observation) !== 'withdrawn');
    const photos = [open, ...counted].flatMap((each) => each.photos);
    return { ...open, observation, photos, twins, joinedTo: whole };
  });
}

type Known = {
  alike: readonly OpenObservation[];
  wholes: ReadonlyMap<Id, Id>;
  decisions: ReadonlyMap<Id, ReturnType<typeof decisionsOf>>;
};

function twinsOf({ observation }: OpenObservation, { alike, wholes, decisions }: Known): Twin[] {
  const { id } = observation;
  const together = (other: Id) => (wholes.get(other) ?? other) === (wholes.get(id) ?? id);
  const joined = [...wholes.keys(), ...wholes.values()].filter((other) => other !== id && together(other));
  const same = [...new Set(joined)].map((other): Twin => ({ id: other, standing: 'same' }));
  const isSeparate = (other: Id) =>
    decisions.get(id)?.get(other) === 'separate' || decisions.get(other)?.get(id) === 'separate';
  const possible = alike.flatMap(({ observation: other }): Twin[] =>
    !together(other.id) && !isSeparate(other.id) && mayBeSameVisit(visitOf(observation), visitOf(other))
      ? [{ id: other.id, standing: 'possible' }]
      : [],
  );
  return [...same, ...possible];
}

const visitOf = (observation: Observation) => ({
  id: observation.id,
  team: observation.team,
  form: observation.form,
  formVersion: observation.formVersion,
  station: toldBy(observation).station,
  begunAt: begunAt(observation),
});

type Told = { station: string | null; decisions: ReturnType<typeof decisionsOf> };

const told = new WeakMap<Observation, Told>();

/** Kept as long as the fold is: every tap asks for every observation. */
function toldBy(observation: Observation): Told {
  const known = told.get(observation) ?? { station: stationOf(observation), decisions: decisionsOf(observation) };
  told.set(observation, known);
  return known;
}

/** The station the visit states, while exactly one is stated. Visit forms ask one place. */
function stationOf({ heads }: Observation): string | null {
  const places = [...heads.values()]
    .flat()
    .flatMap(({ change: { answer } }) => (answer.kind === 'place' ? answer.place : []));
  const stations = new Set(places.map((place) => (place.kind === 'station' ? place.station : null)));
  return stations.size === 1 ? ([...stations][0] ?? null) : null;
}
