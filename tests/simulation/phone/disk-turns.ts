import type { TableName } from '#device/tables.ts';
import type { Mortal } from '../mortal.ts';

/** A transaction that runs, or waits for its turn. */
export type Turn = { names: readonly TableName[]; writes: boolean; tab: Mortal; begin: (() => void) | undefined };

/** Whose transaction runs when, as IndexedDB says: in the order asked for; those that only read the same tables go together. */
export function diskTurns() {
  let queue: Turn[] = [];

  const clash = (one: Turn, other: Turn): boolean =>
    (one.writes || other.writes) && one.names.some((name) => other.names.includes(name));

  function beginWhatMay(): void {
    for (const [at, each] of queue.entries()) {
      const { begin } = each;
      if (!begin || queue.slice(0, at).some((before) => clash(before, each))) continue;
      each.begin = undefined;
      begin();
    }
  }

  function keep(isKept: (turn: Turn) => boolean): void {
    queue = queue.filter(isKept);
    if (queue.length > 0) beginWhatMay();
  }

  return {
    /** Undefined when nobody is before it. */
    take(turn: Turn): Promise<void> | undefined {
      queue.push(turn);
      if (queue.length === 1) return undefined;
      return new Promise((resolve) => {
        turn.begin = resolve;
        beginWhatMay();
      });
    },
    over: (turn: Turn): void => keep((each) => each !== turn),
    /** With a tab go its transactions: others need not wait for them. */
    tabIsGone: (): void => keep(({ tab }) => tab.isAlive()),
  };
}
