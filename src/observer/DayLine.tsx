import { useCallback, useEffect, useMemo, useState } from 'react';
import type { OpenObservation } from '#device/notebook.ts';
import { timeText } from '#messages/dates.ts';
import { answersOf, placeOf } from '#model/answers.ts';
import type { Form } from '#model/form.ts';
import { stateOf, writtenBetween } from '#model/observation/fold.ts';
import { coreProgress, readForm } from '#model/relevance.ts';
import { placeWords } from '#questions/answer-words.ts';
import { useQuestionText } from '#questions/use-question-text.ts';
import { RowLink } from '#ui/RowLink.tsx';
import { sectionOf } from './asking.ts';
import { JourneyWords } from './JourneyWords.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { type Session, useSession } from './session.tsx';
import { stateWords } from './state-words.ts';
import { factsOf } from './use-observation.ts';
import { useObserverText } from './use-observer-text.ts';
import { useSurroundings } from './use-surroundings.ts';

/** One observation of the team in the list of the day. A draft opens where it was left. */
export function DayLine({ open }: { open: OpenObservation }) {
  const session = useSession();
  const form = useFormOf(open, session);
  return form ? <Line open={open} form={form} session={session} /> : null;
}

function Line({ open, form, session }: { open: OpenObservation; form: Form; session: Session }) {
  const { observation, leftAt } = open;
  const text = useObserverText();
  const { t, read, language } = text;
  const questionText = useQuestionText();
  const answers = useMemo(() => answersOf(observation), [observation]);
  const facts = useMemo(() => factsOf(session, null), [session]);
  const around = useSurroundings({ answers, form, facts });
  const isDraft = stateOf(observation) === 'draft';
  const left = useMemo(
    () => (isDraft ? coreProgress(readForm(form, answers, facts)).left.length : 0),
    [isDraft, form, answers, facts],
  );
  const place = placeOf(answers, form.placeQuestion);
  const section = leftAt === null ? undefined : sectionOf(form, leftAt);
  const href =
    isDraft && section && leftAt !== null
      ? paths.section({ id: observation.id, section: section.code, question: leftAt })
      : paths.observation(observation.id);
  const words = [...stateWords(observation, text), ...(left > 0 ? [t('progress.core-left', { count: left })] : [])];
  return (
    <RowLink
      href={href}
      title={place ? placeWords(place, around, questionText) : read(form.title)}
      detail={`${read(form.title)} · ${words.join(' · ')}`}
      aside={
        <>
          {timeText(writtenBetween(observation).first, { timeZone: facts.timeZone, language })}
          <br />
          <JourneyWords open={open} />
        </>
      }
    />
  );
}

/** Forms in use are at hand; an older version is read when an observation was filled on it. */
function useFormOf({ observation }: OpenObservation, { forms }: Session): Form | undefined {
  const { notebook } = usePhone();
  const { form: id, formVersion } = observation;
  const inUse = forms?.find((form) => form.id === id && form.version === formVersion);
  const [older, setOlder] = useState<Form>();
  const isOlder = forms !== undefined && inUse === undefined;
  const read = useCallback(() => notebook.form(id, formVersion), [notebook, id, formVersion]);
  useEffect(() => {
    if (isOlder) void read().then(setOlder);
  }, [isOlder, read]);
  return inUse ?? older;
}
