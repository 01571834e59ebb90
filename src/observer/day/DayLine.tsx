import { useMemo } from 'react';
import type { OpenObservation } from '#device/notebook.ts';
import { timeText } from '#messages/dates.ts';
import { answersOf, placeOf } from '#model/answers.ts';
import type { Form } from '#model/form.ts';
import { stateOf, writtenBetween } from '#model/observation/fold.ts';
import { coreProgress, readForm } from '#model/relevance.ts';
import { JourneyWords } from '#observer/JourneyWords.tsx';
import { ObservationTitle } from '#observer/ObservationTitle.tsx';
import { paths } from '#observer/paths.ts';
import { type Session, useSession } from '#observer/session.tsx';
import { stateWords } from '#observer/state-words.ts';
import { useFacts } from '#observer/use-facts.ts';
import { useFormOf } from '#observer/use-form-of.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { sectionOf } from '#observer/visit/asking.ts';
import { RowLink } from '#ui/RowLink.tsx';

/** One observation of the team in the list of the day. A draft opens where it was left. */
export function DayLine({ open }: { open: OpenObservation }) {
  const session = useSession();
  const form = useFormOf(open.observation);
  return form ? <Line open={open} form={form} session={session} /> : null;
}

function Line({ open, form, session }: { open: OpenObservation; form: Form; session: Session }) {
  const { observation, leftAt } = open;
  const text = useObserverText();
  const { t, read, language } = text;
  const answers = useMemo(() => answersOf(observation), [observation]);
  const facts = useFacts(useMemo(() => placeOf(answers, form.placeQuestion), [answers, form]));
  const isDraft = stateOf(observation) === 'draft';
  const left = useMemo(
    () => (isDraft && facts ? coreProgress(readForm(form, answers, facts)).left.length : 0),
    [isDraft, form, answers, facts],
  );
  const section = leftAt === null ? undefined : sectionOf(form, leftAt);
  const href =
    isDraft && section && leftAt !== null
      ? paths.section({ id: observation.id, section: section.code, question: leftAt })
      : paths.observation(observation.id);
  const [twin] = open.twins;
  const words = [
    ...stateWords(observation, text),
    ...(open.amending === null ? [] : [t('amend.writing')]),
    ...(left > 0 ? [t('progress.core-left', { count: left })] : []),
    ...(twin ? [t(twin.standing === 'same' ? 'twins.short-same' : 'twins.short')] : []),
  ];
  return (
    <RowLink
      href={href}
      title={<ObservationTitle open={open} form={form} />}
      detail={`${read(form.title)} · ${words.join(' · ')}`}
      aside={
        <>
          {timeText(writtenBetween(observation).first, {
            timeZone: facts?.timeZone ?? session.reference.mission.timeZone,
            language,
          })}
          <br />
          <JourneyWords open={open} />
        </>
      }
    />
  );
}
