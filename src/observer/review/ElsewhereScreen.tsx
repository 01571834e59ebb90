import { JourneyWords } from '#observer/JourneyWords.tsx';
import { ObserverScreen } from '#observer/ObserverScreen.tsx';
import { paths } from '#observer/paths.ts';
import type { ShownObservation } from '#observer/use-observation.ts';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { AnswersRead } from './AnswersRead.tsx';

/** Another window writes on this observation: here it is read, and can be taken over. */
export function ElsewhereScreen({ shown, onTake }: { shown: ShownObservation; onTake: () => void }) {
  const { t, read } = useObserverText();
  return (
    <ObserverScreen
      title={read(shown.form.title)}
      subtitle={shown.open && <JourneyWords open={shown.open} />}
      back={{ href: paths.day, label: t('day.back') }}
    >
      <Notice title={t('elsewhere.title')} action={<Button onClick={onTake}>{t('elsewhere.take')}</Button>}>
        {t('elsewhere.explained')}
      </Notice>
      <AnswersRead shown={shown} />
    </ObserverScreen>
  );
}
