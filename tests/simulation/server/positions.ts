import type { LogRow } from './log-store.ts';

/** Whether a reader who has come to this position has passed the row. */
export function isReadBy({ xid, logSeq }: Pick<LogRow, 'xid' | 'logSeq'>, position: string): boolean {
  const [atXid = 0, atSeq = 0] = position.split('.').map(Number);
  return xid < atXid || (xid === atXid && logSeq <= atSeq);
}
