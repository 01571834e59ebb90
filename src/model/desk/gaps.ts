import * as z from 'zod/mini';
import { RevisionRefusal } from '../protocol/refusal-codes.ts';

/**
 * Numbers of one phone's revisions that are not here: *refused* with its code, or *pending*: the phone says it has
 * written them, and they have not come. A pending hole below what did come is on its way alone.
 */
export const Gap = z.strictObject({
  from: z.int(),
  to: z.int(),
  refused: z.nullable(RevisionRefusal),
});
export type Gap = z.infer<typeof Gap>;

/**
 * Every number from 1 to the highest announced that is not held, in ranges.
 * @param held in any order, with repetitions
 * @param refused by number; what was refused and came later counts as held
 */
export function gapsOf(
  highestSeq: number,
  held: Iterable<number>,
  refused: ReadonlyMap<number, RevisionRefusal>,
): Gap[] {
  const here = new Set(held);
  const gaps: Gap[] = [];
  for (let seq = 1; seq <= highestSeq; seq++) {
    if (here.has(seq)) continue;
    const code = refused.get(seq) ?? null;
    const last = gaps.at(-1);
    if (last && last.to === seq - 1 && last.refused === code) last.to = seq;
    else gaps.push({ from: seq, to: seq, refused: code });
  }
  return gaps;
}
