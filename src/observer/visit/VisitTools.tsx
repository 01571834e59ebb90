import { LANGUAGE_NAMES, type ShownLanguage } from '#messages/text.tsx';
import { useSession } from '#observer/session.tsx';
import { useSettings } from '#observer/settings.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { Segments } from '#ui/Segments.tsx';
import styles from './VisitTools.module.css';

const SHORT_NAMES = { en: 'EN', ru: 'РУС', kk: 'ҚАЗ' } as const;

/** How the form is shown; nothing typed is lost by changing it. */
export function VisitTools() {
  const { t, language } = useObserverText();
  const { reference } = useSession();
  const { settings, showShort, speak } = useSettings();
  const languages = reference.mission.languages.map((code: ShownLanguage) => ({
    value: code,
    label: SHORT_NAMES[code],
    name: LANGUAGE_NAMES[code],
    lang: code,
  }));
  return (
    <div className={styles.tools}>
      <Segments
        name="mode"
        legend={t('settings.mode')}
        value={settings.shortMode ? 'short' : 'full'}
        options={[
          { value: 'short', label: t('settings.short') },
          { value: 'full', label: t('settings.full') },
        ]}
        onChange={(mode) => showShort(mode === 'short')}
      />
      <Segments name="language" legend={t('settings.language')} value={language} options={languages} onChange={speak} />
    </div>
  );
}
