/** What the browser tells the loop; passed in, so that tests play it. */
export type Signals = {
  isOnline(): boolean;
  isVisible(): boolean;
  /** Returns how to stop listening. */
  on(signal: 'online' | 'visible' | 'hidden', run: () => void): () => void;
};

/** Runs once after so many milliseconds; returns how to cancel. */
export type After = (ms: number, run: () => void) => () => void;

export const browserAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** `pagehide` too: Safari does not always say `visibilitychange` before it lets go of a page. */
export function browserSignals(window: Window): Signals {
  const { document, navigator } = window;
  const isVisible = () => document.visibilityState === 'visible';
  return {
    isOnline: () => navigator.onLine,
    isVisible,
    on(signal, run) {
      const stop = new AbortController();
      const options = { signal: stop.signal };
      const onVisibility = () => {
        if (isVisible() === (signal === 'visible')) run();
      };
      if (signal === 'online') window.addEventListener('online', run, options);
      else document.addEventListener('visibilitychange', onVisibility, options);
      if (signal === 'hidden') window.addEventListener('pagehide', run, options);
      return () => stop.abort();
    },
  };
}
