import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise } from 'yauzl';
import type * as z from 'zod/mini';

/** The file cannot be read as evidence at all; the message says which part, and why. */
export class UnreadableEvidence extends Error {
  override name = 'UnreadableEvidence';
}

/** Longest file inside that is read into memory: five thousand of the longest revisions. */
const MOST_BYTES = 1_500_000_000;

/** The files of an evidence export, read one by one. */
export type EvidenceFile = {
  names: readonly string[];
  json<Schema extends z.ZodMiniType>(name: string, schema: Schema): Promise<z.output<Schema>>;
  /** One object a line. */
  lines<Schema extends z.ZodMiniType>(name: string, schema: Schema): Promise<z.output<Schema>[]>;
  bytes(name: string): Promise<Uint8Array>;
  close(): void;
};

/** @throws UnreadableEvidence when it is no ZIP, or a damaged one */
export async function openEvidence(path: string): Promise<EvidenceFile> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    zip.close();
    throw unreadable(path, error);
  }

  async function bytes(name: string): Promise<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw new UnreadableEvidence(`${name} is missing.`);
    if (entry.uncompressedSize > MOST_BYTES) throw new UnreadableEvidence(`${name} is too long to be read.`);
    try {
      return await buffer(await zip.openReadStreamPromise(entry));
    } catch (error) {
      throw unreadable(name, error);
    }
  }
  const text = async (name: string) => new TextDecoder().decode(await bytes(name));
  return {
    names: [...entries.keys()],
    bytes,
    json: async (name, schema) => parsed(schema, await text(name), name),
    async lines(name, schema) {
      const lines = (await text(name)).split('\n');
      return lines.flatMap((line, index) => (line === '' ? [] : parsed(schema, line, `${name}, line ${index + 1}`)));
    },
    close: () => zip.close(),
  };
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, text: string, where: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new UnreadableEvidence(`${where} is not what an evidence export holds there.`);
  }
}

const unreadable = (what: string, error: unknown) =>
  new UnreadableEvidence(`${what} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
