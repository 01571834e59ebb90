import { slotsOf } from '#analysis/slots.ts';
import type { ExportedObservation } from '#exports/observation.ts';
import { voting } from '#forms/voting.ts';
import { type Form, questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import { foldObservation } from '#model/observation/fold.ts';
import type { Change, Revision } from '#model/observation/revision.ts';
import type { Chance } from '#server/demo/chance.ts';
import type { Visit } from '#server/demo/visits.ts';
import { mission } from './mission.ts';
import { answersAt, factsAt, visitsOfDay } from './visits.ts';

const QUESTIONS = 60;

/** The first sixty questions of the voting form. Conditions read earlier questions only, so none hangs in the air. */
export const formOfSixty: Form = firstQuestions(voting, QUESTIONS);

function firstQuestions(form: Form, count: number): Form {
  const kept = new Set(
    questionsOf(form)
      .filter((question) => slotsOf(question, []).length === 1)
      .slice(0, count),
  );
  const sections = form.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => kept.has(question)),
  }));
  return { ...form, sections: sections.filter(({ questions }) => questions.length > 0), checks: [] };
}

/** A day's visits, as the server hands them to an export. */
export function exportedVisits(chance: Chance): ExportedObservation[] {
  const questions = new Set(questionsOf(formOfSixty).map(({ id }) => id));
  const [person, team] = [chance.id(), chance.id()];
  return visitsOfDay(chance).map((visit) => {
    const answers = answersAt(visit, { observer: person, chance }).filter(([id]) => questions.has(id));
    const changes = answers.map(([id, value]): [QuestionId, Change] => [
      id,
      { ...value, at: visit.leftAt, replaces: [] },
    ]);
    const revision: Revision = {
      protocol: 1,
      id: chance.id(),
      mission: mission.id,
      observation: chance.id(),
      form: formOfSixty.id,
      formVersion: formOfSixty.version,
      team,
      device: chance.id(),
      person,
      seq: 1,
      prev: null,
      kind: 'complete',
      mintedAt: visit.leftAt,
      clockSkewMs: null,
      source: 'demonstration',
      changes: Object.fromEntries(changes),
    };
    return exported(visit, JSON.parse(JSON.stringify(revision)) as Revision); // as the server reads it from its log
  });
}

const exported = (visit: Visit, revision: Revision): ExportedObservation => {
  const { station } = visit;
  const { code, number, name, area, contests } = station;
  return {
    row: {
      id: revision.observation,
      form: revision.form,
      formVersion: revision.formVersion,
      team: { id: revision.team, code: 'T1' },
      place: { kind: 'station', station: code, frameVersion: 1, area, contests },
      station: { code, number, name },
      area,
      outcome: 'observed',
      state: 'completed',
      changedAfterCompletion: false,
      problems: 2,
      critical: 0,
      conflicts: 0,
      coreLeft: 0,
      owed: 0,
      arrivedAt: visit.arrivedAt,
      firstReceivedAt: visit.leftAt,
      lastReceivedAt: visit.leftAt,
      synthetic: true,
      joined: 0,
      twins: 0,
      photos: { expected: 0, present: 0 },
    },
    observation: foldObservation([revision]),
    form: formOfSixty,
    facts: factsAt(visit, { members: [revision.person] }),
    station,
    receivedAt: new Map([[revision.id, visit.leftAt]]),
  };
};
