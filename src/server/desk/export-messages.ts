import type { StorePlace } from '#server/store/database.ts';
import type { ExportOrder } from './exports.ts';

/** What the thread of an export is started with. `leaveMs`: how long it may take to leave; then its database hangs. */
export type ExportTask = { place: StorePlace; order: ExportOrder; leaveMs: number };

/** `next` asks for one chunk; `leave` ends the thread, whatever was asked for before it. */
export type ToExportThread = 'next' | 'leave';

/** One for each `next`; `whole` and `failed` are the last. */
export type FromExportThread =
  | { kind: 'chunk'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'whole' }
  | { kind: 'failed'; message: string; stack: string | undefined; code: string | undefined };
