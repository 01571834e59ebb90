import type { JournalRow, OutboxRow, Rows } from '#device/rows.ts';
import type { SignedRevision } from '#model/observation/revision.ts';
import type { LogStore } from '../server/log-store.ts';
import { isReadBy } from '../server/positions.ts';
import { contentOf } from '../stand-in-cryptography.ts';
import { TELLTALE, type Truth, wordIn, wordsIn } from '../words.ts';
import type { Disk, Written } from './disk.ts';

/** Thrown at the first promise that is broken; the seed tells how it came to it. */
export class BrokenPromise extends Error {
  override name = 'BrokenPromise';
}

export type Watch = {
  committed(written: readonly Written[]): void;
  /** After a restart: everything the screen called saved must be there. */
  checkSaved(): void;
};

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

  /** Words in the revisions that are on this phone. */
  const minted = (): Set<string> =>
    new Set(
      world
        .disk()
        .rows('revisions')
        .flatMap(({ body }) => wordsIn((contentOf(body) as SignedRevision).text)),
    );

  function journalChanged({ before, after }: Written, left: string[]): void {
    const was = wordIn(before && JSON.stringify(contentOf((before as JournalRow).body)));
    const is = wordIn(after && JSON.stringify(contentOf((after as JournalRow).body)));
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
    const body = 'body' in after ? (after.body as ArrayBuffer) : undefined;
    const clear = JSON.stringify(after, (key, value: unknown) => (key === 'body' ? undefined : value));
    if (clear.includes(TELLTALE) || (body && Buffer.from(body).includes(TELLTALE)))
      broken(`An answer can be read in ${table} of ${phone}`);
  }

  const inJournal = (): Set<string> =>
    new Set(
      world
        .disk()
        .rows('journal')
        .flatMap(({ body }) => wordsIn(JSON.stringify(contentOf(body)))),
    );

  return {
    committed(written) {
      const left: string[] = [];
      for (const each of written) {
        checkClear(each);
        if (each.table === 'journal') journalChanged(each, left);
        if (each.table === 'outbox') outboxChanged(each);
        if (each.table === 'revisions' && !each.after) broken(`${phone} deleted a revision`);
        if (each.table === 'reference' && each.key === world.cursorKey && each.after)
          cursorMoved(each.after as Rows['reference']);
      }
      if (left.length === 0) return;
      const words = minted();
      for (const word of left)
        if (!words.has(word)) broken(`${word} left the journal of ${phone} and is in no revision`);
    },
    checkSaved() {
      const here = new Set([...minted(), ...inJournal()]);
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
