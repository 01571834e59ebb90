import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { type FilterName, filterOfAddress } from './filter.ts';

/** Filters live in the address, so that a table can be bookmarked, sent to a colleague and exported. */
export function useFilter() {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const filter = useMemo(() => filterOfAddress(new URLSearchParams(text)), [text]);
  const change = useCallback(
    (name: FilterName, value: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const clear = useCallback(() => setSearch({}, { replace: true }), [setSearch]);
  return { filter, change, clear };
}
