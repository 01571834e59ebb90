import type { Id } from '#model/ids.ts';
import { type Truth, wordsIn } from '../words.ts';
import type { FoldRow, LogRow } from './image.ts';
import type { LogStore } from './log-store.ts';

/** Looks at every commit of the server. */
export function watchLog(world: { log: () => LogStore; truth: Truth; broken: (sentence: string) => void }) {
  const { truth, broken } = world;

  return (rows: readonly LogRow[], folds: ReadonlyMap<Id, FoldRow>): void => {
    const all = world.log().image.rows;
    for (const { revision, signed } of rows) {
      truth.everStored.add(revision.id);
      const alike = all.filter((row) => row.revision.id === revision.id);
      if (alike.length > 1) broken(`The server holds revision ${revision.id} ${alike.length} times`);
      const sameNumber = all.filter(
        (row) => row.revision.device === revision.device && row.revision.seq === revision.seq,
      );
      if (sameNumber.length > 1)
        broken(`The server holds number ${revision.seq} of one device ${sameNumber.length} times`);
      for (const word of wordsIn(signed.text)) {
        const before = truth.revisionOf.get(word) ?? revision.id;
        if (before !== revision.id) broken(`${word} came in two revisions`);
        truth.revisionOf.set(word, revision.id);
      }
      const version = truth.versions.get(revision.observation);
      if (version !== revision.formVersion)
        broken(`An observation begun on version ${version} came on version ${revision.formVersion}`);
    }
    for (const [id, { folded }] of folds) {
      const held = all.filter(({ revision }) => revision.observation === id).length;
      if (folded !== held) broken(`The server's fold of an observation knows ${folded} of ${held} revisions`);
    }
  };
}
