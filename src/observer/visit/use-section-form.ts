import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldError, type Resolver, useForm, useWatch } from 'react-hook-form';
import type { Section } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Seen } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import { type Problem, problemsOf } from '#model/problems.ts';
import { readForm } from '#model/relevance.ts';
import { isPhoneFull } from '#observer/is-phone-full.ts';
import { usePhone } from '#observer/phone.tsx';
import type { ShownObservation } from '#observer/use-observation.ts';
import { afterPaint } from './after-paint.ts';
import { keepTrying } from './keep-trying.ts';
import { fieldName, type SectionTexts, sectionTexts, textOf, valueText, withTexts } from './section-values.ts';
import { useLeaveQuestion } from './use-leave-question.ts';

/** `full`: the phone has no room. What failed is tried again until it is written, changed, or this section is left. */
export type Saving = 'saving' | 'saved' | 'failed' | 'full';

type ProblemError = FieldError & { problems: readonly Problem[] };

type Context = { shown: ShownObservation; section: Section };

const resolver: Resolver<SectionTexts, Context> = (texts, context) => {
  if (!context) return { values: texts, errors: {} };
  const { shown, section } = context;
  const reading = readForm(shown.form, withTexts(shown.answers, section, texts), shown.facts);
  const errors: Record<string, ProblemError> = {};
  for (const problem of problemsOf(reading)) {
    const name = fieldName(problem.question);
    if (!(name in texts)) continue;
    errors[name] = { type: 'problems', problems: [...(errors[name]?.problems ?? []), problem] };
  }
  return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: texts, errors: {} };
};

/**
 * Mirrors one section. Storage is the truth: a field is unsaved from the tap until its commit, and a change from
 * elsewhere is taken over by the other fields only.
 */
export function useSectionForm({
  shown,
  section,
  save,
}: Context & { save: (question: QuestionId, value: Value, seen: Seen) => Promise<void> }) {
  const { control, formState, register, getValues, setValue, resetField, trigger } = useForm<SectionTexts, Context>({
    defaultValues: sectionTexts(section, shown.answers),
    resolver,
    context: { shown, section },
  });
  const { errors } = formState;
  const unsaved = useRef(new Set<string>());
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  useLeaveQuestion(useCallback(() => unsaved.current.size > 0, []));
  const [saving, setSaving] = useState<ReadonlyMap<QuestionId, Saving>>(new Map());
  const mark = useCallback(
    (question: QuestionId, state: Saving) => setSaving((before) => new Map(before).set(question, state)),
    [],
  );

  useEffect(() => {
    for (const { id } of section.questions) {
      const name = fieldName(id);
      const stored = textOf(shown.answers.get(id));
      register(name);
      if (!unsaved.current.has(name) && getValues(name) !== stored) resetField(name, { defaultValue: stored });
    }
  }, [shown, section, register, getValues, resetField]);

  const { lock } = usePhone();
  const write = useCallback(
    async (question: QuestionId, value: Value, seen: Seen) => {
      const name = fieldName(question);
      const text = valueText(value);
      unsaved.current.add(name);
      setValue(name, text);
      mark(question, 'saving');
      await afterPaint();
      if (getValues(name) !== text) return; // the next keystroke takes this one along
      const isSaved = await keepTrying(() => save(question, value, seen), {
        isWanted: () => isHere.current && getValues(name) === text,
        failed: (error) => {
          mark(question, isPhoneFull(error) ? 'full' : 'failed');
          reportError(error);
        },
      });
      if (!isSaved || getValues(name) !== text) return;
      unsaved.current.delete(name);
      resetField(name, { defaultValue: text });
      mark(question, 'saved');
    },
    [save, mark, setValue, getValues, resetField],
  );
  // from the keystroke on, not only from where it reaches the notebook
  const answer = useCallback(
    (question: QuestionId, value: Value, seen: Seen) => lock.whileWriting(() => write(question, value, seen)),
    [lock, write],
  );

  const texts = useWatch({ control });
  const reading = useMemo(
    () => readForm(shown.form, withTexts(shown.answers, section, { ...texts } as SectionTexts), shown.facts),
    [shown, section, texts],
  );
  // after the paint, and for the whole section: a check may sit at another question than the one answered
  useEffect(() => {
    if (reading) void trigger();
  }, [reading, trigger]);
  const problems = (question: QuestionId): readonly Problem[] =>
    (errors[fieldName(question)] as ProblemError | undefined)?.problems ?? NO_PROBLEMS; // only the resolver sets errors
  return { reading, problems, saving, answer };
}

const NO_PROBLEMS: readonly Problem[] = [];
