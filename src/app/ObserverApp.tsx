import { useRegisterSW } from 'virtual:pwa-register/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Catalog } from '#messages/catalog.ts';
import { loadObserverSentences } from '#messages/observer/load.ts';
import { type ShownLanguage, TextProvider } from '#messages/text.tsx';
import type { Phone } from '#observer/phone.tsx';
import { browserLanguage } from './browser-language.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { Notices } from './Notices.tsx';

const Observer = lazy(async () => ({ default: (await import('#observer/Observer.tsx')).Observer }));

type Opening = { phone: Phone } | { error: unknown };

/** Opens this phone's memory and speaks its observer's language. */
export function ObserverApp() {
  const [opening, setOpening] = useState<Opening>();
  const [spoken, setSpoken] = useState<{ language: ShownLanguage; catalog: Catalog }>();
  const { needRefresh, updateServiceWorker } = useRegisterSW();
  const [isUpdateReady, setUpdateReady] = needRefresh;
  const update = isUpdateReady ? { take: () => updateServiceWorker(), later: () => setUpdateReady(false) } : undefined;
  const phone = opening && 'phone' in opening ? opening.phone : undefined;

  useEffect(() => {
    const opened = openedPhone();
    opened.then(
      (phone) => setOpening({ phone }),
      (error: unknown) => setOpening({ error }),
    );
  }, []);

  useEffect(() => {
    let isCurrent = true;
    const speak = async () => {
      const chosen = phone && (await phone.notebook.settings()).language;
      const language = chosen ?? browserLanguage(navigator.languages);
      const catalog = await loadObserverSentences(language);
      if (!isCurrent) return;
      document.documentElement.lang = language;
      setSpoken((before) => (before?.language === language ? before : { language, catalog }));
    };
    void speak();
    const stop = phone?.notebook.watch(() => void speak());
    return () => {
      isCurrent = false;
      stop?.();
    };
  }, [phone]);

  if (!opening || !spoken) return null;
  return (
    <TextProvider {...spoken}>
      <FaultBoundary failure={'error' in opening ? opening.error : undefined}>
        <Suspense>
          {phone && (
            <Observer phone={phone} notices={<Notices update={update} flush={() => phone.notebook.mint()} />} />
          )}
        </Suspense>
      </FaultBoundary>
    </TextProvider>
  );
}

let opened: Promise<Phone> | undefined;

/** Once in this tab, however often React asks. */
function openedPhone(): Promise<Phone> {
  opened ??= import('./open-phone.ts').then(({ openPhone }) => openPhone(window));
  return opened;
}
