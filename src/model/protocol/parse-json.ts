/**
 * JSON from elsewhere. Some of it is stored as written and read again without its model, so what the model would pass
 * over must not be in it: a key `__proto__`. Nor what PostgreSQL cannot store in a text: the character NUL.
 * @throws SyntaxError
 */
export const parseJson = (text: string): unknown =>
  MAY_HOLD_EITHER.test(text) ? JSON.parse(text, allowed) : JSON.parse(text);

/** NUL comes escaped or not at all; the key as it is or with an escape. Looking at every value takes much longer. */
const MAY_HOLD_EITHER = /\\u|__proto__/;

function allowed(key: string, value: unknown): unknown {
  if (key === '__proto__' || hasNul(key) || (typeof value === 'string' && hasNul(value)))
    throw new SyntaxError('Not allowed in JSON here');
  return value;
}

const hasNul = (text: string): boolean => text.includes('\0');
