type Limit = {
  running: number;
  waiting: number;
  /** What is thrown, before the task begins, when `waiting` others already wait. */
  tooMany: () => Error;
};

/** Runs at most `running` tasks at once, first come first served. */
export function atMost(limit: Limit): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (running >= limit.running) {
      if (queue.length >= limit.waiting) throw limit.tooMany();
      await new Promise<void>((turn) => queue.push(turn));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
