import * as z from 'zod/mini';
import { Code } from './ids.ts';
import { Texts } from './language.ts';

/** The badge that keeps Almaty (city) and Almaty (region) apart. */
export const AreaType = z.enum(['country', 'region', 'city', 'district', 'settlement', 'constituency', 'other']);
export type AreaType = z.infer<typeof AreaType>;

/** A node of the mission's administrative tree, of any depth. `parent` is null at the top. */
export const Area = z.strictObject({
  code: Code,
  name: Texts,
  type: AreaType,
  parent: z.nullable(Code),
});
export type Area = z.infer<typeof Area>;

export type AreaTree = ReadonlyMap<string, Area>;

export const areaTree = (areas: readonly Area[]): AreaTree => new Map(areas.map((area) => [area.code, area]));

/** From the top of the tree down to `code`. Empty when the code is unknown; a loop in the data ends the path. */
export function areaPath(tree: AreaTree, code: string): Area[] {
  const path: Area[] = [];
  let area = tree.get(code);
  while (area && !path.includes(area)) {
    path.unshift(area);
    area = area.parent === null ? undefined : tree.get(area.parent);
  }
  return path;
}

/** Whether `code` is `ancestor` or lies somewhere inside it. */
export const isInside = (tree: AreaTree, code: string, ancestor: string): boolean =>
  areaPath(tree, code).some((area) => area.code === ancestor);
