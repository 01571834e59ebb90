import { placeOf } from './answers.ts';
import { type Area, areaPath } from './area.ts';
import type { CalculatedQuestion } from './form.ts';
import { areaOfPlace } from './place.ts';
import { quantityOf, type Reading } from './relevance.ts';

export type Calculated = { kind: 'area'; path: Area[] } | { kind: 'minutes'; minutes: number };

/** The value of a calculated question; undefined while an answer it needs is missing. */
export function calculate({ calculation }: CalculatedQuestion, reading: Reading): Calculated | undefined {
  if ('areaOf' in calculation) {
    const place = placeOf(reading.answers, calculation.areaOf);
    const code = place && areaOfPlace(place);
    const path = code ? areaPath(reading.facts.areas, code) : [];
    return path.length > 0 ? { kind: 'area', path } : undefined;
  }
  const minutes = quantityOf(calculation, reading);
  return minutes === undefined ? undefined : { kind: 'minutes', minutes };
}
