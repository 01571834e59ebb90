import { type Answers, answersOf } from '#model/answers.ts';
import { areaTree } from '#model/area.ts';
import type { ObservationDossier } from '#model/desk/observations.ts';
import { formFacts } from '#model/facts.ts';
import type { Hash, Instant } from '#model/ids.ts';
import type { Mission } from '#model/mission.ts';
import { foldObservation, type Observation } from '#model/observation/fold.ts';
import { parseRevision, type Revision } from '#model/observation/revision.ts';
import { photosOf, type StandingPhoto } from '#model/photos/photos-of.ts';
import { type Problem, problemsOf } from '#model/problems.ts';
import { type FormReading, readForm } from '#model/relevance.ts';

export type Received = { revision: Revision; receivedAt: Instant; logSeq: number };

export type ReadDossier = {
  dossier: ObservationDossier;
  observation: Observation;
  /** Everything given, also what is set aside and does not count. */
  given: Answers;
  reading: FormReading;
  problems: Problem[];
  /** In the order headquarters received them. */
  received: Received[];
  timeZone: string;
  photos: StandingPhoto[];
  /** When those photos that are here arrived, by hash. */
  arrivedAt: ReadonlyMap<Hash, Instant>;
};

/** Folds the signed revisions with the rules phone and server use: what this screen shows is what they count. */
export function readDossier(dossier: ObservationDossier, mission: Mission): ReadDossier {
  const received = dossier.revisions
    .map(({ signed, ...rest }) => ({ ...rest, revision: parseRevision(signed.text) }))
    .sort((a, b) => a.logSeq - b.logSeq);
  const observation = foldObservation(received.map(({ revision }) => revision));
  const given = answersOf(observation);
  const facts = formFacts({
    mission,
    contests: dossier.contests,
    team: dossier.team,
    areas: areaTree(dossier.areas),
    timeZone: dossier.timeZone,
  });
  const reading = readForm(dossier.form, given, facts);
  return {
    dossier,
    observation,
    given,
    reading,
    problems: problemsOf(reading),
    received,
    timeZone: facts.timeZone,
    photos: photosOf(observation),
    arrivedAt: new Map(dossier.photos.map(({ hash, receivedAt }) => [hash, receivedAt])),
  };
}
