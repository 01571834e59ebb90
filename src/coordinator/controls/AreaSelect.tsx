import type { ComponentProps } from 'react';
import type { Area } from '#model/area.ts';
import { useWords } from '../words.tsx';

type Props = ComponentProps<'select'> & { areas: readonly Area[]; none: string };

/** The administrative tree as one list, each area below what it lies in and with its type. */
export function AreaSelect({ areas, none, ...rest }: Props) {
  const { label, sayCode } = useWords();
  return (
    <select {...rest}>
      <option value="">{none}</option>
      {inTreeOrder(areas).map(({ area, depth }) => (
        <option key={area.code} value={area.code}>
          {`${'\u2003'.repeat(depth)}${label(area.name)} (${sayCode('area', area.type)})`}
        </option>
      ))}
    </select>
  );
}

type Placed = { area: Area; depth: number };

export function inTreeOrder(areas: readonly Area[]): Placed[] {
  const codes = new Set(areas.map(({ code }) => code));
  const below = new Map<string | null, Area[]>();
  for (const area of areas) {
    const parent = area.parent !== null && codes.has(area.parent) ? area.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), area]);
  }
  const from = (parent: string | null, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((area) => [{ area, depth }, ...from(area.code, depth + 1)]);
  return from(null, 0);
}
