/** Text of a file and the name of its encoding; undefined when no encoding fits without doubt. */
export type Decoded = { text: string; encoding: string };

const SAMPLE_BYTES = 65_536;

/**
 * Byte-order mark first; then UTF-16 by its zero bytes; then strict UTF-8; then Windows-1251, only when the text looks
 * Cyrillic. Anything else is not guessed: a wrong guess would change names without anybody noticing.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const marked = encodingOfMark(bytes);
  if (marked) return decode(bytes, marked);
  const wide = wideEncoding(bytes.subarray(0, SAMPLE_BYTES));
  if (wide) return decode(bytes, wide);
  return decode(bytes, 'UTF-8') ?? (looksCyrillic(bytes) ? russian(bytes) : undefined);
}

/** Where Windows-1251 has the Macedonian Ќ, the Kazakh KZ-1048 has Қ: with it in a text, one cannot tell which it is. */
function russian(bytes: Uint8Array): Decoded | undefined {
  const decoded = decode(bytes, 'Windows-1251');
  return decoded && /[Ќќ]/.test(decoded.text) ? undefined : decoded;
}

function decode(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined; // not valid in this encoding: the caller tries the next one
  }
}

function encodingOfMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  return a === 0xfe && b === 0xff ? 'UTF-16BE' : undefined;
}

/** In UTF-16 the delimiters, digits and line ends have a zero byte, always on the same side. */
function wideEncoding(sample: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 20;
  if (odd > enough && even === 0) return 'UTF-16LE';
  return even > enough && odd === 0 ? 'UTF-16BE' : undefined;
}

/** Cyrillic words are runs of bytes from 0xC0 up; in Western and Central European text such bytes stand alone. */
function looksCyrillic(bytes: Uint8Array): boolean {
  const letter = (byte: number | undefined) => byte !== undefined && (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
  let letters = 0;
  let inRuns = 0;
  for (const [index, byte] of bytes.entries()) {
    if (!letter(byte)) continue;
    letters++;
    if (letter(bytes[index - 1]) || letter(bytes[index + 1])) inRuns++;
  }
  return letters > 0 && inRuns / letters > 0.8;
}
