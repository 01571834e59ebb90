import type { Form } from '#model/form.ts';
import { PullRequest, PushRequest } from '#model/protocol/messages.ts';
import { PhotoBegin, PhotoChunk } from '#model/protocol/photo-messages.ts';
import { createFollower } from '#server/follower/follower.ts';
import { beginPhoto, takeChunk } from '#server/photos/receive-photo.ts';
import { REFUSAL_STATUS, RequestRefused, refuse } from '#server/refusals.ts';
import { syncBody } from '#server/routes/read-body.ts';
import type { Device } from '#server/store/devices.ts';
import { type Pulling, pull } from '#server/sync/pull.ts';
import { type Pushing, push } from '#server/sync/push.ts';
import { createPushQueue } from '#server/sync/push-queue.ts';
import type { SyncStore } from '#server/sync/sync-store.ts';
import type { Chance } from '../chance.ts';
import { type Mortal, mortal } from '../mortal.ts';
import type { Mutation } from '../mutation.ts';
import { readAsCurrent } from '../phone/older-app.ts';
import type { Timeline } from '../timeline.ts';
import type { LogStore } from './log-store.ts';
import type { ServerLife } from './transactions.ts';

/** What happens to the server, as probabilities per operation of the database. */
export type ServerWeather = { dies: number; away: number; slow: number };

export const STEADY: ServerWeather = { dies: 0, away: 0, slow: 0 };

export type Answer = { status: number; text: string; retryAfterMs: number | null };

/** `text` is empty where there are bytes. */
export type Request = { path: string; token: string | undefined; text: string; bytes?: Uint8Array<ArrayBuffer> };

export type Process = Mortal & {
  /** Never resolves when the process dies before it has answered. */
  answer(request: Request): Promise<Answer>;
  follow(): Promise<void>;
  life: ServerLife;
  sync: SyncStore;
};

/** Of the whole server what a journey needs; the routes are `app.ts`'s in fewer words. */
export function startProcess(world: {
  log: LogStore;
  chance: Chance;
  timeline: Timeline;
  weather: () => ServerWeather;
  server: Pick<Pushing, 'keys' | 'cryptography' | 'clock'> & Pick<Pulling, 'epoch'>;
  mutation: Mutation;
  /** Something new is in the log. */
  wake: () => Promise<void>;
  died: () => void;
  /** A server of another release: it does not know this protocol. */
  otherProtocol: boolean;
  /** It still reads what apps of the older protocol send, and tells them nothing. */
  takesOlderPushes: boolean;
}): Process {
  const { log, chance, timeline, weather, mutation } = world;
  const endings = new Set<() => void>();
  const life = mortal(() => {
    for (const end of endings) end();
    world.died();
  });
  const steps: ServerLife = {
    async step() {
      if (!life.isAlive()) return new Promise(() => undefined);
      if (chance.happens(weather().dies)) {
        life.die();
        return new Promise(() => undefined);
      }
      if (chance.happens(weather().slow)) {
        await timeline.sleep(chance.between(1, 3_000));
        if (!life.isAlive()) return new Promise(() => undefined);
      }
      if (chance.happens(weather().away)) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    },
    atDeath(run) {
      endings.add(run);
      return () => void endings.delete(run);
    },
  };
  const sync = mutation.sync?.(log.syncStore(steps), { log, life: steps }) ?? log.syncStore(steps);
  const followed = log.followedLog(steps, () => timeline.sleep(chance.between(0, 50)));
  const follower = createFollower(mutation.followed?.(followed) ?? followed);
  const { clock } = world.server;
  const pushes = createPushQueue({ sync, clock, store: { wake: world.wake } });
  const server = { ...world.server, sync, pushes, photos: log.photoStore(steps) };

  const pushed = (text: string): string => (world.takesOlderPushes ? readAsCurrent(text) : text);

  async function route({ path, token, text, bytes }: Request): Promise<unknown> {
    const device = await deviceOf(path, token);
    if (world.otherProtocol) throw refuse('PROTOCOL_UNKNOWN', '2');
    if (path === '/api/v1/push') return push(server, device, syncBody(pushed(text), PushRequest));
    if (path === '/api/v1/pull')
      return pull(server, device, syncBody(text, PullRequest), { knowsPhotos: false, knowsProtection: false });
    const [, hash, query] = /^\/api\/v1\/photos\/([0-9a-f]{64})\??(.*)$/.exec(path) ?? [];
    if (hash !== undefined && bytes)
      return takeChunk(server, device, hash, {
        ...PhotoChunk.parse(Object.fromEntries(new URLSearchParams(query))),
        content: bytes,
      });
    if (hash !== undefined) return beginPhoto(server, device, hash, syncBody(text, PhotoBegin));
    const [, id, version] = /^\/api\/v1\/forms\/([a-z]+)\/(\d+)$/.exec(path) ?? [];
    const form: Form | undefined = log.image.forms.get(`${id} ${version}`);
    if (device.state === 'suspended') throw refuse('DEVICE_SUSPENDED');
    if (!form) throw refuse('NOT_FOUND', 'form');
    return form;
  }

  async function deviceOf(path: string, token: string | undefined): Promise<Device> {
    await steps.step();
    const kind = /^\/api\/v1\/p(ush|hotos)/.test(path) ? 'push_token_hash' : 'read_token_hash';
    const device = [...log.image.devices.values()].find((each) => each[kind] === token);
    if (!device) throw refuse('TOKEN_UNKNOWN');
    return { ...device };
  }

  return {
    ...life,
    sync,
    life: steps,
    follow: () => follower.catchUp(),
    async answer(request) {
      try {
        return { status: 200, text: JSON.stringify(await route(request)), retryAfterMs: null };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

function refusalOf(error: unknown): Answer {
  if (error instanceof RequestRefused) {
    const { refusal, retryAfterSeconds } = error;
    const retryAfterMs = retryAfterSeconds === undefined ? null : retryAfterSeconds * 1000;
    return { status: REFUSAL_STATUS[refusal.refusal], text: JSON.stringify(refusal), retryAfterMs };
  }
  const status = (error as { code?: string }).code === 'ECONNRESET' ? 503 : 500;
  return { status, text: JSON.stringify({ refusal: 'BUSY', sentence: 'Busy' }), retryAfterMs: 5_000 };
}
