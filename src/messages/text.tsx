import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Arguments, type Catalog, sentence } from './catalog.ts';

export const LANGUAGE_NAMES = { en: 'English', ru: 'Русский', kk: 'Қазақша' } as const;
export type ShownLanguage = keyof typeof LANGUAGE_NAMES;

/** One text in every language, as forms and station lists carry them. */
type TextIn = Readonly<Record<ShownLanguage, string>>;

export type Text<English extends Catalog> = {
  language: ShownLanguage;
  /** A sentence of the interface. */
  t: (key: keyof English & string, args?: Arguments) => string;
  /** A text that is not of the interface: a label of a form, the name of an area. */
  read: (texts: TextIn) => string;
};

/** Chromium writes Kazakh figures the English way; Russian ones are written as Kazakh ones are. */
export const figuresIn = (language: ShownLanguage): string => (language === 'kk' ? 'ru' : language);

const TextContext = createContext<{ language: ShownLanguage; catalog: Catalog } | undefined>(undefined);

type Props = { language: ShownLanguage; catalog: Catalog; children: ReactNode };

/** `catalog` holds the sentences of `language` for every area shown below; areas never share a key. */
export function TextProvider({ language, catalog, children }: Props) {
  const value = useMemo(() => ({ language, catalog }), [language, catalog]);
  return <TextContext value={value}>{children}</TextContext>;
}

/** Each area narrows this to its own English catalog: `useText<typeof en>()`. */
export function useText<English extends Catalog>(): Text<English> {
  const context = useContext(TextContext);
  if (!context) throw new Error('No language is set above this component');
  return useMemo(() => {
    const { language, catalog } = context;
    const filled = new Map<string, string>();
    return {
      language,
      t: (key, args) => {
        const message = catalog[key] ?? key;
        if (typeof message === 'string' && args === undefined) return message;
        const name = `${key} ${JSON.stringify(args)}`;
        const text = filled.get(name) ?? sentence(message, args ?? {}, figuresIn(language));
        filled.set(name, text); // making a formatter costs a phone a frame
        return text;
      },
      read: (texts) => texts[language],
    };
  }, [context]);
}
