import { buildStationSearch } from '#device/station-search.ts';
import type { Frame } from '#model/frame.ts';

export type Searched = { buildMs: number; keystrokesMs: number[]; nearestMs: number[]; found: number };

/** Runs in the page: types every text letter by letter, as fast as an input field would ask. */
export async function typeAll(frame: Frame, texts: readonly string[]): Promise<Searched> {
  const pause = () => new Promise<void>((resume) => setTimeout(resume));
  const startedAt = performance.now();
  const search = await buildStationSearch(frame, pause);
  const searched: Searched = { buildMs: performance.now() - startedAt, keystrokesMs: [], nearestMs: [], found: 0 };
  for (const text of texts) {
    const letters = [...text];
    for (let length = 1; length <= letters.length; length++) {
      const typed = letters.slice(0, length).join('');
      const at = performance.now();
      const found = search.find(typed);
      searched.keystrokesMs.push(performance.now() - at);
      if (length === letters.length && found.length > 0) searched.found += 1;
    }
    await pause();
  }
  const positions = frame.stations.flatMap(({ position }) => position ?? []).slice(0, 20);
  for (const position of positions) {
    const at = performance.now();
    search.nearest(position);
    searched.nearestMs.push(performance.now() - at);
  }
  return searched;
}
