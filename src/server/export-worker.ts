import { on } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { inChunks } from './desk/chunks.ts';
import type { ExportTask, FromExportThread, ToExportThread } from './desk/export-messages.ts';
import { contentOf } from './desk/exports.ts';
import { openStoreForReading } from './store/database.ts';
import { newImmutables } from './store/immutables.ts';

/** The thread of one export. Ends by itself when the file is whole, has failed, or is not wanted any more. */
async function makeExport(port: MessagePort, { place, order, leaveMs }: ExportTask): Promise<void> {
  const tell = (message: FromExportThread, handedOver: ArrayBuffer[] = []) => port.postMessage(message, handedOver);
  port.on('message', (message: ToExportThread) => {
    if (message === 'leave') setTimeout(() => process.exit(), leaveMs).unref();
  });
  const asked = on(port, 'message') as AsyncIterable<[ToExportThread]>; // nobody else has the port
  const { db, close } = await openStoreForReading(place);
  try {
    const chunks = inChunks(await contentOf({ db, immutables: newImmutables() }, order));
    for await (const [message] of asked) {
      if (message === 'leave') return;
      const { done, value: bytes } = await chunks.next();
      if (done) return tell({ kind: 'whole' });
      tell({ kind: 'chunk', bytes }, [bytes.buffer]);
    }
  } catch (error) {
    const { message, stack, code } = error as NodeJS.ErrnoException;
    tell({ kind: 'failed', message, stack, code });
  } finally {
    await close();
    port.close(); // listened to, it would keep the thread
  }
}

// what is thrown outside, such as by a database that does not open, ends the thread and is heard by whoever started it
if (parentPort) await makeExport(parentPort, workerData as ExportTask);
