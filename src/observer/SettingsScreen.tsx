import { RowLink } from '#ui/RowLink.tsx';
import { StorageNotice } from './day/StorageNotice.tsx';
import { ProtectionSection } from './lock/ProtectionSection.tsx';
import { WipeSection } from './lock/WipeSection.tsx';
import { ObserverScreen } from './ObserverScreen.tsx';
import { paths } from './paths.ts';
import { usePhone } from './phone.tsx';
import { useObserverText } from './use-observer-text.ts';
import { VisitTools } from './visit/VisitTools.tsx';

export function SettingsScreen() {
  const { t } = useObserverText();
  return (
    <ObserverScreen title={t('settings.title')} back={{ href: paths.day, label: t('day.back') }}>
      <p>{t('settings.mode-explained')}</p>
      <VisitTools />
      <StorageNotice />
      <ProtectionSection />
      <p>{t('hide.explained')}</p>
      <RowLink href={paths.enrolAgain} title={t('again.title')} />
      <WipeSection phone={usePhone()} />
    </ObserverScreen>
  );
}
