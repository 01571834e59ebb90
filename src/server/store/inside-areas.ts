import type { ExpressionBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** Texts compare byte by byte, and `0` follows `/`: everything under `/KZ/` lies between `/KZ/` and `/KZ0`. */
export const insideAreas = (eb: ExpressionBuilder<Tables, 'observations'>, paths: readonly string[]) =>
  eb.or(
    paths.map((path) =>
      eb('observations.area_path', '>=', path).and('observations.area_path', '<', `${path.slice(0, -1)}0`),
    ),
  );
