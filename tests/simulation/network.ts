import type { Exchange } from '#model/protocol/phone-decisions.ts';
import type { Transport } from '#sync/transport.ts';
import type { Chance } from './chance.ts';
import type { Answer, Process, Request } from './server/process.ts';
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

/** The text, or the bytes, end too early. */
const cut = <Whole extends { length: number; slice(from: number, to: number): Whole }>(whole: Whole, chance: Chance) =>
  whole.slice(0, chance.between(0, Math.max(0, whole.length - 1)));

const cutRequest = (request: Request, chance: Chance): Request =>
  request.bytes ? { ...request, bytes: cut(request.bytes, chance) } : { ...request, text: cut(request.text, chance) };

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

  async function reach(request: Request): Promise<Answer | undefined> {
    const alive = world.processes().filter((process) => process.isAlive());
    if (alive.length === 0) return undefined;
    if (world.stumbles(request.text)) return { status: 500, text: '', retryAfterMs: null };
    return chance.pick(alive).answer(request);
  }

  /** Resolves with the answer, or undefined when the connection broke; never when nothing comes back. */
  async function carry(request: Request): Promise<Answer | undefined> {
    await timeline.sleep(isBad() ? chance.between(500, 40_000) : chance.between(20, 400));
    if (!world.isOnline() || isBad()) return undefined;
    if (isBad()) return inItsPlace(chance);
    const arriving = isBad() ? cutRequest(request, chance) : request;
    if (isBad()) void timeline.sleep(chance.between(0, 120_000)).then(() => reach(request));
    const answer = await reach(arriving);
    await timeline.sleep(isBad() ? chance.between(500, 40_000) : chance.between(20, 400));
    if (!answer || !world.isOnline() || isBad()) return undefined;
    return isBad() ? { ...answer, text: cut(answer.text, chance) } : answer;
  }

  async function exchange(request: Request): Promise<Exchange> {
    if (!world.isOnline()) return { kind: 'unreachable', online: false };
    let stopWaiting = () => {};
    const timeout = new Promise<Exchange>((resolve) => {
      stopWaiting = timeline.after(TIMEOUT_MS, () => resolve({ kind: 'timeout' }));
    });
    const arrival = carry(request).then(
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
    post: (path, body, token) => exchange({ path, token, text: JSON.stringify(body) }),
    put: (path, bytes, token) => exchange({ path, token, text: '', bytes }),
    get: (path, token) => exchange({ path, token, text: '' }),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
