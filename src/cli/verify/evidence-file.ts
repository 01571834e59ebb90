import { buffer } from 'node:stream/consumers';
import { StringDecoder } from 'node:string_decoder';
import { type Entry, openPromise } from 'yauzl';
import type * as z from 'zod/mini';

/** The file cannot be read as evidence at all; the message says which part, and why. */
export class UnreadableEvidence extends Error {
  override name = 'UnreadableEvidence';
}

/** Longest file inside that is read as a whole: the list of a million devices. */
const MOST_BYTES = 200_000_000;

/** Longest line: the longest revision, several times over. */
const MOST_LINE = 10_000_000;

/** The files of an evidence export, read one by one. */
export type EvidenceFile = {
  names: ReadonlySet<string>;
  bytes(name: string): Promise<Uint8Array>;
  /** One object a line, read as they are asked for. */
  lines<Schema extends z.ZodMiniType>(name: string, schema: Schema): AsyncGenerator<z.output<Schema>>;
  close(): void;
};

/** @throws UnreadableEvidence when it is no ZIP, a damaged one, or one with two files of one name */
export async function openEvidence(path: string): Promise<EvidenceFile> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error(`it has two files ${JSON.stringify(entry.fileName)}`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw unreadable(path, error);
  }

  function stream(name: string) {
    const entry = entries.get(name);
    if (!entry) throw new UnreadableEvidence(`${name} is missing.`);
    return { entry, opened: zip.openReadStreamPromise(entry) };
  }
  return {
    names: new Set(entries.keys()),
    async bytes(name) {
      const { entry, opened } = stream(name);
      if (entry.uncompressedSize > MOST_BYTES) throw new UnreadableEvidence(`${name} is too long to be read.`);
      return buffer(await opened).catch((error: unknown) => {
        throw unreadable(name, error);
      });
    },
    async *lines(name, schema) {
      let number = 0;
      try {
        for await (const line of linesOf(await stream(name).opened)) {
          number += 1;
          yield schema.parse(JSON.parse(line));
        }
      } catch (error) {
        throw unreadable(`${name}, line ${number}`, error);
      }
    },
    close: () => zip.close(),
  };
}

/** The objects of a list that has been read already. @throws UnreadableEvidence */
export function listed<Schema extends z.ZodMiniType>(name: string, bytes: Uint8Array, schema: Schema) {
  const texts = new TextDecoder().decode(bytes).split('\n');
  return texts.flatMap((text, index): z.output<Schema>[] => {
    if (text === '') return [];
    try {
      return [schema.parse(JSON.parse(text))];
    } catch (error) {
      throw unreadable(`${name}, line ${index + 1}`, error);
    }
  });
}

async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const part of stream) {
    const texts = (rest + decoder.write(part as Buffer)).split('\n'); // a stream of bytes
    rest = texts.pop() ?? '';
    if (rest.length > MOST_LINE) throw new Error('it is too long');
    yield* texts;
  }
  if (rest !== '') yield rest;
}

const unreadable = (what: string, error: unknown): UnreadableEvidence =>
  new UnreadableEvidence(
    `${what} cannot be read: ${error instanceof Error ? error.message.slice(0, 300) : 'unknown'}.`,
  );
