import { useMemo } from 'react';
import { placeOf } from '#model/answers.ts';
import type { QuestionId } from '#model/ids.ts';
import { contestsOfPlace } from '#model/place.ts';
import type { Surroundings } from '#questions/surroundings.ts';
import { usePhone } from './phone.tsx';
import { useSession } from './session.tsx';
import type { ShownObservation } from './use-observation.ts';

/** Keeps its identity while nothing it holds changes, so that a tap redraws one question only. */
export function useSurroundings(
  shown: Pick<ShownObservation, 'answers' | 'form' | 'facts'>,
  pickPlace?: (question: QuestionId) => void,
): Surroundings {
  const { now } = usePhone();
  const { enrolment, reference, frame, areas, station } = useSession();
  const place = placeOf(shown.answers, shown.form.placeQuestion);
  const contestCodes = (place ? contestsOfPlace(place) : []).join('\n');
  const { timeZone } = shown.facts;
  return useMemo(() => {
    const codes = contestCodes.split('\n');
    return {
      now,
      timeZone,
      me: enrolment.person,
      people: reference.people,
      contests: (frame?.contests ?? []).filter(({ code }) => codes.includes(code)),
      areas,
      station,
      ...(pickPlace ? { pickPlace } : {}),
    };
  }, [now, timeZone, enrolment, reference, frame, areas, station, contestCodes, pickPlace]);
}
