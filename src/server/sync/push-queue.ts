import type { Id } from '#model/ids.ts';
import type { PushOutcome } from '#model/protocol/messages.ts';
import { type Clock, nowOf } from '#server/clock.ts';
import { isDatabaseAway } from '#server/store/database-away.ts';
import type { Contact } from '#server/store/devices.ts';
import type { RefusedRevision } from '#server/store/refused-revisions.ts';
import type { Store } from '#server/store/store.ts';
import type { Arrived } from './open-envelopes.ts';
import { type Outcomes, storeRevisions } from './store-revisions.ts';
import type { SyncStore } from './sync-store.ts';

/**
 * What one push brings: revisions its devices really wrote, what it sent that could not be read, and word of the device
 * that sent it; a file says nothing of one.
 */
export type Push = { arrived: readonly Arrived[]; unread: readonly RefusedRevision[]; contact: Contact | undefined };

/** Stores pushes, those that wait at the same time in one transaction. */
export type PushQueue = {
  /** Resolves after the commit. @throws what kept one of its observations from being stored; the others are. */
  store(push: Push): Promise<Outcomes>;
};

type Queueing = { sync: SyncStore; store: Pick<Store, 'wake'>; clock: Clock };

type Waiting = { push: Push; stored: (outcomes: Outcomes) => void; failed: (error: unknown) => void };

/** Revisions of one transaction; a larger push is alone in its own. On SQLite nothing else runs meanwhile. */
const TOGETHER = 32;

/**
 * One transaction at a time in this process. A commit waits for the disk; while it does, the next ones gather, so that
 * the more come the fewer commits each needs. A transaction that fails is undone and taken apart, by push and then by
 * observation: what cannot be stored keeps nothing else from being stored.
 */
export function createPushQueue(server: Queueing): PushQueue {
  const waiting: Waiting[] = [];
  let storing = false;

  async function storeWaiting(): Promise<void> {
    storing = true;
    while (waiting.length > 0) {
      await storeTogether(server, takeGroup(waiting));
      await server.sync.othersTurn();
    }
    storing = false;
  }

  return {
    store: (push) =>
      new Promise((stored, failed) => {
        waiting.push({ push, stored, failed });
        if (!storing) void storeWaiting();
      }),
  };
}

function takeGroup(waiting: Waiting[]): Waiting[] {
  let revisions = 0;
  const over = waiting.findIndex(({ push }, index) => {
    revisions += push.arrived.length;
    return index > 0 && revisions > TOGETHER;
  });
  return waiting.splice(0, over === -1 ? waiting.length : over);
}

/** Never throws: each push of the group is told. */
async function storeTogether(server: Queueing, group: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await storeAtOnce(
      server,
      group.map(({ push }) => push),
    );
    if ([...outcomes.values()].some(({ outcome }) => outcome === 'stored')) await server.store.wake();
    for (const { stored } of group) stored(outcomes);
  } catch (error) {
    if (group.length > 1 && !isDatabaseAway(error)) for (const each of group) await storeTogether(server, [each]);
    else for (const each of group) await storeApart(server, each, error);
  }
}

/** Each observation by itself, after `error` undid them together. */
async function storeApart(server: Queueing, { push, stored, failed }: Waiting, error: unknown): Promise<void> {
  const parts = byObservation(push.arrived);
  if (parts.length < 2 || isDatabaseAway(error)) return failed(error);
  const all: Outcomes = new Map();
  const errors: unknown[] = [];
  for (const arrived of parts)
    try {
      for (const [each, outcome] of await storeAtOnce(server, [{ ...push, arrived }])) all.set(each, outcome);
    } catch (fault) {
      errors.push(fault);
    }
  if (all.size > 0) await server.store.wake();
  if (errors.length > 0) failed(errors[0]);
  else stored(all);
}

const storeAtOnce = ({ sync, clock }: Queueing, pushes: readonly Push[]): Promise<Outcomes> =>
  sync.writing(async (log) => {
    const outcomes = await storeRevisions(
      { log, clock },
      pushes.flatMap(({ arrived }) => arrived),
    );
    const refused = [...outcomes].flatMap(([{ read }, outcome]) =>
      refusedRevision({ ...read.revision, revision: read.revision.id }, outcome),
    );
    const unread = pushes.flatMap((push) => push.unread);
    await log.noteRefusals([...refused, ...unread], nowOf(clock));
    await log.noteContacts({
      heard: pushes.flatMap(({ contact }) => contact ?? []),
      carried: pushes.flatMap((push) => carriedBy(push, outcomes)),
    });
    return outcomes;
  });

type Named = Pick<RefusedRevision, 'device' | 'revision' | 'seq'>;

/** How a refusal is remembered; nothing when it is none. */
export const refusedRevision = ({ device, revision, seq }: Named, outcome: PushOutcome): RefusedRevision[] =>
  outcome.outcome === 'refused' ? [{ device, revision, seq, code: outcome.code, detail: outcome.detail ?? null }] : [];

/** What is held now of other phones than the one that sends. */
const carriedBy = ({ arrived, contact }: Push, outcomes: Outcomes): { device: Id; seq: number }[] =>
  arrived
    .filter((each) => outcomes.get(each)?.outcome !== 'refused' && each.read.revision.device !== contact?.device)
    .map(({ read }) => read.revision);

function byObservation(arrived: readonly Arrived[]): Arrived[][] {
  const groups = new Map<Id, Arrived[]>();
  for (const each of arrived) {
    const { observation } = each.read.revision;
    groups.set(observation, [...(groups.get(observation) ?? []), each]);
  }
  return [...groups.values()];
}
