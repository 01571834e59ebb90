/**
 * A sentence of the interface: a text with `{name}` places, or one text per plural category of the language (CLDR),
 * chosen by the argument `count`. Catalogs are plain objects, one module per language and area, loaded when chosen.
 */
export type Message = string | Plural;
export type Plural = { one?: string; few?: string; many?: string; other: string };
export type Catalog = Readonly<Record<string, Message>>;

/** A translation must have exactly the sentences of the English catalog: a missing one does not compile. */
export type TranslationOf<English extends Catalog> = { readonly [Key in keyof English]: Message };

export type Arguments = Readonly<Record<string, string | number>>;

/** Fills `{name}` places; numbers are written as the language writes them. A place without argument stays visible. */
export function sentence(message: Message, args: Arguments, language: string): string {
  const text = typeof message === 'string' ? message : pluralText(message, args.count, language);
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = args[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? figures(value, language) : value;
  });
}

/** Small whole numbers look alike in every language here, and the first formatter costs a slow phone a tenth of a second. */
const figures = (value: number, language: string): string =>
  Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : new Intl.NumberFormat(language).format(value);

function pluralText(message: Plural, count: string | number | undefined, language: string): string {
  const category = new Intl.PluralRules(language).select(Number(count ?? 0));
  return message[category as keyof Plural] ?? message.other;
}
