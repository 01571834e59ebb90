/** A hidden page paints nothing, and an engine may not tell: then so long. */
const AT_MOST_MS = 5_000;

/** Resolves when the first screen has been painted. What nobody looks at begins then. */
export function screenStands({ PerformanceObserver, setTimeout }: Window & typeof globalThis): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, AT_MOST_MS);
    const observer = new PerformanceObserver((entries) => {
      if (entries.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}
