import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { type Question, questionsOf } from '#model/form.ts';
import { conflictsOf } from '#model/observation/fold.ts';
import { canComplete, openProblems, type Problem, problemsOf } from '#model/problems.ts';
import { coreProgress, readForm } from '#model/relevance.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { problemWords } from '#questions/problem-words.ts';
import { useQuestionText } from '#questions/use-question-text.ts';
import { Button } from '#ui/Button.tsx';
import { AmendmentNotice } from './AmendmentNotice.tsx';
import { ReviewGroup } from './ReviewGroup.tsx';

/** What is open before completing. Only malformed answers block; the rest may stay as it is. */
export function ReviewScreen({ shown }: { shown: ShownObservation }) {
  const { id, form, answers, facts, open } = shown;
  const { t, read } = useObserverText();
  const questionText = useQuestionText();
  const { notebook } = usePhone();
  const [, navigate] = useLocation();
  const { act, isActing, failure } = useAct();
  const reading = useMemo(() => readForm(form, answers, facts), [form, answers, facts]);
  const problems = useMemo(() => openProblems(problemsOf(reading)), [reading]);
  const byId = useMemo(() => new Map(questionsOf(form).map((question) => [question.id, question])), [form]);
  const conflicts = open ? conflictsOf(open.observation) : [];
  const missing = coreProgress(reading).left.filter((question) => !conflicts.includes(question));
  const complete = async () => {
    await notebook.complete(id);
    navigate(paths.observation(id));
  };
  const found = (question: string): Question[] => [byId.get(question) ?? []].flat();
  const ofWeight = (weight: Problem['weight']) =>
    problems
      .filter((problem) => problem.weight === weight)
      .flatMap((problem) =>
        found(problem.question).map((question) => ({ question, words: problemWords(problem, question, questionText) })),
      );
  const plain = (ids: readonly string[]) => ids.flatMap(found).map((question) => ({ question, words: undefined }));
  const malformed = ofWeight('malformed');
  const isAmending = typeof open?.amending === 'string';
  return (
    <ObserverScreen
      title={t('review.title')}
      subtitle={read(form.title)}
      back={{ href: paths.observation(id, form.id), label: t('section.back') }}
      {...(form.kind === 'incident' ? { incident: 'this-is-one' as const } : {})}
      bar={
        !isAmending && (
          <Button look="main" wide disabled={!open || isActing || !canComplete(problems)} onClick={() => act(complete)}>
            {t('complete.button')}
          </Button>
        )
      }
    >
      <ActFailure words={failure} />
      <AmendmentNotice shown={shown} />
      <p>{malformed.length > 0 ? t('review.blocked') : t('review.explained')}</p>
      <ReviewGroup title={t('review.malformed')} shown={shown} lines={malformed} />
      <ReviewGroup title={t('review.conflicts')} shown={shown} lines={plain(conflicts)} />
      <ReviewGroup title={t('review.to-confirm')} shown={shown} lines={ofWeight('to-confirm')} />
      <ReviewGroup title={t('review.comments')} shown={shown} lines={ofWeight('comment-owed')} />
      <ReviewGroup title={t('review.missing')} shown={shown} lines={plain(missing)} />
    </ObserverScreen>
  );
}
