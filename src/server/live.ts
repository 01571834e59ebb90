import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Id } from '#model/ids.ts';
import type { Database } from './store/dialect.ts';
import { endOfLog, isPosition, type Position, readTouched } from './store/horizon.ts';

/** These observations of one mission were written to. `cursor` resumes after this change, on any process. */
export type Change = { cursor: string; mission: Id; observations: Id[] };

/** What changes, as this process reads it from the log: the same on every process that shares the database. */
export type Live = {
  /** Returns how to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Where the listeners are now. */
  cursor(): string;
  /** What came after `cursor`, up to where the listeners are; undefined when that is too much or not a cursor. */
  since(cursor: string): Promise<Change[] | undefined>;
  /** Reads on and tells the listeners. */
  readOn(): Promise<void>;
};

const ROWS = 500;

/** More than this is not worth replaying: the page loads its table again. */
const LONGEST_REPLAY = 5000;

export async function openLive(db: Database): Promise<Live> {
  const listeners = new Set<(change: Change) => void>();
  let position: Position = await endOfLog(db);
  /** One reading after the other: two at once would tell everything twice. */
  let reading: Promise<void> = Promise.resolve();

  const readChunk = async (after: Position) => {
    const rows = await readTouched(db, after, ROWS);
    const cursor = rows.at(-1)?.position ?? after;
    const byMission = new Map<Id, Set<Id>>();
    for (const { mission_id, observation_id } of rows)
      byMission.set(mission_id, (byMission.get(mission_id) ?? new Set()).add(observation_id));
    const changes = [...byMission].map(([mission, ids]) => ({ cursor, mission, observations: [...ids] }));
    return { cursor, changes, rows: rows.length };
  };

  async function readToEnd(): Promise<void> {
    for (;;) {
      const chunk = await readChunk(position);
      position = chunk.cursor;
      for (const change of chunk.changes) for (const listener of listeners) listener(change);
      if (chunk.rows < ROWS) return;
      await othersTurn();
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cursor: () => position,
    async since(cursor) {
      if (!isPosition(cursor)) return undefined;
      const changes: Change[] = [];
      let [after, read] = [cursor, 0];
      for (const end = position; after !== end; ) {
        const chunk = await readChunk(after);
        changes.push(...chunk.changes);
        read += chunk.rows;
        if (read > LONGEST_REPLAY) return undefined;
        if (chunk.rows < ROWS) break;
        after = chunk.cursor;
      }
      return changes;
    },
    readOn() {
      reading = reading.then(readToEnd, readToEnd);
      return reading;
    },
  };
}
