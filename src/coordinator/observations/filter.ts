import { ObservationFilter } from '#model/desk/observations.ts';

/** The filter an address carries. What does not fit is left out: an old bookmark still opens the table. */
export function filterOfAddress(search: URLSearchParams): ObservationFilter {
  const given = Object.entries(ObservationFilter.shape).flatMap(([name, schema]) => {
    const value = search.get(name);
    return value && schema.safeParse(value).success ? [[name, value]] : [];
  });
  return ObservationFilter.parse(Object.fromEntries(given));
}

export const isFiltered = (filter: ObservationFilter): boolean => Object.values(filter).some(Boolean);

export type FilterName = keyof ObservationFilter;
