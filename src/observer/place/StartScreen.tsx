import { useLocation } from 'wouter';
import type { Place } from '#model/place.ts';
import { ActFailure } from '#observer/ActFailure.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import { usePhone } from '#observer/phone.tsx';
import { useSession } from '#observer/session.tsx';
import { UnknownScreen } from '#observer/UnknownScreen.tsx';
import { useAct } from '#observer/use-act.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { PickPlace } from './PickPlace.tsx';

/** Picking the place begins the observation and pins its contests. */
export function StartScreen({ form: id }: { form: string }) {
  const { t, read, language } = useObserverText();
  const { notebook } = usePhone();
  const { forms } = useSession();
  const [, navigate] = useLocation();
  const { act, failure } = useAct();
  if (!forms) return null;
  const form = forms.find((candidate) => candidate.id === id);
  const [first] = form?.sections ?? [];
  if (!form || !first) return <UnknownScreen />;
  const begin = async (place: Place) => {
    const observation = await notebook.start({ form: form.id });
    const value = { answer: { kind: 'place' as const, place }, language };
    await notebook.answer({ observation, question: form.placeQuestion, value, seen: [] });
    navigate(paths.section({ id: observation, section: first.code, question: form.outcomeQuestion }), {
      replace: true,
    });
  };
  return (
    <ObserverScreen
      title={t('start.title')}
      subtitle={read(form.title)}
      back={{ href: paths.day, label: t('day.back') }}
    >
      <ActFailure words={failure} />
      <PickPlace form={form} onPick={(place) => act(() => begin(place))} />
    </ObserverScreen>
  );
}
