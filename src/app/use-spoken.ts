import { useCallback, useEffect, useState } from 'react';
import type { Catalog } from '#messages/catalog.ts';
import { loadObserverSentences } from '#messages/observer/load.ts';
import type { ShownLanguage } from '#messages/text.tsx';
import type { Phone } from '#observer/phone.tsx';
import { browserLanguage } from './browser-language.ts';

export type Spoken = { language: ShownLanguage; catalog: Catalog };

/** A language chosen in another tab may come a moment later. */
const OTHER_TABS_MS = 1_000;

/** The language chosen on this phone, else the browser's. The screen changes once its sentences are loaded. */
export function useSpoken(phone: Phone | undefined) {
  const [wanted, setWanted] = useState(() => browserLanguage(navigator.languages));
  const [spoken, setSpoken] = useState<Spoken>();

  useEffect(() => {
    let isCurrent = true;
    void loadObserverSentences(wanted).then((catalog) => {
      if (!isCurrent) return;
      document.documentElement.lang = wanted;
      setSpoken({ language: wanted, catalog });
    });
    return () => {
      isCurrent = false;
    };
  }, [wanted]);

  useEffect(() => {
    if (!phone) return;
    const read = async () => {
      const { language } = await phone.notebook.settings();
      if (language) setWanted(language);
    };
    void read();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = phone.notebook.watch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), OTHER_TABS_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [phone]);

  const speak = useCallback(
    (language: ShownLanguage) => {
      setWanted(language);
      void phone?.notebook.changeSettings({ language });
    },
    [phone],
  );
  return { spoken, speak };
}
