/** What is on its way from a keystroke, or from the camera, to the disk. It is in memory only. */
export type Writes = {
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is on its way. */
  over(): Promise<void>;
};

export function createWrites(): Writes {
  const underWay = new Set<Promise<unknown>>();
  return {
    during(work) {
      const written = work();
      underWay.add(written);
      const done = () => void underWay.delete(written);
      written.then(done, done);
      return written;
    },
    async over() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
