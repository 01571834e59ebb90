/** Work of which only so many may be under way at once; the rest waits in the order it came. */
export type Turns = {
  /** Resolves, when it is one's turn, to what ends the turn. @throws the reason of `left` when it aborts before */
  take(left: AbortSignal): Promise<() => void>;
};

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let taken = 0;

  const end = () => {
    taken -= 1;
    waiting.shift()?.();
  };

  return {
    take: (left) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          const place = waiting.indexOf(begin);
          if (place !== -1) waiting.splice(place, 1);
          reject(left.reason as Error);
        };
        const begin = () => {
          left.removeEventListener('abort', leave);
          taken += 1;
          resolve(end);
        };
        if (left.aborted) leave();
        else if (taken < atOnce) begin();
        else {
          waiting.push(begin);
          left.addEventListener('abort', leave, { once: true });
        }
      }),
  };
}
