/** Most that can be stored; questions set lower bounds of their own. */
const MOST = 1_000_000_000;

/** Digits as people type them: spaces between groups are read over. Undefined when empty, null when not a whole number. */
export function wholeNumber(typed: string): number | undefined | null {
  const digits = typed.replaceAll(/\s/gu, '');
  if (digits === '') return undefined;
  if (!/^\d+$/.test(digits)) return null;
  const number = Number(digits);
  return number > MOST ? null : number;
}
