import type { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import type { FollowedLog } from '#server/follower/followed-log.ts';
import type { PhotoStore } from '#server/photos/photo-store.ts';
import type { Device } from '#server/store/devices.ts';
import type { Referred } from '#server/sync/reference.ts';
import type { SyncStore } from '#server/sync/sync-store.ts';
import { followedLog } from './followed-log.ts';
import { copyOf, emptyImage, type FoldRow, type Image, type LogRow } from './image.ts';
import { photoStore } from './photo-store.ts';
import { positionOf, readable } from './positions.ts';
import { createTransactions, type ServerLife, type Transaction } from './transactions.ts';
import { writableLog } from './writable-log.ts';

/**
 * The server's database as PostgreSQL would behave under two processes: read committed, rows locked by their writers,
 * numbers given out before the commit that shows them. Transactions are steps that others may come between.
 */
export type LogStore = {
  image: Image;
  backUp(): Image;
  /** In the place of what there is. Transactions under way must have been killed. */
  restore(image: Image): void;
  syncStore(process: ServerLife): SyncStore;
  photoStore(process: ServerLife): PhotoStore;
  /** @param othersTurn comes between two transactions of the follower */
  followedLog(process: ServerLife, othersTurn: () => Promise<void>): FollowedLog;
};

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
  const transactions = createTransactions(commit);
  const image = () => store.image;
  const store: LogStore = {
    image: emptyImage(),
    backUp: () => copyOf(store.image),
    restore(restored) {
      transactions.forgetAll();
      store.image = copyOf(restored);
      store.image.rows = store.image.rows.map((row) => ({ ...row, xid: 0 }));
      store.image.cursors = new Map();
    },
    syncStore,
    photoStore: (life) => photoStore({ image, transactions }, life),
    followedLog: (life, othersTurn) => followedLog({ image, transactions }, { life, othersTurn }),
  };

  function commit({ rows, folds, numbers, refusals, done }: Transaction): void {
    store.image.rows.push(...rows);
    for (const each of refusals) store.image.refusals.add(each);
    for (const [id, fold] of folds) store.image.folds.set(id, fold);
    for (const [id, number] of numbers) {
      const device = store.image.devices.get(id);
      if (device) device.highest_seq = number;
    }
    for (const each of done) each();
    if (rows.length > 0 || folds.size > 0) committed(rows, folds);
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
        return readable(store.image.rows, after, transactions.horizon())
          .filter(({ revision }) => revision.team === team)
          .slice(0, limit)
          .map((row) => ({ position: positionOf(row), ...row.signed }));
      },
      writing: (work) => transactions.run(process, (transaction) => work(writableLog({ image, step, transaction }))),
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

  return store;
}
