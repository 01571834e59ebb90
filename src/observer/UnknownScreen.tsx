import { ObserverScreen } from './ObserverScreen.tsx';
import { paths } from './paths.ts';
import { useObserverText } from './use-observer-text.ts';

export function UnknownScreen() {
  const { t } = useObserverText();
  return (
    <ObserverScreen title={t('unknown.title')} back={{ href: paths.day, label: t('day.back') }}>
      <p>{t('unknown.explained')}</p>
    </ObserverScreen>
  );
}
