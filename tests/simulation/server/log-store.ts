import type { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import { foldObservation, headsDigest } from '#model/observation/fold.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Link } from '#model/protocol/server-decisions.ts';
import type { FollowedLog, FollowerSteps } from '#server/follower/followed-log.ts';
import type { Device } from '#server/store/devices.ts';
import type { Accepted } from '#server/store/log.ts';
import type { Opened } from '#server/store/observations.ts';
import type { Referred } from '#server/sync/reference.ts';
import type { SyncStore, WritableLog } from '#server/sync/sync-store.ts';
import { createLocks } from './locks.ts';

/**
 * The server's database as PostgreSQL would behave under two processes: read committed, rows locked by their writers,
 * numbers given out before the commit that shows them. Transactions are steps that others may come between.
 */
export type LogRow = Accepted & { logSeq: number; xid: number; at: string };

/** The observation's row: what the last fold said, and how many revisions it knew of. */
export type FoldRow = { opened: Opened; digest: string; folded: number };

/** What a backup holds. */
export type Image = {
  rows: LogRow[];
  folds: Map<Id, FoldRow>;
  devices: Map<Id, Device>;
  /** Device and number of what was refused. */
  refusals: Set<string>;
  told: Set<string>;
  forms: Map<string, Form>;
  cursors: Map<string, string>;
  projected: Map<Id, string>;
  sequence: number;
};

export type LogStore = {
  image: Image;
  /** Every transaction gets a number when it first writes; readers stay behind the oldest that runs. */
  horizon(): number;
  backUp(): Image;
  /** In the place of what there is. Transactions under way must have been killed. */
  restore(image: Image): void;
  syncStore(process: ServerLife): SyncStore;
  followedLog(process: ServerLife): FollowedLog;
};

/** The process that uses the database. */
export type ServerLife = {
  /** Comes before every operation, and may wait, throw, or never return. */
  step(): Promise<void>;
  /** Returns how to take it back. */
  atDeath(run: () => void): () => void;
};

type Transaction = {
  xid: number | undefined;
  rows: LogRow[];
  folds: Map<Id, FoldRow>;
  numbers: Map<Id, number>;
  refusals: Set<string>;
};

const isAfter = (row: LogRow, [xid, seq]: readonly [number, number]): boolean =>
  row.xid > xid || (row.xid === xid && row.logSeq > seq);

const partsOf = (position: string): [number, number] => {
  const [xid = '0', seq = '0'] = position.split('.');
  return [Number(xid), Number(seq)];
};

const copyOf = (image: Image): Image => ({
  ...image,
  rows: [...image.rows],
  folds: new Map(image.folds),
  devices: new Map([...image.devices].map(([id, device]) => [id, { ...device }])),
  refusals: new Set(image.refusals),
  told: new Set(image.told),
  forms: new Map(image.forms),
  cursors: new Map(image.cursors),
  projected: new Map(image.projected),
});

/**
 * @param committed hears of the rows of each commit, and of the observation's row
 * @param teamOfPerson who is in which team now
 */
export function createLogStore(world: {
  referenceOf: (team: Id, forms: ReadonlyMap<string, Form>) => Referred;
  teamOfPerson: (person: Id) => Id | undefined;
  committed: (rows: readonly LogRow[], folds: ReadonlyMap<Id, FoldRow>) => void;
}): LogStore {
  const { referenceOf, teamOfPerson, committed } = world;
  let running = new Set<Transaction>();
  let locks = createLocks();
  let lastXid = 0;
  const store: LogStore = {
    image: {
      rows: [],
      folds: new Map(),
      devices: new Map(),
      refusals: new Set(),
      told: new Set(),
      forms: new Map(),
      cursors: new Map(),
      projected: new Map(),
      sequence: 0,
    },
    horizon: () => Math.min(lastXid + 1, ...[...running].flatMap(({ xid }) => xid ?? [])),
    backUp: () => copyOf(store.image),
    restore(image) {
      running = new Set();
      locks = createLocks();
      store.image = copyOf(image);
      store.image.rows = store.image.rows.map((row) => ({ ...row, xid: 0 }));
      store.image.cursors = new Map();
    },
    syncStore,
    followedLog,
  };

  const readable = (after: string): LogRow[] => {
    const from = partsOf(after);
    const horizon = store.horizon();
    return store.image.rows
      .filter((row) => row.xid < horizon && isAfter(row, from))
      .sort((a, b) => a.xid - b.xid || a.logSeq - b.logSeq);
  };

  async function inTransaction<Result>(
    { step, atDeath }: ServerLife,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    const transaction: Transaction = {
      xid: undefined,
      rows: [],
      folds: new Map(),
      numbers: new Map(),
      refusals: new Set(),
    };
    const [mine, held] = [locks, running];
    held.add(transaction);
    let killed = false;
    const end = () => {
      killed = true;
      held.delete(transaction);
      mine.releaseAll(transaction);
    };
    const stayAlive = atDeath(end);
    try {
      const result = await work(transaction);
      await step();
      if (killed) return await new Promise(() => undefined);
      commit(transaction);
      return result;
    } finally {
      stayAlive();
      end();
    }
  }

  function commit({ rows, folds, numbers, refusals }: Transaction): void {
    store.image.rows.push(...rows);
    for (const each of refusals) store.image.refusals.add(each);
    for (const [id, fold] of folds) store.image.folds.set(id, fold);
    for (const [id, number] of numbers) {
      const device = store.image.devices.get(id);
      if (device) device.highest_seq = number;
    }
    if (rows.length > 0 || folds.size > 0) committed(rows, folds);
  }

  function writableLog(step: () => Promise<void>, transaction: Transaction): WritableLog {
    const rows = () => [...store.image.rows, ...transaction.rows];
    const revisionsIn = (id: Id) => rows().flatMap(({ revision }) => (revision.observation === id ? [revision] : []));
    const lock = async (key: string) => {
      transaction.xid ??= ++lastXid;
      await locks.take(key, transaction);
    };
    return {
      othersWrite: true,
      async hashesOf(ids) {
        await step();
        const asked = new Set(ids);
        return new Map(rows().flatMap(({ revision, hash }) => (asked.has(revision.id) ? [[revision.id, hash]] : [])));
      },
      async linksAt(places) {
        await step();
        const links = new Map<Id, Link[]>();
        for (const { revision, hash } of rows()) {
          const { id, device, seq, prev } = revision;
          if (places.some((place) => place.device === device && place.seq === seq))
            links.set(device, [...(links.get(device) ?? []), { id, seq, prev, hash }]);
        }
        return links;
      },
      async openedAmong(ids) {
        await step();
        const found = ids.flatMap((id) => (transaction.folds.get(id) ?? store.image.folds.get(id))?.opened ?? []);
        return new Map(found.map((opened) => [opened.id, opened]));
      },
      async form({ id, version }) {
        await step();
        return store.image.forms.get(`${id} ${version}`);
      },
      async lockObservations(all) {
        for (const opened of [...all].sort((one, other) => (one.id < other.id ? -1 : 1))) {
          await step();
          await lock(`observation ${opened.id}`);
          const { id, mission, team, form, formVersion } = opened;
          if (!store.image.folds.has(id))
            transaction.folds.set(id, { opened: { id, mission, team, form, formVersion }, digest: '', folded: 0 });
        }
      },
      async revisionsOf(observations) {
        await step();
        const found = new Map<Id, Revision[]>();
        for (const { revision } of rows())
          if (observations.includes(revision.observation))
            found.set(revision.observation, [...(found.get(revision.observation) ?? []), revision]);
        return found;
      },
      async appendRevisions(accepted, at) {
        const numbers = new Map<Id, number>();
        for (const each of accepted) {
          await step();
          await lock(`revision ${each.revision.id}`);
          if (rows().some(({ revision }) => revision.id === each.revision.id)) continue;
          const logSeq = ++store.image.sequence;
          transaction.rows.push({ ...each, logSeq, xid: transaction.xid ?? 0, at });
          numbers.set(each.revision.id, logSeq);
        }
        return numbers;
      },
      async standing(id) {
        await step();
        const own = foldObservation(revisionsIn(id));
        const form = store.image.forms.get(`${own.form} ${own.formVersion}`);
        if (!form) throw new Error(`Observation ${id} has lost its form`);
        return { observation: own, own, form };
      },
      async refold({ appended, held }) {
        for (const observation of appended.keys()) {
          await step();
          const revisions = held?.get(observation) ?? revisionsIn(observation);
          const { id, mission, team, form, formVersion, heads } = foldObservation(revisions);
          await lock(`observation ${id}`);
          const opened = { id, mission, team, form, formVersion };
          transaction.folds.set(id, { opened, digest: headsDigest(heads), folded: revisions.length });
        }
      },
      async noteRefusals(refused) {
        for (const { device, seq } of refused) {
          await step();
          transaction.refusals.add(`${device} ${seq}`);
        }
      },
      async noteContacts({ heard, carried }) {
        const said = [...heard.map(({ device, highestSeq: seq }) => ({ device, seq })), ...carried];
        for (const { device, seq } of said.sort((one, other) => (one.device < other.device ? -1 : 1))) {
          await step();
          await lock(`device ${device}`);
          const known = transaction.numbers.get(device) ?? store.image.devices.get(device)?.highest_seq ?? 0;
          transaction.numbers.set(device, Math.max(known, seq));
        }
      },
      async takeNumber(device) {
        await step();
        await lock(`device ${device}`);
        const seq = (store.image.devices.get(device)?.highest_seq ?? 0) + 1;
        transaction.numbers.set(device, seq);
        const before = rows().find(({ revision }) => revision.device === device && revision.seq === seq - 1);
        return { seq, prev: before?.hash ?? null };
      },
    };
  }

  function syncStore(process: ServerLife): SyncStore {
    const { step } = process;
    return {
      async devicesById(ids) {
        await step();
        return new Map(ids.flatMap((id) => (store.image.devices.has(id) ? [[id, known(id)]] : [])));
      },
      async teamsOfDevices(ids) {
        await step();
        return new Map(ids.map((id) => [id, teamsOf(id)]));
      },
      async noteHeard(id, at) {
        await step();
        const device = store.image.devices.get(id);
        if (device) device.last_contact_at = at;
      },
      async tellTeam(device, team) {
        await step();
        store.image.told.add(`${device} ${team}`);
      },
      async teamOfPerson(person) {
        await step();
        return teamOfPerson(person);
      },
      async referenceOf(team) {
        await step();
        return referenceOf(team, store.image.forms);
      },
      async readTeamLog({ team, after, limit }) {
        await step();
        return readable(after)
          .filter(({ revision }) => revision.team === team)
          .slice(0, limit)
          .map((row) => ({ position: `${row.xid}.${row.logSeq}`, ...row.signed }));
      },
      writing: (work) => inTransaction(process, (transaction) => work(writableLog(step, transaction))),
      othersTurn: async () => undefined,
    };
  }

  const known = (id: Id): Device => ({ ...(store.image.devices.get(id) as Device) }); // asked only where it is there

  function teamsOf(id: Id): Set<Id> {
    const person = store.image.devices.get(id)?.person_id;
    const now = person === undefined ? undefined : teamOfPerson(person);
    const told = [...store.image.told].filter((each) => each.startsWith(`${id} `)).map((each) => each.split(' ')[1]);
    return new Set([...told, now].filter((team) => team !== undefined));
  }

  function followedLog({ step, atDeath }: ServerLife): FollowedLog {
    return {
      reset: async (name) => {
        await step();
        store.image.cursors.delete(name);
      },
      async reading(work) {
        const done: (() => void)[] = [];
        const [mine, held] = [locks, running];
        const holder = {};
        let killed = false;
        const stayAlive = atDeath(() => {
          killed = true;
          mine.releaseAll(holder);
        });
        try {
          const result = await work(followerSteps(step, { holder, done }));
          await step();
          if (held === running && !killed) for (const each of done) each();
          return result;
        } finally {
          stayAlive();
          mine.releaseAll(holder);
        }
      },
    };
  }

  function followerSteps(
    step: () => Promise<void>,
    { holder, done }: { holder: object; done: (() => void)[] },
  ): FollowerSteps {
    return {
      async tryLead(name) {
        await step();
        return locks.tryTake(`follower ${name}`, holder) ? (store.image.cursors.get(name) ?? '0.0') : undefined;
      },
      async readTouched(after, limit) {
        await step();
        return readable(after)
          .slice(0, limit)
          .map(({ xid, logSeq, revision }) => ({
            position: `${xid}.${logSeq}`,
            mission_id: revision.mission,
            observation_id: revision.observation,
          }));
      },
      async project(observations) {
        for (const id of observations) {
          await step();
          const known = store.image.rows.filter(({ revision }) => revision.observation === id);
          const digest = headsDigest(foldObservation(known.map(({ revision }) => revision)).heads);
          done.push(() => void store.image.projected.set(id, digest));
        }
      },
      async moveFollower(name, to) {
        await step();
        done.push(() => void store.image.cursors.set(name, to));
      },
    };
  }

  return store;
}
