import { refuse } from '#server/refusals.ts';
import type { StorePlace } from '#server/store/database.ts';
import { createTurns } from '#server/turns.ts';
import { type ExportThread, startExportThread } from './export-thread.ts';
import type { Exports } from './exports.ts';

/** Each thread reads its own copy of forms and areas, and takes a processor from everybody else. */
const AT_ONCE = 2;

/** Longer than a person takes over the question where to save the file. */
const STALLED_MS = 5 * 60_000;

/** Less than a server that is asked to stop has. */
const LEAVE_MS = 5000;

const TRY_AGAIN_SECONDS = 5;

type Given = {
  /** Where `export-worker.ts` is. */
  file: string;
  place: StorePlace;
  /** Exports that wait for their turn are refused once it aborts; those under way go on until `close`. */
  stopping: AbortSignal;
  stalledMs?: number;
  leaveMs?: number;
};

/** SQLite is read synchronously: read by the server's own thread, an export would make every phone wait. */
export function createExportThreads({
  file,
  place,
  stopping,
  stalledMs = STALLED_MS,
  leaveMs = LEAVE_MS,
}: Given): Exports {
  const turns = createTurns(AT_ONCE);
  const running = new Set<ExportThread>();
  const busy = () => refuse('BUSY', undefined, TRY_AGAIN_SECONDS);
  return {
    async contentOf(order, left = new AbortController().signal) {
      const endTurn = await turns.take(AbortSignal.any([left, stopping])).catch(() => {
        throw busy();
      });
      const thread = startedOr(endTurn, () => startExportThread({ file, task: { place, order, leaveMs }, stalledMs }));
      running.add(thread);
      left.addEventListener('abort', thread.leave, { once: true });
      void thread.ended.then(() => {
        running.delete(thread);
        left.removeEventListener('abort', thread.leave);
        endTurn();
      });
      if (left.aborted) thread.leave();
      // a failure before anything was made is answered as one
      const first = await thread.chunks.next().catch((error: unknown) => {
        throw left.aborted ? busy() : error;
      });
      return continued(first, thread.chunks);
    },
    async close() {
      for (const thread of running) thread.leave();
      await Promise.all([...running].map(({ ended }) => ended));
    },
  };
}

/** No thread, no turn: the system may have none to give. */
function startedOr<Started>(otherwise: () => void, start: () => Started): Started {
  try {
    return start();
  } catch (error) {
    otherwise();
    throw error;
  }
}

/** What was read already, and the rest. Not a generator: one that nobody has read from does not hear that it ends. */
function continued<Value>(
  first: IteratorResult<Value, void>,
  rest: AsyncGenerator<Value, void>,
): AsyncIterableIterator<Value> {
  let read: IteratorResult<Value, void> | undefined = first;
  return {
    next() {
      const given = read;
      read = undefined;
      return given ? Promise.resolve(given) : rest.next();
    },
    return: () => rest.return(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
