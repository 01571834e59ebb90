import { carriedWaitingCount } from '#device/carried.ts';
import type { Device } from '#device/device.ts';
import { identityOf } from '#device/enrolment.ts';
import { waitingCount } from '#device/outbox.ts';
import { waitingPhotoCount } from '#device/photo-queue.ts';
import { mintAll } from '#device/revisions.ts';
import { stateValue } from '#device/state.ts';
import { fractionOf } from '#device/surroundings.ts';
import { unmintedCount } from '#device/unminted.ts';
import type { Id } from '#model/ids.ts';
import { type Failure, failure, waitMs } from '#model/protocol/phone-decisions.ts';
import type { Lead } from './lead.ts';
import { type SyncStatus, statusBoard } from './status.ts';
import type { After, Signals } from './surroundings.ts';
import type { Transport } from './transport.ts';
import { travel } from './travel.ts';

/*
 *      start, enrolled, online, visible, minted, asked, freed, a look every two minutes
 *   ┌──────┐ ───────────────────────────────────────────────────────────────► ┌─────────┐
 *   │ idle │                                                                  │ sending │ ─┐ woken meanwhile:
 *   └──────┘ ◄─────────────────────────────────────────────────────────────── └─────────┘ ◄┘ once more
 *                          all went well, or another tab is on its way          │     ▲
 *                                                                       failure │     │ time is up; online, visible or
 *                                                                               ▼     │ asked (never before Retry-After)
 *                                                                             ┌─────────┐
 *                                                                             │ waiting │
 *                                                                             └─────────┘
 */

export type Loop = {
  status(): SyncStatus;
  subscribe(run: () => void): () => void;
  /** The person asks; resolves when the journey it began, or joined, is over. */
  sendNow(): Promise<void>;
  /** Resolves when the journey under way is over. */
  stop(): Promise<void>;
};

type Reason = 'start' | 'online' | 'visible' | 'minted' | 'asked' | 'enrolled' | 'freed' | 'time';

/** Something changed for the better: worth a try before the time is up, though not before Retry-After. */
const HURRIES: readonly Reason[] = ['online', 'visible', 'asked', 'enrolled'];

/** Moments at which everything typed leaves, what was typed last included. */
const TAKES_ALL: readonly Reason[] = ['start', 'online', 'visible', 'asked'];

/** With the app open and nothing to send, headquarters' words arrive at least so often. */
const LOOK_MS = 120_000;

/** Decides when to travel, and nothing else. Never holds up writing. */
export function startLoop(world: {
  device: Device;
  transport: Transport;
  lead: Lead;
  signals: Signals;
  after: After;
  /** The first journey waits for it: opening the app comes first. */
  begun?: Promise<void>;
}): Loop {
  const { device, transport, lead, signals, after, begun } = world;
  const board = statusBoard();
  /** Envelopes that failed alone: the others go first. */
  const aside = new Set<Id>();
  let failures = 0;
  let notBeforeMs = 0;
  /** Woken during a journey: to go once more if it ends well, or whatever its end. */
  let again: 'no' | 'if-well' | 'anyway' = 'no';
  let isEnrolled = false;
  let waiting = 0;
  let mintFirst = false;
  let stopped = false;
  let journey: Promise<void> | undefined;
  let cancelTimer = () => {};

  function wake(reason: Reason): Promise<void> {
    if (stopped) return Promise.resolve();
    mintFirst ||= TAKES_ALL.includes(reason);
    if (journey) {
      if (HURRIES.includes(reason)) again = 'anyway';
      else if (again === 'no' && reason === 'minted') again = 'if-well';
      return journey;
    }
    const mayGo = board.now().phase !== 'waiting' || reason === 'time' || (HURRIES.includes(reason) && isDue());
    if (!mayGo) return Promise.resolve();
    journey = run().finally(() => {
      journey = undefined;
    });
    return journey;
  }

  async function run(): Promise<void> {
    do {
      again = 'no';
      cancelTimer();
      board.show({ phase: 'sending' });
      const unminted = await mintIfDue();
      let ended: Failure | null | undefined;
      try {
        ended = await lead(
          (stillLeads) => travel(device, transport, { stillLeads, aside }),
          () => void takeOver(),
        );
      } catch (error) {
        ended = bug(error);
      }
      await showEnd(ended ?? unminted ?? ended);
    } while (!stopped && goesOn());
  }

  /** What cannot be minted waits for the next journey, and keeps nothing that is minted from being sent. */
  async function mintIfDue(): Promise<Failure | undefined> {
    if (!mintFirst || !device.keyring.isOpen()) return undefined;
    mintFirst = false;
    return mintAll(device).then(
      () => undefined,
      (error: unknown) => {
        mintFirst = true;
        return bug(error);
      },
    );
  }

  const isDue = () => device.clock.monotonicMs() >= notBeforeMs;
  const goesOn = () => (board.now().phase === 'idle' ? again !== 'no' : again === 'anyway' && isDue());

  async function showEnd(ended: Failure | null | undefined): Promise<void> {
    failures = ended ? failures + 1 : 0;
    const ms = ended ? waitMs(failures, ended, fractionOf(device.random)) : LOOK_MS;
    notBeforeMs = device.clock.monotonicMs() + (ended?.retryAfterMs ?? 0);
    await look();
    if (!stopped) cancelTimer = after(ms, () => void wake('time'));
    if (ended) showFailure(ended, ms);
    board.show({ phase: ended ? 'waiting' : 'idle', ...(ended === null ? { failure: null } : {}) });
  }

  function showFailure({ class: kind, refusal, detail }: Failure, nextTryInMs: number | null): void {
    const now = device.clock.now();
    const nextTryAt = nextTryInMs === null ? null : new Date(now + nextTryInMs).toISOString();
    board.show({ failure: { class: kind, refusal, detail, at: new Date(now).toISOString(), nextTryAt } });
  }

  /** Brings the status up to date; says whether there is a reason to travel. */
  async function look(): Promise<'enrolled' | 'minted' | undefined> {
    const before = { waiting, isEnrolled };
    try {
      const photos = await waitingPhotoCount(device);
      const revisions = await waitingCount(device);
      waiting = revisions + photos + (await carriedWaitingCount(device));
      const pending = revisions + (await unmintedCount(device));
      const heard = await stateValue(device.database, 'heard');
      isEnrolled = (await identityOf(device)) !== undefined;
      board.show({ pending, photos, lastContactAt: heard?.heardAt ?? null });
      if (isEnrolled && !before.isEnrolled) return 'enrolled';
      return waiting > before.waiting ? 'minted' : undefined;
    } catch (error) {
      showFailure(bug(error), null);
      return undefined;
    }
  }

  async function lookAndWake(): Promise<void> {
    const reason = await look();
    if (reason) await wake(reason);
  }

  /** The tab that travelled has let go. If it died on the way, what it left is sent from here. */
  async function takeOver(): Promise<void> {
    await journey;
    await look();
    if (waiting > 0) await wake('freed');
  }

  const stopListening = [
    signals.on('online', () => void wake('online')),
    signals.on('visible', () => void wake('visible')),
    device.changes.watch(() => void lookAndWake()),
  ];
  if (begun) void begun.then(() => wake('start'));
  else void wake('start');

  return {
    status: board.now,
    subscribe: board.subscribe,
    sendNow: () => wake('asked'),
    async stop() {
      stopped = true;
      cancelTimer();
      for (const stop of stopListening) stop();
      await journey;
    },
  };
}

const bug = (error: unknown): Failure =>
  failure('bug', { detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
