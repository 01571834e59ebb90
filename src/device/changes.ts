import type { Id } from '#model/ids.ts';

/** What a committed transaction touched. */
export type Changed = { observations: readonly Id[] };

/** The part of BroadcastChannel that is used. */
export type Channel = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  close(): void;
};

export type Changes = {
  /** Tells this tab's watchers and the other tabs. Call after the commit, once memory is up to date. */
  announce(changed: Changed): void;
  watch(run: () => void): () => void;
  close(): void;
};

/** @param catchUp brings memory up to date with what another tab wrote, before the watchers hear of it. */
export function createChanges(
  channel: Channel | undefined,
  catchUp: (changed: Changed) => Promise<void>,
  failed: (error: unknown) => void,
): Changes {
  const watchers = new Set<() => void>();
  const tellWatchers = () => {
    for (const run of watchers) run();
  };
  let isClosed = false;
  channel?.addEventListener('message', ({ data }) => {
    const changed = data as Changed; // only this file posts on the channel
    catchUp(changed).then(
      () => isClosed || tellWatchers(),
      (error: unknown) => isClosed || failed(error),
    );
  });
  return {
    announce(changed) {
      tellWatchers();
      channel?.postMessage(changed);
    },
    watch(run) {
      const own = () => run();
      watchers.add(own);
      return () => void watchers.delete(own);
    },
    close() {
      isClosed = true;
      channel?.close();
    },
  };
}
