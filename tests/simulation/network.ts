import type { Exchange } from '#model/protocol/phone-decisions.ts';
import type { Transport } from '#sync/transport.ts';
import type { Chance } from './chance.ts';
import type { Answer, Process } from './server/process.ts';
import type { Timeline } from './timeline.ts';

/** How likely a request meets each of these. */
export type NetworkWeather = { bad: number };

const TIMEOUT_MS = 20_000;

const HTML: Answer = { status: 200, text: '<html>Please sign in to the café</html>', retryAfterMs: null };

/** What something between phone and server may answer in the server's place. */
const inItsPlace = (chance: Chance): Answer =>
  chance.pick([
    HTML,
    { ...HTML, status: 511 },
    { status: 413, text: '<html>Too large</html>', retryAfterMs: null },
    { status: 429, text: '', retryAfterMs: chance.between(1, 60) * 1000 },
    { status: 500, text: 'oops', retryAfterMs: null },
    { status: 502, text: '<html>Bad gateway</html>', retryAfterMs: null },
    { status: 503, text: '', retryAfterMs: 5_000 },
  ]);

/** The text ends too early. */
const cut = (text: string, chance: Chance): string => text.slice(0, chance.between(0, Math.max(0, text.length - 1)));

/**
 * Between one tab and the server's processes: drops, delays, so reorders, repeats, cuts short, and answers in the
 * server's place.
 */
export function networkOf(world: {
  chance: Chance;
  timeline: Timeline;
  weather: () => NetworkWeather;
  isOnline: () => boolean;
  isAwake: () => boolean;
  processes: () => readonly Process[];
  /** An envelope the server stumbles over. */
  stumbles: (text: string) => boolean;
}): Transport {
  const { chance, timeline, weather } = world;
  const isBad = () => chance.happens(weather().bad);

  async function reach(path: string, token: string | undefined, text: string): Promise<Answer | undefined> {
    const alive = world.processes().filter((process) => process.isAlive());
    if (alive.length === 0) return undefined;
    if (world.stumbles(text)) return { status: 500, text: '', retryAfterMs: null };
    return chance.pick(alive).answer({ path, token, text });
  }

  /** Resolves with the answer, or undefined when the connection broke; never when nothing comes back. */
  async function carry(path: string, token: string | undefined, body: string): Promise<Answer | undefined> {
    await timeline.sleep(isBad() ? chance.between(500, 40_000) : chance.between(20, 400));
    if (!world.isOnline() || isBad()) return undefined;
    if (isBad()) return inItsPlace(chance);
    const text = isBad() ? cut(body, chance) : body;
    if (isBad()) void timeline.sleep(chance.between(0, 120_000)).then(() => reach(path, token, body));
    const answer = await reach(path, token, text);
    await timeline.sleep(isBad() ? chance.between(500, 40_000) : chance.between(20, 400));
    if (!answer || !world.isOnline() || isBad()) return undefined;
    return isBad() ? { ...answer, text: cut(answer.text, chance) } : answer;
  }

  async function exchange(path: string, token: string | undefined, body: string): Promise<Exchange> {
    if (!world.isOnline()) return { kind: 'unreachable', online: false };
    let stopWaiting = () => {};
    const timeout = new Promise<Exchange>((resolve) => {
      stopWaiting = timeline.after(TIMEOUT_MS, () => resolve({ kind: 'timeout' }));
    });
    const arrival = carry(path, token, body).then(
      (answer): Exchange =>
        answer
          ? { kind: 'answer', status: answer.status, json: jsonIn(answer.text), retryAfterMs: answer.retryAfterMs }
          : { kind: 'unreachable', online: true },
    );
    const ended = await Promise.race([timeout, arrival]);
    stopWaiting();
    // a tab that is gone hears nothing any more
    return world.isAwake() ? ended : new Promise(() => undefined);
  }

  return {
    post: (path, body, token) => exchange(path, token, JSON.stringify(body)),
    put: () => Promise.reject(new Error('Photos are not simulated')),
    get: (path, token) => exchange(path, token, ''),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
