import type { Id } from '#model/ids.ts';
import { foldObservation, headsDigest } from '#model/observation/fold.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Link } from '#model/protocol/server-decisions.ts';
import type { WritableLog } from '#server/sync/sync-store.ts';
import type { Image } from './image.ts';
import type { Transaction } from './transactions.ts';

/** The log inside one transaction: read committed, its own rows included, and steps that others may come between. */
export function writableLog({
  image,
  step,
  transaction,
}: {
  image: () => Image;
  step: () => Promise<void>;
  transaction: Transaction;
}): WritableLog {
  const rows = () => [...image().rows, ...transaction.rows];
  const revisionsIn = (id: Id) => rows().flatMap(({ revision }) => (revision.observation === id ? [revision] : []));
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
      const found = ids.flatMap((id) => (transaction.folds.get(id) ?? image().folds.get(id))?.opened ?? []);
      return new Map(found.map((opened) => [opened.id, opened]));
    },
    async form({ id, version }) {
      await step();
      return image().forms.get(`${id} ${version}`);
    },
    async lockObservations(all) {
      for (const opened of [...all].sort((one, other) => (one.id < other.id ? -1 : 1))) {
        await step();
        await transaction.lock(`observation ${opened.id}`);
        const { id, mission, team, form, formVersion } = opened;
        if (!image().folds.has(id))
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
        await transaction.lock(`revision ${each.revision.id}`);
        if (rows().some(({ revision }) => revision.id === each.revision.id)) continue;
        const logSeq = ++image().sequence;
        transaction.rows.push({ ...each, logSeq, xid: transaction.xid ?? 0, at });
        numbers.set(each.revision.id, logSeq);
      }
      return numbers;
    },
    async standing(id) {
      await step();
      const own = foldObservation(revisionsIn(id));
      const form = image().forms.get(`${own.form} ${own.formVersion}`);
      if (!form) throw new Error(`Observation ${id} has lost its form`);
      return { observation: own, own, form };
    },
    async refold({ appended, held }) {
      for (const observation of appended.keys()) {
        await step();
        const revisions = held?.get(observation) ?? revisionsIn(observation);
        const { id, mission, team, form, formVersion, heads } = foldObservation(revisions);
        await transaction.lock(`observation ${id}`);
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
        await transaction.lock(`device ${device}`);
        const known = transaction.numbers.get(device) ?? image().devices.get(device)?.highest_seq ?? 0;
        transaction.numbers.set(device, Math.max(known, seq));
      }
    },
    async takeNumber(device) {
      await step();
      await transaction.lock(`device ${device}`);
      const seq = (image().devices.get(device)?.highest_seq ?? 0) + 1;
      transaction.numbers.set(device, seq);
      const before = rows().find(({ revision }) => revision.device === device && revision.seq === seq - 1);
      return { seq, prev: before?.hash ?? null };
    },
  };
}
