import { useCallback, useEffect, useRef, useState } from 'react';
import type { ObservationFilter, ObservationList, ObservationRow } from '#model/desk/observations.ts';
import type { Failure } from '../api.ts';
import { askObservations } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useDeed } from '../use-deed.ts';
import { useLive } from '../use-live.tsx';

const PAGE = 50;
const LIVE_PAUSE_MS = 800;

export type ObservationsTable = {
  shown: ObservationList | undefined;
  /** How many of the newest observations are new or changed since. */
  fresh: number;
  showFresh: () => void;
  more: () => void;
  loadingMore: boolean;
  moreFailure: Failure | undefined;
};

/**
 * The table: what was asked first, pages added below, and what arrived since, held back until the reader wants it,
 * so that no row moves under the pointer.
 */
export function useObservations(filter: ObservationFilter) {
  const first = useAsked(useCallback(() => askObservations({ ...filter, limit: PAGE }), [filter]));
  const start = first.state === 'here' ? first.value : undefined;
  const [grown, setGrown] = useState<{ from: ObservationList; list: ObservationList }>();
  const shown = grown && grown.from === start ? grown.list : start;
  const show = (list: ObservationList) => start && setGrown({ from: start, list });
  const { waiting, forget } = useWaiting(filter);
  const adding = useDeed(askObservations, (below) => {
    if (shown) show({ ...below, rows: joined(shown.rows, below.rows) });
  });
  const table: ObservationsTable = {
    shown,
    fresh: waiting && shown ? freshOf(waiting.rows, shown.rows).length : 0,
    showFresh: () => {
      if (waiting) show(waiting);
      forget();
    },
    more: () => {
      if (shown?.after) void adding.run({ ...filter, limit: PAGE, after: shown.after });
    },
    loadingMore: adding.busy,
    moreFailure: adding.failure,
  };
  return { first, table };
}

/** The newest page as it is now, looked at again when something arrives. */
function useWaiting(filter: ObservationFilter) {
  const [waiting, setWaiting] = useState<{ filter: ObservationFilter; list: ObservationList }>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const look = useCallback(() => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      void askObservations({ ...filter, limit: PAGE }).then((reply) => {
        if (reply.outcome === 'ok') setWaiting({ filter, list: reply.value });
      });
    }, LIVE_PAUSE_MS);
  }, [filter]);
  useLive(look);
  return { waiting: waiting?.filter === filter ? waiting.list : undefined, forget: () => setWaiting(undefined) };
}

const stamp = (row: ObservationRow) => `${row.id} ${row.lastReceivedAt}`;

function freshOf(rows: readonly ObservationRow[], known: readonly ObservationRow[]): ObservationRow[] {
  const stamps = new Set(known.map(stamp));
  return rows.filter((row) => !stamps.has(stamp(row)));
}

/** An observation received again while paging may come twice. */
function joined(above: readonly ObservationRow[], below: readonly ObservationRow[]): ObservationRow[] {
  const known = new Set(above.map(({ id }) => id));
  return [...above, ...below.filter(({ id }) => !known.has(id))];
}
