import type { JournalRow, OutboxRow, Rows } from '#device/rows.ts';
import type { LogStore } from '../server/log-store.ts';
import { isReadBy } from '../server/positions.ts';
import { contentOf, textOf } from '../stand-in-cryptography.ts';
import { TELLTALE, type Truth, wordsIn } from '../words.ts';
import type { Disk, Written } from './disk.ts';
import { watchPhotos } from './watch-photos.ts';

/** Thrown at the first promise that is broken; the seed tells how it came to it. */
export class BrokenPromise extends Error {
  override name = 'BrokenPromise';
}

export type Watch = {
  committed(written: readonly Written[]): void;
  /** After a restart: everything the screen called saved must be there. */
  checkSaved(): void;
};

/** A body never changes, and is looked at after every power cut. */
const known = new WeakMap<ArrayBuffer, string[]>();

function wordsOf(body: ArrayBuffer): string[] {
  let words = known.get(body);
  if (!words) {
    words = wordsIn(textOf(body));
    known.set(body, words);
  }
  return words;
}

/** Whether an answer can be read anywhere in this, names and bytes included. */
function tells(part: unknown): boolean {
  if (typeof part === 'string') return part.includes(TELLTALE);
  if (part instanceof ArrayBuffer) return Buffer.from(part).includes(TELLTALE);
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([name, inner]) => name.includes(TELLTALE) || tells(inner));
}

/** Looks at every commit of one phone's disk, and at what is left after a power cut. */
export function watchDisk(world: {
  phone: string;
  disk: () => Disk;
  truth: Truth;
  log: LogStore;
  epoch: () => string;
  /** The opaque id under which the cursor is stored. */
  cursorKey: string;
  broken: (sentence: string) => void;
}): Watch {
  const { phone, truth, log, broken } = world;
  const photos = watchPhotos(world);

  /** Words in the revisions, or in the journal, that are on this phone. */
  const wordsOn = (table: 'revisions' | 'journal'): Set<string> =>
    new Set(
      world
        .disk()
        .rows(table)
        .flatMap(({ body }) => wordsOf(body)),
    );

  function journalChanged({ before, after }: Written, left: string[]): void {
    const was = before && wordsOf((before as JournalRow).body)[0];
    const is = after && wordsOf((after as JournalRow).body)[0];
    if (was === undefined || was === is) return;
    if (is === undefined) left.push(was);
    else truth.overwritten.set(was, is);
  }

  function outboxChanged({ key, before, after }: Written): void {
    const [was, is] = [before as OutboxRow | undefined, after as OutboxRow | undefined];
    if (!is) {
      broken(`${phone} forgot revision ${was?.seq ?? '?'}, which was ${was?.state ?? 'nowhere'}`);
      return;
    }
    const count = world.disk().rows('outbox').length;
    if (!was && is.seq > count) broken(`${phone} numbered a revision ${is.seq}, and has ${count}`);
    if (is.state !== 'received' || was?.state === 'received') return;
    if (!truth.everStored.has(is.revision))
      broken(`${phone} calls revision ${is.seq} received; no server ever held it`);
    const named = world
      .disk()
      .rows('receipts')
      .some(({ text }) => text.includes(key));
    if (!named) broken(`${phone} calls revision ${is.seq} received without a receipt that names it`);
  }

  function cursorMoved(after: Rows['reference']): void {
    const [epoch, team, position = ''] = (contentOf(after.body) as string).split(' ');
    if (epoch !== world.epoch()) return;
    const here = new Set(
      world
        .disk()
        .rows('revisions')
        .map(({ id }) => id),
    );
    const missing = log.image.rows.filter(
      (row) => row.revision.team === team && isReadBy(row, position) && !here.has(row.revision.id),
    );
    const [first] = missing;
    if (first)
      broken(`The cursor of ${phone} is past revision ${first.revision.seq} of a teammate, which is not there`);
  }

  function checkClear({ table, after }: Written): void {
    if (!after) return;
    if (tells(after)) broken(`An answer can be read in ${table} of ${phone}`);
  }

  return {
    committed(written) {
      const left: string[] = [];
      for (const each of written) {
        checkClear(each);
        if (each.table === 'journal') journalChanged(each, left);
        if (each.table === 'outbox') outboxChanged(each);
        if (each.table === 'photos' || each.table === 'photoBodies') photos.changed(each);
        if (each.table === 'revisions' && !each.after) broken(`${phone} deleted a revision`);
        if (each.table === 'reference' && each.key === world.cursorKey && each.after)
          cursorMoved(each.after as Rows['reference']);
      }
      if (left.length === 0) return;
      const words = wordsOn('revisions');
      for (const word of left)
        if (!words.has(word)) broken(`${word} left the journal of ${phone} and is in no revision`);
    },
    checkSaved() {
      photos.checkKept();
      const here = new Set([...wordsOn('revisions'), ...wordsOn('journal')]);
      const isHere = (word: string): boolean => {
        for (let each: string | undefined = word; each !== undefined; each = truth.overwritten.get(each))
          if (here.has(each)) return true;
        return false;
      };
      for (const said of truth.said.values())
        if (said.phone === phone && said.saved && !isHere(said.word))
          broken(`${said.word} was called saved on ${phone} and is not there`);
    },
  };
}
