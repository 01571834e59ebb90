import { useLocation } from 'wouter';
import type { QuestionId } from '#model/ids.ts';
import { seenHeads } from '#model/observation/fold.ts';
import type { Place } from '#model/place.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useAct } from '#observer/use-act.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { sectionOf } from '#observer/visit/asking.ts';
import { withAnswer } from '#questions/value-change.ts';
import { PickPlace } from './PickPlace.tsx';

/** The place is an ordinary answer: chosen again, it replaces the one before. */
export function PlaceScreen({ shown, question }: { shown: ShownObservation; question: QuestionId }) {
  const { id, form, open, answers } = shown;
  const { t, read, language } = useObserverText();
  const { notebook } = usePhone();
  const [, navigate] = useLocation();
  const { act, failure } = useAct();
  const section = sectionOf(form, question)?.code ?? '';
  const back = paths.section({ id, section, question, form: form.id });
  const pick = async (place: Place) => {
    const given = answers.get(question);
    const before = given?.kind === 'value' ? given.value : undefined;
    await notebook.answer({
      observation: id,
      question,
      value: withAnswer(before, { kind: 'place', place }, language),
      seen: seenHeads(open?.observation, question),
    });
    navigate(back, { replace: true });
  };
  return (
    <ObserverScreen
      title={t('place.title')}
      subtitle={read(form.title)}
      back={{ href: back, label: t('section.back') }}
    >
      <ActFailure words={failure} />
      <PickPlace form={form} onPick={(place) => act(() => pick(place))} />
    </ObserverScreen>
  );
}
