import type { StationRow } from './read-row.ts';

/** A row with the codes of its areas, from the top down. */
export type PlacedRow = { row: StationRow; areas: string[] };

const codeAt = ({ row, areas }: PlacedRow, level: number): string =>
  `${areas[Math.min(level, areas.length - 1)] ?? ''}-${row.number}`;

/** Numbers count as unique at a level while at most this share of rows repeats one. */
const TOLERATED = 0.01;

/**
 * Makes codes of area and number. Of which level of area? The one whose codes the present frame knows best; in a first
 * list, the highest at which numbers do not repeat (in Kazakhstan and Romania the region, whatever the district).
 */
export function codesFromNumbers(rows: readonly PlacedRow[], present: ReadonlySet<string>): string[] {
  const deepest = Math.max(1, ...rows.map(({ areas }) => areas.length));
  const levels = Array.from({ length: deepest }, (_, level) => rows.map((row) => codeAt(row, level)));
  const known = levels.map((codes) => codes.filter((code) => present.has(code)).length);
  const best = known.indexOf(Math.max(...known));
  if ((known[best] ?? 0) > 0) return levels[best] ?? [];
  const unique = levels.find((codes) => codes.length - new Set(codes).size <= codes.length * TOLERATED);
  return unique ?? levels.at(-1) ?? [];
}
