import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { placeOf } from '#model/answers.ts';
import { calculate } from '#model/calculation.ts';
import type { Question, Section } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Seen } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import { coreProgress } from '#model/relevance.ts';
import { ObservationTitle } from '#observer/ObservationTitle.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { PhotosProvider } from '#observer/photos/photos-context.tsx';
import { useSettings } from '#observer/settings.tsx';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useSurroundings } from '#observer/use-surroundings.ts';
import { shownQuestions } from './asking.ts';
import { goToQuestion } from './go-to-question.ts';
import { SectionBar } from './SectionBar.tsx';
import { SectionEnd } from './SectionEnd.tsx';
import { SectionQuestion } from './SectionQuestion.tsx';
import { useCriticalAnswer } from './use-critical-answer.ts';
import { useSectionForm } from './use-section-form.ts';
import { useTyping } from './use-typing.ts';
import { useUndo } from './use-undo.ts';
import { VisitTools } from './VisitTools.tsx';

type Props = { shown: ShownObservation; section: Section; question: QuestionId | undefined };

/** The questions of one section. */
export function SectionScreen({ shown, section, question: target }: Props) {
  const { id, form } = shown;
  const { notebook, showQuestion } = usePhone();
  useEffect(() => showQuestion(), [showQuestion]);
  const { t, read } = useObserverText();
  const { settings } = useSettings();
  const [, navigate] = useLocation();
  const pickPlace = useCallback(
    (question: QuestionId) => navigate(paths.place(id, question, form.id)),
    [id, form, navigate],
  );
  const around = useSurroundings(shown, pickPlace);

  const { open, refresh } = shown;
  const { seenOf, giveWay, around: typing } = useTyping(open);
  const save = useCallback(
    async (question: QuestionId, value: Value, seen: Seen) => {
      await notebook.answer({ observation: id, question, value, seen });
      await refresh();
    },
    [id, notebook, refresh],
  );
  const { reading, problems, saving, answer } = useSectionForm({ shown, section, save });
  useEffect(() => giveWay(reading), [giveWay, reading]);
  const undo = useUndo();
  const critical = useCriticalAnswer();
  const lastTouched = useRef(target);

  const latest = useRef({ answer, reading, seenOf });
  useEffect(() => {
    latest.current = { answer, reading, seenOf };
  });
  const { remember } = undo;
  const { notice } = critical;
  const onAnswer = useCallback(
    (question: Question, value: Value) => {
      const given = latest.current.reading.answers.get(question.id);
      remember(question, given?.kind === 'value' ? given.value : undefined, value);
      notice(question, value.answer);
      lastTouched.current = question.id;
      void latest.current.answer(question.id, value, latest.current.seenOf(question.id));
    },
    [remember, notice],
  );

  useEffect(() => {
    if (target) goToQuestion(target);
  }, [target]);
  const lookedAt = target ?? section.questions[0]?.id;
  useEffect(() => {
    if (lookedAt) void notebook.leaveAt(id, lookedAt);
  }, [id, notebook, lookedAt]);

  const questions = useMemo(
    () => shownQuestions(section, reading, settings.shortMode),
    [section, reading, settings.shortMode],
  );
  const regarding = { observation: id, place: placeOf(shown.answers, form.placeQuestion) };
  return (
    <ObserverScreen
      title={read(section.title)}
      subtitle={open ? <ObservationTitle open={open} form={form} /> : read(form.title)}
      back={{ href: paths.observation(id, form.id), label: t('section.back') }}
      incident={form.kind === 'incident' ? 'this-is-one' : regarding}
      bar={
        <SectionBar
          reading={reading}
          left={coreProgress(reading).left.length}
          shortMode={settings.shortMode}
          from={() => lastTouched.current}
          observation={id}
          saving={saving}
          undo={undo}
          onUndo={onAnswer}
          critical={critical}
          regarding={regarding}
        />
      }
    >
      <VisitTools />
      {questions.length === 0 && <p>{t('section.nothing')}</p>}
      <PhotosProvider shown={shown}>
        <div {...typing}>
          {questions.map((question) => (
            <SectionQuestion
              key={question.id}
              question={question}
              given={reading.answers.get(question.id)}
              calculated={question.kind === 'calculated' ? calculate(question, reading) : undefined}
              problems={problems(question.id)}
              around={around}
              saving={saving.get(question.id)}
              onAnswer={onAnswer}
            />
          ))}
        </div>
      </PhotosProvider>
      <SectionEnd shown={shown} section={section} reading={reading} shortMode={settings.shortMode} />
    </ObserverScreen>
  );
}
