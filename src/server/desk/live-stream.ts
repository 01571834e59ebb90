import type { Id } from '#model/ids.ts';
import { type Actor, reachOf } from '#model/roles.ts';
import type { Change } from '#server/live.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';
import { observationsFor } from './observation-filter.ts';

/**
 * What a stream says next: where it begins; what changed (nothing listed: more was missed than can be told); or that
 * nothing happened for a heartbeat.
 */
export type News =
  | { kind: 'here'; cursor: string }
  | { kind: 'changed'; cursor: string; observations: Id[] }
  | { kind: 'still-here' };

type Listening = {
  reader: Actor;
  /** The last event the page saw; undefined when it has just been loaded. */
  after: string | undefined;
  heartbeatMs: number;
  signal: AbortSignal;
};

/**
 * The changes of the reader's mission within their reach, from `after` on and then as they come, until `signal` aborts.
 */
export async function* newsFor(
  server: Server,
  { reader, after, heartbeatMs, signal }: Listening,
): AsyncGenerator<News> {
  const { live, epoch, db } = server;
  const waiting: Change[] = [];
  let wake = () => {};
  const unsubscribe = live.subscribe((change) => {
    waiting.push(change);
    wake();
  });
  signal.addEventListener('abort', () => wake());
  const named = (cursor: string) => `${epoch}/${cursor}`;
  try {
    const here = live.cursor();
    const missed =
      after === undefined ? [] : await live.since(after.startsWith(`${epoch}/`) ? after.slice(epoch.length + 1) : '');
    if (missed) waiting.unshift(...missed);
    if (missed) yield { kind: 'here', cursor: after ?? named(here) };
    else yield { kind: 'changed', cursor: named(here), observations: [] };
    while (!signal.aborted) {
      const change = waiting.shift();
      if (!change) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeatMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        if (waiting.length === 0 && !signal.aborted) yield { kind: 'still-here' };
        continue;
      }
      const observations = change.mission === reader.mission ? await inReach(db, reader, change.observations) : [];
      if (observations.length > 0) yield { kind: 'changed', cursor: named(change.cursor), observations };
    }
  } finally {
    unsubscribe();
  }
}

async function inReach(db: Database, reader: Actor, ids: Id[]): Promise<Id[]> {
  if (reachOf(reader.role, 'read-observations') === 'mission') return ids;
  const observations = await observationsFor(db, { reader, filter: {}, parts: 'too' });
  const seen = await observations.select('observations.id').where('observations.id', 'in', ids).execute();
  return seen.map(({ id }) => id);
}
