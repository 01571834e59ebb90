import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { type Form, type Question, questionsOf } from '#model/form.ts';
import type { QuestionId } from '#model/ids.ts';
import { moveTo } from '#model/observation/moving.ts';
import { readForm } from '#model/relevance.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { AnswerLines } from '#observer/review/AnswerLines.tsx';
import { ReviewGroup } from '#observer/review/ReviewGroup.tsx';
import { UnknownScreen } from '#observer/UnknownScreen.tsx';
import { useAct } from '#observer/use-act.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useSurroundings } from '#observer/use-surroundings.ts';
import { Button } from '#ui/Button.tsx';
import { useNewerForm } from './use-newer-form.ts';

/** What moving a draft to the newer form takes along, and what stays where it is. */
export function MoveScreen({ shown }: { shown: ShownObservation }) {
  const newer = useNewerForm(shown);
  return newer && shown.open ? <MoveTo newer={newer} shown={shown} open={shown.open} /> : <UnknownScreen />;
}

type Props = { newer: Form; shown: ShownObservation; open: NonNullable<ShownObservation['open']> };

function MoveTo({ newer, shown, open }: Props) {
  const { id, form, answers, facts } = shown;
  const { t, read } = useObserverText();
  const { notebook } = usePhone();
  const [, navigate] = useLocation();
  const { act, isActing, failure } = useAct();
  const around = useSurroundings(shown);
  const { changes, left, disputed } = useMemo(() => moveTo(newer, open.observation), [newer, open]);
  const reading = useMemo(() => readForm(form, answers, facts), [form, answers, facts]);
  const asked = (ids: readonly QuestionId[]): Question[] => questionsOf(form).filter((each) => ids.includes(each.id));
  const elsewhere = open.photos.filter(({ state }) => state.kind === 'of-the-team').length;
  const versions = { version: form.version, newer: newer.version };
  const move = async () => {
    const moved = await notebook.moveDraft({
      observation: id,
      version: newer.version,
      reason: t('move.reason', versions),
    });
    navigate(paths.observation(moved), { replace: true });
  };
  return (
    <ObserverScreen
      title={t('move.title', versions)}
      subtitle={read(form.title)}
      back={{ href: paths.observation(id), label: t('section.back') }}
      {...(form.kind === 'incident' ? { incident: 'this-is-one' as const } : {})}
      bar={
        <Button look="main" wide disabled={isActing || disputed.length > 0} onClick={() => act(move)}>
          {t('move.button')}
        </Button>
      }
    >
      <ActFailure words={failure} />
      <p>{disputed.length > 0 ? t('move.disputed') : t('move.explained')}</p>
      <ReviewGroup
        title={t('review.conflicts')}
        shown={shown}
        lines={asked(disputed).map((question) => ({ question, words: undefined }))}
      />
      <p>{t('move.fits', { count: changes.size })}</p>
      <AnswerLines
        title={t('move.left', { count: left.length })}
        questions={asked(left)}
        reading={{ ...reading, answers }}
        around={around}
      />
      {elsewhere > 0 && <p>{t('move.photos', { count: elsewhere })}</p>}
    </ObserverScreen>
  );
}
