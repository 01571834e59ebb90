import type { Area, AreaType } from '#model/area.ts';

/** One level of a station's area as the list names it. */
export type NamedArea = { name: string; code: string | null; type: AreaType };

const LONGEST_CODE = 64;

/**
 * Gives every area of a list its code: the one the mission already has for this name under this parent, else the
 * list's own, else one made of the name. A code is unique in the mission: where a list repeats one under another
 * parent ("01" in every region), the parent's code goes in front. Areas of the present frame are never dropped,
 * because observations may have happened there.
 */
export function areaCodes(present: readonly Area[]) {
  const areas = new Map(present.map((area) => [area.code, area]));
  const known = new Map<string, string>();
  const countries = present.filter((area) => area.type === 'country' && area.parent === null);
  const top = countries.length === 1 ? (countries[0]?.code ?? null) : null;
  for (const area of present) {
    const parent = area.parent ?? (area.code === top ? null : top);
    for (const name of [area.name.en, area.name.ru, area.name.kk]) remember(parent, name, area.code);
  }

  function remember(parent: string | null, name: string, code: string): void {
    const key = keyOf(parent, name);
    if (!known.has(key)) known.set(key, code);
  }

  function place(named: NamedArea, parent: string | null): string {
    const given = named.code === null ? undefined : areas.get(named.code);
    if (given && given.parent === parent && named.code !== null) return given.code;
    const found = named.code === null ? known.get(keyOf(parent, named.name)) : undefined;
    if (found !== undefined) return found;
    const underParent = known.get(keyOf(parent, `code ${named.code}`));
    if (named.code !== null && underParent !== undefined) return underParent;
    const code = freeCode(named, parent);
    const { name } = named;
    areas.set(code, { code, name: { en: name, ru: name, kk: name, draft: true }, type: typeOf(named), parent });
    remember(parent, named.code === null ? name : `code ${named.code}`, code);
    return code;
  }

  function freeCode({ name, code }: NamedArea, parent: string | null): string {
    const own = (code ?? name).replaceAll(/[\s/]+/g, '-');
    const long = parent !== null && (code === null || areas.has(own)) ? `${parent}.${own}` : own;
    let free = long.slice(0, LONGEST_CODE).replace(/-$/, '');
    for (let n = 2; areas.has(free); n++) free = `${long.slice(0, LONGEST_CODE - 4)}~${n}`;
    return free;
  }

  return {
    /** The codes of a path of areas, from the top down. */
    codesOf(path: readonly NamedArea[]): string[] {
      const codes: string[] = [];
      for (const named of path) codes.push(place(named, codes.at(-1) ?? top));
      return codes;
    },
    areas: (): Area[] => [...areas.values()],
  };
}

const keyOf = (parent: string | null, name: string): string =>
  `${parent ?? ''}\n${name.toLowerCase().normalize('NFC').replaceAll(/\s+/g, ' ')}`;

const CITY = /^(г\.|город\s)|\s(қаласы|қ\.)$|\(city\)$/i;

/** Regional lists name cities of the same rank among the regions: Almaty (city) beside Almaty (region). */
const typeOf = ({ name, type }: NamedArea): AreaType => (type === 'region' && CITY.test(name) ? 'city' : type);
