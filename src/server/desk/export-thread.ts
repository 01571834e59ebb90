import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ExportTask, FromExportThread, ToExportThread } from './export-messages.ts';

/** Chunks asked for before the reader has taken the one before them. */
const AHEAD = 2;

/** Room for what is read and soon forgotten; with the little a thread gets otherwise, collecting it takes a quarter more. */
const YOUNG_MB = 64;

export type ExportThread = {
  chunks: AsyncGenerator<Uint8Array>;
  /** Has the thread end, also in the middle. Not `terminate`: cut off inside libsql, it takes the whole process along. */
  leave(): void;
  ended: Promise<void>;
};

type Start = {
  /** Where `export-worker.ts` is. */
  file: string;
  task: ExportTask;
  /** A reader that takes nothing for so long has gone, and the thread ends. */
  stalledMs: number;
};

/** Starts the thread of one export, which makes a chunk when the reader has taken another. */
export function startExportThread({ file, task, stalledMs }: Start): ExportThread {
  const worker = new Worker(file, {
    name: 'export',
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const tell = (message: ToExportThread) => worker.postMessage(message);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', () => undefined); // thrown to whoever reads on; after that unheard, it would end the process
  const leave = () => tell('leave');

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const told = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[FromExportThread]>; // of `export-worker.ts`
    let waiting: NodeJS.Timeout | undefined;
    try {
      for (let asked = 0; asked < AHEAD; asked++) tell('next');
      for await (const [message] of told) {
        if (message.kind === 'whole') return;
        if (message.kind === 'failed') throw failureOf(message);
        waiting = setTimeout(leave, stalledMs);
        yield message.bytes;
        clearTimeout(waiting);
        tell('next');
      }
      throw new Error('The thread of an export ended before the export was whole');
    } finally {
      clearTimeout(waiting);
      leave();
    }
  }

  return { chunks: chunks(), leave, ended };
}

/** `code` says whether a database is away. */
const failureOf = ({ message, stack, code }: FromExportThread & { kind: 'failed' }): Error =>
  Object.assign(new Error(message), stack === undefined ? {} : { stack }, code === undefined ? {} : { code });
