import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Arguments, Catalog } from '#messages/catalog.ts';
import type { en } from '#messages/coordinator/en.ts';
import { detailText } from '#messages/details/detail.ts';
import { TextProvider, useText } from '#messages/text.tsx';
import { LANGUAGES, type Language, type Texts } from '#model/language.ts';
import type { RequestRefusal, RevisionRefusal } from '#model/protocol/refusal-codes.ts';

export type WordKey = keyof typeof en;

export type Words = {
  language: Language;
  choose: (language: Language) => void;
  say: (key: WordKey, args?: Arguments) => string;
  /** For words that come as a code: falls back to the code itself when there is no such sentence. */
  sayCode: (prefix: string, code: string) => string;
  refusal: (code: RequestRefusal | RevisionRefusal) => string;
  /** What a refusal adds to its sentence. */
  detail: (detail: string) => string;
  /** One text of the mission's own material, in the chosen language. */
  label: (texts: Texts) => string;
};

const CATALOGS: Record<Language, () => Promise<Catalog[]>> = {
  en: async () => [
    (await import('#messages/coordinator/en.ts')).en,
    (await import('#messages/refusals/en.ts')).en,
    (await import('#messages/details/en.ts')).en,
    (await import('#messages/questions/en.ts')).en,
  ],
  ru: async () => [
    (await import('#messages/coordinator/ru.ts')).ru,
    (await import('#messages/refusals/ru.ts')).ru,
    (await import('#messages/details/ru.ts')).ru,
    (await import('#messages/questions/ru.ts')).ru,
  ],
  kk: async () => [
    (await import('#messages/coordinator/kk.ts')).kk,
    (await import('#messages/refusals/kk.ts')).kk,
    (await import('#messages/details/kk.ts')).kk,
    (await import('#messages/questions/kk.ts')).kk,
  ],
};

const REMEMBERED = 'daybook.headquarters.language';

const ChoiceContext = createContext<(language: Language) => void>(() => undefined);

export function useWords(): Words {
  const { language, t, read } = useText<Catalog>();
  const choose = use(ChoiceContext);
  return useMemo(
    () => ({
      language,
      choose,
      say: t,
      sayCode: (prefix, code) => {
        const key = `${prefix}.${code}`;
        const words = t(key);
        return words === key ? code : words;
      },
      refusal: t,
      detail: (detail) => detailText(detail, t),
      label: read,
    }),
    [language, t, read, choose],
  );
}

function firstLanguage(): Language {
  const wanted = [localStorage.getItem(REMEMBERED), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wanted.map((tag) => LANGUAGES.find((language) => language === tag)).find(Boolean) ?? 'en';
}

/** Shows nothing until the sentences of the chosen language are here. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; catalog: Catalog }>();
  useEffect(() => {
    let wanted = true;
    void CATALOGS[language]().then((catalogs) => {
      if (!wanted) return;
      document.documentElement.lang = language;
      setLoaded({ language, catalog: Object.assign({}, ...catalogs) });
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    localStorage.setItem(REMEMBERED, chosen);
    setLanguage(chosen);
  }, []);
  if (!loaded) return null;
  return (
    <ChoiceContext value={choose}>
      <TextProvider language={loaded.language} catalog={loaded.catalog}>
        {children}
      </TextProvider>
    </ChoiceContext>
  );
}
