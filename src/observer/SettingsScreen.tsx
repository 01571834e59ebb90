import { RowLink } from '#ui/RowLink.tsx';
import { StorageNotice } from './day/StorageNotice.tsx';
import { ObserverScreen } from './ObserverScreen.tsx';
import { paths } from './paths.ts';
import { useObserverText } from './use-observer-text.ts';
import { VisitTools } from './visit/VisitTools.tsx';

export function SettingsScreen() {
  const { t } = useObserverText();
  return (
    <ObserverScreen title={t('settings.title')} back={{ href: paths.day, label: t('day.back') }}>
      <p>{t('settings.mode-explained')}</p>
      <VisitTools />
      <StorageNotice />
      <p>{t('enrol.not-protected')}</p>
      <RowLink href={paths.enrolAgain} title={t('again.title')} />
    </ObserverScreen>
  );
}
