import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { cipherOf } from '#device/sealed-table.ts';
import { toBase64Url, utf8 } from '#model/protocol/bytes.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { chose, enrolledPhone, random, visitWith } from './phone.ts';

/** Everything stored, as one text: keys, values, and bytes read as Latin-1 so that plain text would show. */
const asText = (value: unknown): string => {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
  if (Array.isArray(value)) return value.map(asText).join('\n');
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([key, part]) => `${key}=${asText(part)}`)
      .join('\n');
  return String(value);
};

test('no row of the database holds a word that was written, asked or pulled', async () => {
  const phone = await enrolledPhone();
  const first = await visitWith(phone.notebook, chose('planted-option', 'planted comment'));
  await phone.notebook.leaveAt(first, 'V.ENV.04');
  await phone.notebook.mint();
  await phone.notebook.answer({ observation: first, question: 'V.ENV.02', value: chose('planted-later'), seen: [] });
  await visitWith(phone.notebook, { answer: { kind: 'text', text: 'planted narrative' } }, 'incident');
  const picture = { jpeg: builtLikeJpeg(500), width: 40, height: 30, preview: 'planted' };
  await phone.notebook.keepPhoto({ observation: first, question: 'V.ENV.01', picture });

  const { tables } = phone;
  const stored = await Promise.all(Object.values(tables).map((table) => table.toArray()));
  expect(stored.filter((rows) => rows.length === 0)).toHaveLength(2); // receipts, and envelopes carried for others
  const text = asText(stored.flat());
  const secrets = ['planted', 'V.ENV', 'I.WHA', 'voting', 'Invented mission', 'Aigul', 'read-token', 'JFIF'];
  expect(secrets.filter((secret) => text.includes(secret) || text.includes(toBase64Url(utf8(secret))))).toEqual([]);
  expect(text).toContain('push-token'); // a locked phone still sends
  phone.close();
});

test('a row moved to another place, or changed, cannot be opened', async () => {
  const cipher = await cipherOf(random.bytes(32).buffer, random);
  const body = await cipher.seal('journal', 'a', { answer: 'yes' });
  expect(await cipher.open('journal', 'a', body)).toEqual({ answer: 'yes' });
  await expect(cipher.open('journal', 'b', body)).rejects.toThrow();
  await expect(cipher.open('revisions', 'a', body)).rejects.toThrow();
  const changed = new Uint8Array(body.slice(0));
  changed[20] = (changed[20] ?? 0) ^ 1;
  await expect(cipher.open('journal', 'a', changed.buffer)).rejects.toThrow();
});

test('the same words are never sealed to the same bytes', async () => {
  const cipher = await cipherOf(random.bytes(32).buffer, random);
  const [one, two] = [await cipher.seal('journal', 'a', 'yes'), await cipher.seal('journal', 'a', 'yes')];
  expect(asText(one)).not.toBe(asText(two));
});
