import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Form } from '#model/form.ts';
import type { Hash, Id, Instant } from '#model/ids.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { Link } from '#model/protocol/server-decisions.ts';
import {
  type Contacts,
  type Device,
  devicesById,
  noteContacts,
  noteHeard,
  teamsOfDevices,
  tellTeam,
} from '#server/store/devices.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { type Folded, readFolded } from '#server/store/fold.ts';
import type { FormName } from '#server/store/forms.ts';
import { type Position, readTeamLog, type TeamRow } from '#server/store/horizon.ts';
import type { Immutables } from '#server/store/immutables.ts';
import {
  type Accepted,
  appendRevisions,
  type ChainPlace,
  hashesOf,
  linksAt,
  revisionsOf,
  takeNumber,
} from '#server/store/log.ts';
import { lockObservations, type Opened, openedAmong } from '#server/store/observations.ts';
import { type Appended, refold } from '#server/store/refold.ts';
import { noteRefusals, type RefusedRevision } from '#server/store/refused-revisions.ts';
import { teamOfPerson } from '#server/store/teams.ts';
import { type Knowing, type Referred, referenceOf } from './reference.ts';

/** What a journey asks of the server's memory. A port: the simulation puts its own log in this place. */
export type SyncStore = {
  devicesById(ids: readonly Id[]): Promise<Map<Id, Device>>;
  teamsOfDevices(ids: readonly Id[]): Promise<Map<Id, Set<Id>>>;
  noteHeard(device: Id, at: Instant): Promise<void>;
  tellTeam(device: Id, team: Id): Promise<void>;
  teamOfPerson(person: Id): Promise<Id | undefined>;
  referenceOf(team: Id, knows: Knowing): Promise<Referred>;
  readTeamLog(asked: { team: Id; after: Position; limit: number }): Promise<TeamRow[]>;
  /** One transaction. What `work` throws undoes all of it. */
  writing<Result>(work: (log: WritableLog) => Promise<Result>): Promise<Result>;
  /** Between two transactions: an engine that answers at once would let nobody else run. */
  othersTurn(): Promise<void>;
};

/** An observation with what was joined to it, without (`own`), and the form it is read with. */
export type Standing = Pick<Folded, 'observation' | 'own' | 'form'>;

/** The log and what is folded from it, inside a transaction. */
export type WritableLog = {
  /** Whether others may write during this transaction, until the rows they write to are locked. */
  othersWrite: boolean;
  hashesOf(ids: readonly Id[]): Promise<Map<Id, Hash>>;
  linksAt(places: readonly ChainPlace[]): Promise<Map<Id, Link[]>>;
  openedAmong(ids: readonly Id[]): Promise<Map<Id, Opened>>;
  form(name: FormName): Promise<Form | undefined>;
  /** Others who write to these observations wait until this transaction ends. */
  lockObservations(opened: readonly Opened[], at: Instant): Promise<void>;
  revisionsOf(observations: readonly Id[]): Promise<Map<Id, Revision[]>>;
  /** Their numbers in the log; one whose id is in it already has none. */
  appendRevisions(accepted: readonly Accepted[], at: Instant): Promise<Map<Id, number>>;
  /** How an observation stands. @throws when the log holds nothing of it */
  standing(observation: Id): Promise<Standing>;
  /** Folds observations that were appended to, and the visits they are part of. */
  refold(appended: Appended): Promise<void>;
  noteRefusals(refused: readonly RefusedRevision[], at: Instant): Promise<void>;
  noteContacts(contacts: Contacts): Promise<void>;
  /** The next number of the server's own chain; its row stays locked. */
  takeNumber(device: Id): Promise<{ seq: number; prev: Hash | null }>;
};

export const sqlSyncStore = (db: Database, immutables: Immutables): SyncStore => ({
  devicesById: (ids) => devicesById(db, ids),
  teamsOfDevices: (ids) => teamsOfDevices(db, ids),
  noteHeard: (device, at) => noteHeard(db, device, at),
  tellTeam: (device, team) => tellTeam(db, device, team),
  teamOfPerson: (person) => teamOfPerson(db, person),
  referenceOf: (team, knows) => referenceOf(db, team, knows),
  readTeamLog: (asked) => readTeamLog(db, asked),
  writing: (work) => db.transaction().execute((transaction) => work(sqlWritableLog(transaction, immutables))),
  othersTurn,
});

/** @param db a transaction */
export const sqlWritableLog = (db: Database, immutables: Immutables): WritableLog => ({
  // on SQLite nobody else writes during a transaction
  othersWrite: isPostgres(db),
  hashesOf: (ids) => hashesOf(db, ids),
  linksAt: (places) => linksAt(db, places),
  openedAmong: (ids) => openedAmong(db, ids),
  form: (name) => immutables.form(db, name),
  lockObservations: (opened, at) => lockObservations(db, opened, at),
  revisionsOf: (observations) => revisionsOf(db, observations),
  appendRevisions: (accepted, at) => appendRevisions(db, accepted, at),
  standing: (observation) => readFolded(db, immutables, observation),
  refold: (appended) => refold(db, immutables, appended),
  noteRefusals: (refused, at) => noteRefusals(db, refused, at),
  noteContacts: (contacts) => noteContacts(db, contacts),
  takeNumber: (device) => takeNumber(db, device),
});
