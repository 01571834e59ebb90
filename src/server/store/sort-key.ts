/**
 * How texts are searched and sorted: compatibility forms, letter case, ё and repeated blanks make no difference.
 * Stored, because SQLite folds the case of ASCII only. Changing it means rewriting every `*_key` column.
 */
export const sortKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
