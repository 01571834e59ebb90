import { useLocation } from 'wouter';
import type { QuestionId } from '#model/ids.ts';
import { seenRevisions } from '#model/observation/fold.ts';
import type { Place } from '#model/place.ts';
import { withAnswer } from '#questions/value-change.ts';
import { ActFailure } from './ActFailure.tsx';
import { sectionOf } from './asking.ts';
import { ObserverScreen } from './ObserverScreen.tsx';
import { PickPlace } from './PickPlace.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { useAct } from './use-act.ts';
import type { ShownObservation } from './use-observation.ts';
import { useObserverText } from './use-observer-text.ts';

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
      seen: seenRevisions(open?.observation, question),
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
