import type { Id } from '#model/ids.ts';
import { decisionsOf, joinedTo } from '#model/observation/joining.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Database } from './dialect.ts';
import { foldAll } from './fold.ts';
import type { Immutables } from './immutables.ts';
import { revisionsOf } from './log.ts';
import { lockExisting, writeFolds } from './observations.ts';
import { writePhotoNotes } from './photo-notes.ts';

export type Appended = {
  /** The last number in the log of each observation that got revisions. */
  appended: ReadonlyMap<Id, number>;
  /** All revisions of these, where they are known already. */
  held?: ReadonlyMap<Id, readonly Revision[]> | undefined;
  at: string;
};

/** Folds observations after revisions were appended to them, with their rows locked; and the visits they are part of. */
export async function refold(db: Database, immutables: Immutables, { appended, held, at }: Appended): Promise<void> {
  const folded = await foldAndWrite(db, immutables, { appended, held, at });
  const wholes = new Map<Id, number>();
  for (const [id, { own }] of folded) {
    const whole = joinedTo(decisionsOf(own));
    if (whole === null) continue;
    const numbers = [id, whole].map((each) => appended.get(each) ?? 0);
    wholes.set(whole, Math.max(...numbers, wholes.get(whole) ?? 0));
  }
  if (wholes.size === 0) return;
  const there = await lockExisting(db, [...wholes.keys()]); // locked already, but for one joined this instant
  const appendedTo = new Map([...wholes].filter(([whole]) => there.has(whole)));
  await foldAndWrite(db, immutables, { appended: appendedTo, at });
}

async function foldAndWrite(db: Database, immutables: Immutables, { appended, held, at }: Appended) {
  const folded = await foldAll(db, immutables, held ?? (await revisionsOf(db, [...appended.keys()])));
  const written = [...folded].map(([id, each]) => ({ folded: each, lastLogSeq: appended.get(id) ?? 0 }));
  await writeFolds(db, written, at);
  await writePhotoNotes(
    db,
    written.map((each) => each.folded.own),
  );
  return folded;
}
