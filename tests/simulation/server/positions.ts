import type { LogRow } from './image.ts';

type Place = Pick<LogRow, 'xid' | 'logSeq'>;

export const positionOf = ({ xid, logSeq }: Place): string => `${xid}.${logSeq}`;

/** Whether a reader who has come to this position has passed the row. */
export function isReadBy({ xid, logSeq }: Place, position: string): boolean {
  const [atXid = 0, atSeq = 0] = position.split('.').map(Number);
  return xid < atXid || (xid === atXid && logSeq <= atSeq);
}

/** What readers after this position may see, in order: they stay behind the oldest transaction that runs. */
export const readable = (rows: readonly LogRow[], after: string, horizon: number): LogRow[] =>
  rows
    .filter((row) => row.xid < horizon && !isReadBy(row, after))
    .sort((one, other) => one.xid - other.xid || one.logSeq - other.logSeq);
