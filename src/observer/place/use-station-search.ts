import { useEffect, useState } from 'react';
import { buildStationSearch, type StationSearch } from '#device/station-search.ts';
import type { Frame } from '#model/frame.ts';
import { useSession } from '#observer/session.tsx';

const built = new WeakMap<Frame, Promise<StationSearch>>();

const pause = () => new Promise<void>((resume) => setTimeout(resume));

/** Built when a place is first looked for, once per station list. Undefined until it is ready. */
export function useStationSearch(): StationSearch | undefined {
  const { frame } = useSession();
  const [search, setSearch] = useState<StationSearch>();
  useEffect(() => {
    if (!frame) return;
    let isCurrent = true;
    const building = built.get(frame) ?? buildStationSearch(frame, pause);
    built.set(frame, building);
    void building.then((ready) => isCurrent && setSearch(ready));
    return () => {
      isCurrent = false;
    };
  }, [frame]);
  return search;
}
