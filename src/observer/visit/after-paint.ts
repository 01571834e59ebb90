/** Long enough for a frame on a slow phone; frames stop while a page is hidden. */
const LATEST_MS = 60;

/** Resolves once the screen has shown what a tap did; at once when nobody looks. */
export function afterPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const timer = setTimeout(done, LATEST_MS);
    document.addEventListener('visibilitychange', done);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  });
}
