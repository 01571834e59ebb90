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
 * Every number from 1 to the highest announced that is not held, in ranges. Costs as much as what is known of numbers,
 * however high the phone says it has counted.
 * @param held in any order, with repetitions
 * @param refused by number; what was refused and came later counts as held
 */
export function gapsOf(
  highestSeq: number,
  held: Iterable<number>,
  refused: ReadonlyMap<number, RevisionRefusal>,
): Gap[] {
  const here = new Set(held);
  const known = [...new Set([...here, ...refused.keys()])].filter((seq) => seq >= 1 && seq <= highestSeq);
  const gaps: Gap[] = [];
  const add = (gap: Gap) => {
    const last = gaps.at(-1);
    if (last && last.to === gap.from - 1 && last.refused === gap.refused) last.to = gap.to;
    else gaps.push(gap);
  };
  let next = 1;
  for (const seq of known.sort((a, b) => a - b)) {
    if (next < seq) add({ from: next, to: seq - 1, refused: null });
    if (!here.has(seq)) add({ from: seq, to: seq, refused: refused.get(seq) ?? null });
    next = seq + 1;
  }
  if (next <= highestSeq) add({ from: next, to: highestSeq, refused: null });
  return gaps;
}
