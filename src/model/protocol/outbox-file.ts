import * as z from 'zod/mini';
import { Id, Instant } from '../ids.ts';
import { hashText } from '../observation/hashing.ts';
import { parseJson } from './parse-json.ts';

/**
 * An outbox on its way as a file, carried by whoever passes by. Two lines: `daybook-outbox VERSION DIGEST`, and JSON
 * that the digest covers. It holds sealed envelopes only: no trust is put in the file or its bearer, since every
 * envelope is sealed, signed and judged for itself. The digest tells a damaged copy from a whole one.
 */
export const OutboxFile = z.object({
  mission: Id,
  /** The phone that made the file. Envelopes it carried for others name their own. */
  device: Id,
  /** Fingerprint of the server's keys the envelopes are sealed to. */
  key: z.string().check(z.maxLength(100)),
  madeAt: Instant,
  /** Read one by one, so that one bad envelope refuses only itself. */
  envelopes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(20_000)),
});
export type OutboxFile = z.infer<typeof OutboxFile>;

const VERSION = 1;

const digestOf = (body: string): string => hashText(`daybook/outbox-file/${VERSION}\n${body}`);

export function outboxFileText(file: OutboxFile): string {
  const body = JSON.stringify(file);
  return `daybook-outbox ${VERSION} ${digestOf(body)}\n${body}\n`;
}

export type OutboxFileRefusal =
  | 'OUTBOX_FILE_WRONG'
  | 'OUTBOX_FILE_NEWER'
  | 'OUTBOX_FILE_DAMAGED'
  | 'OUTBOX_FILE_MISSION'
  | 'OUTBOX_FILE_SERVER';

export type OutboxFileRead = { outcome: 'read'; file: OutboxFile } | { outcome: 'refused'; code: OutboxFileRefusal };

const HEAD = /^\uFEFF?daybook-outbox (\d{1,6})(?: (\S*))?\s*$/;

/** Reads a file for a place where only this mission's envelopes, sealed to these keys, are of use. */
export function readOutboxFile(text: string, here: { mission: Id; key: string }): OutboxFileRead {
  const end = text.indexOf('\n');
  const head = HEAD.exec((end < 0 ? text : text.slice(0, end)).slice(0, 200));
  if (!head) return refused('OUTBOX_FILE_WRONG');
  if (Number(head[1]) > VERSION) return refused('OUTBOX_FILE_NEWER');
  const body = end < 0 ? '' : text.slice(end).trim(); // mail programs add and change line ends
  const file = head[2] === digestOf(body) ? parsed(body) : undefined;
  if (!file) return refused('OUTBOX_FILE_DAMAGED');
  if (file.mission !== here.mission) return refused('OUTBOX_FILE_MISSION');
  return file.key === here.key ? { outcome: 'read', file } : refused('OUTBOX_FILE_SERVER');
}

const refused = (code: OutboxFileRefusal): OutboxFileRead => ({ outcome: 'refused', code });

function parsed(body: string): OutboxFile | undefined {
  try {
    return OutboxFile.safeParse(parseJson(body)).data;
  } catch {
    return undefined; // the digest fits, yet it is no JSON: whoever wrote it was not this app
  }
}
