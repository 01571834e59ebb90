import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { Settings } from '#device/notebook.ts';
import type { ShownLanguage } from '#messages/text.tsx';
import { usePhone } from './phone.tsx';
import { useWatched } from './use-watched.ts';

type KnownSettings = {
  settings: Settings;
  showShort: (shortMode: boolean) => void;
  speak: (language: ShownLanguage) => void;
};

const UNTIL_READ: Settings = { language: null, shortMode: false, photoNotice: null };
const SettingsContext = createContext<KnownSettings | undefined>(undefined);

type Props = { onLanguage: (language: ShownLanguage) => void; children: ReactNode };

/** How this phone shows things. Read once for all screens; a change from here shows at once. */
export function SettingsProvider({ onLanguage, children }: Props) {
  const { notebook } = usePhone();
  const { content, refresh } = useWatched(
    useCallback(() => notebook.settings(), [notebook]),
    always,
  );
  const known = useMemo(
    (): KnownSettings => ({
      settings: content ?? UNTIL_READ,
      showShort: (shortMode) => void notebook.changeSettings({ shortMode }).then(refresh),
      speak: onLanguage,
    }),
    [content, notebook, refresh, onLanguage],
  );
  return <SettingsContext value={known}>{children}</SettingsContext>;
}

export function useSettings(): KnownSettings {
  const known = useContext(SettingsContext);
  if (!known) throw new Error('Settings are provided above this component');
  return known;
}

const always = (): boolean => true;
