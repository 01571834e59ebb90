import type { Arguments } from '../catalog.ts';
import type { en } from './en.ts';

export type DetailCode = keyof typeof en extends `detail.${infer Code}` ? Code : never;

/** `quote-not-closed: 5`, as a refusal carries it. */
export const detailOf = (code: DetailCode, value?: string | number): string =>
  value === undefined ? code : `${code}: ${value}`;

/**
 * A detail as a person reads it. `say` gives the key back where it has no sentence; then the detail is shown as it
 * came, because it is the name of a field.
 */
export function detailText(detail: string, say: (key: string, args?: Arguments) => string): string {
  const [, code = detail, value = ''] = /^([^:]+)(?:: (.*))?$/s.exec(detail) ?? [];
  const own = say(`detail.${code}`, { value });
  if (own !== `detail.${code}`) return own;
  const fault = say(code);
  return fault === code ? detail : say('detail.row', { value, words: fault });
}
