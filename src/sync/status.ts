import type { Instant } from '#model/ids.ts';
import type { FailureClass } from '#model/protocol/phone-decisions.ts';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';

/** How the journey stands, for screens. A new object with each change. */
export type SyncStatus = {
  phase: 'idle' | 'sending' | 'waiting';
  /** When the server last answered. */
  lastContactAt: Instant | null;
  failure: {
    class: FailureClass;
    refusal: RequestRefusal | null;
    detail: string | null;
    at: Instant;
    nextTryAt: Instant | null;
  } | null;
  /** Revisions of this phone without a receipt or a refusal, and observations with answers not minted yet. */
  pending: number;
  /** Photos of this phone without a receipt or a refusal. */
  photos: number;
};

export type StatusBoard = {
  now(): SyncStatus;
  show(change: Partial<SyncStatus>): void;
  subscribe(run: () => void): () => void;
};

export function statusBoard(): StatusBoard {
  let status: SyncStatus = { phase: 'idle', lastContactAt: null, failure: null, pending: 0, photos: 0 };
  const listeners = new Set<() => void>();
  return {
    now: () => status,
    show(change) {
      status = { ...status, ...change };
      for (const run of listeners) run();
    },
    subscribe(run) {
      const own = () => run();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
