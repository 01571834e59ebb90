import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hash } from '../ids.ts';

/** SHA-256 of the UTF-8 bytes, lower-case hexadecimal. */
export const hashText = (text: string): Hash => bytesToHex(sha256(utf8ToBytes(text)));

/** What a device signs and what the next revision names as `prev`. The prefix keeps it from meaning anything else. */
export const revisionHash = (text: string): Hash => hashText(`daybook/revision/1\n${text}`);

/** JSON with sorted keys, for comparing values; not for signing (signatures cover the text as written). */
export function stableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stableText(part)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** SHA-256 by the engine: noble takes a slow phone a tenth of a second for a photo. */
export const hashBytes = async (bytes: BufferSource): Promise<Hash> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
