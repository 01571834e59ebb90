import { useCallback, useEffect, useMemo, useState } from 'react';
import type { OpenObservation } from '#device/notebook.ts';
import { type Answers, answersOf, placeOf } from '#model/answers.ts';
import type { FormFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import type { Place } from '#model/place.ts';
import { usePhone } from './phone.tsx';
import { type Session, useSession } from './session.tsx';
import { useFacts } from './use-facts.ts';
import { useWatched } from './use-watched.ts';

/** One observation as a screen shows it. `open` is undefined until something was answered. */
export type ShownObservation = {
  id: Id;
  form: Form;
  frame: Frame;
  open: OpenObservation | undefined;
  answers: Answers;
  facts: FormFacts;
  refresh: () => Promise<void>;
};

const NO_ANSWERS: Answers = new Map();

/** `started` names the form of an observation that has no answer yet. Undefined while something is still being read. */
export function useObservation(id: Id, started: string | null): ShownObservation | 'unknown' | undefined {
  const { notebook } = usePhone();
  const session = useSession();
  const read = useCallback(async () => ({ open: await notebook.observation(id) }), [notebook, id]);
  const { content, refresh } = useWatched(read);
  const form = useForm(content, started, session);
  const open = content?.open;
  const answers = useMemo(() => (open ? answersOf(open.observation) : NO_ANSWERS), [open]);
  const facts = useFacts(useMemo(() => placeIn(form, answers), [form, answers]));
  const { frame } = session;
  const shown = useMemo(() => {
    if (form === 'unknown') return 'unknown';
    if (!content || form === undefined || !frame || !facts) return undefined;
    return { id, form, frame, open, answers, facts, refresh };
  }, [id, content, form, frame, open, answers, facts, refresh]);
  return useLastKnown(shown);
}

/**
 * What was shown last, while something of it is read again because a journey brought news: a screen that went away for
 * that would lose its place, and the field somebody types in.
 */
function useLastKnown<Shown>(now: Shown | undefined): Shown | undefined {
  const [last, setLast] = useState(now);
  if (now !== undefined && now !== last) setLast(now);
  return now ?? last;
}

/** The form the observation was started on, whatever is in use now. */
function useForm(
  content: { open: OpenObservation | undefined } | undefined,
  started: string | null,
  { reference }: Session,
): Form | 'unknown' | undefined {
  const { notebook } = usePhone();
  const [found, setFound] = useState<{ name: string; form: Form | 'unknown' }>();
  const inUse = reference.forms.find(({ id }) => id === started);
  const observation = content?.open?.observation;
  const formId = observation?.form ?? inUse?.id;
  const version = observation?.formVersion ?? inUse?.version;
  const name = `${formId} ${version}`;
  useEffect(() => {
    if (formId === undefined || version === undefined) return;
    let isCurrent = true;
    void notebook.form(formId, version).then((form) => isCurrent && setFound({ name, form: form ?? 'unknown' }));
    return () => {
      isCurrent = false;
    };
  }, [notebook, formId, version, name]);
  if (content && formId === undefined) return 'unknown';
  return found?.name === name ? found.form : undefined;
}

const placeIn = (form: Form | 'unknown' | undefined, answers: Answers): Place | undefined =>
  form === undefined || form === 'unknown' ? undefined : placeOf(answers, form.placeQuestion);
