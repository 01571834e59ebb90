/** Runs works under one name one after the other, in the order they were asked for. A failed one holds up none. */
export type Turns = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(name, turn);
    const done = () => {
      if (last.get(name) === turn) last.delete(name);
    };
    turn.then(done, done);
    return turn;
  };
}
