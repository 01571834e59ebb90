import type { Id } from '#model/ids.ts';
import { type Database, isPostgres } from './dialect.ts';
import { isAmong, updateRows } from './row-sets.ts';
import type { NewRow, Row } from './tables.ts';

export type Device = Row<'devices'>;

/** What a token opens: sending, which works on a locked phone, or reading. */
export type TokenKind = 'push' | 'read';

export const deviceByToken = (db: Database, kind: TokenKind, tokenHash: string): Promise<Device | undefined> =>
  db.selectFrom('devices').selectAll().where(`${kind}_token_hash`, '=', tokenHash).executeTakeFirst();

export async function devicesById(db: Database, ids: readonly Id[]): Promise<Map<Id, Device>> {
  const rows = await db
    .selectFrom('devices')
    .selectAll()
    .where(isAmong(db, 'id', ids))
    .execute();
  return new Map(rows.map((device) => [device.id, device]));
}

/** The device a person enrolled with this key, if any. */
export const deviceWithKey = (db: Database, person: Id, publicKey: string): Promise<Device | undefined> =>
  db
    .selectFrom('devices')
    .selectAll()
    .where('person_id', '=', person)
    .where('public_key', '=', publicKey)
    .executeTakeFirst();

export async function insertDevice(db: Database, device: NewRow<'devices'>): Promise<void> {
  await db.insertInto('devices').values(device).execute();
}

export async function replaceTokens(
  db: Database,
  device: Id,
  hashes: Pick<Device, 'push_token_hash' | 'read_token_hash'>,
): Promise<void> {
  await db.updateTable('devices').set(hashes).where('id', '=', device).execute();
}

/** When a device was heard, what its clock said then, and how much it says it has written. */
export type Contact = { device: Id; at: string; clockSkewMs: number | null; highestSeq: number };

/** Phones that were heard, and numbers of revisions that others brought. */
export type Contacts = { heard: readonly Contact[]; carried: readonly { device: Id; seq: number }[] };

/**
 * Remembers contacts, of several of one device the last; and that phones whose revisions others brought have written
 * these, whether or not they were heard themselves.
 */
export async function noteContacts(db: Database, { heard, carried }: Contacts): Promise<void> {
  const last = new Map(heard.map((contact) => [contact.device, contact]));
  const said = [...heard.map(({ device, highestSeq }) => ({ device, seq: highestSeq })), ...carried];
  const known = await lockedSeqs(db, [...new Set(said.map(({ device }) => device))]);
  const highest = new Map(known);
  for (const { device, seq } of said) highest.set(device, Math.max(seq, highest.get(device) ?? 0));
  const table = { table: 'devices', key: 'id' } as const;
  await updateRows(
    db,
    table,
    [...last.values()].map(({ device, at, clockSkewMs }) => ({
      id: device,
      last_contact_at: at,
      clock_skew_ms: clockSkewMs,
      highest_seq: highest.get(device) ?? 0,
    })),
  );
  const raised = [...highest].filter(([device, seq]) => !last.has(device) && seq > (known.get(device) ?? 0));
  await updateRows(
    db,
    table,
    raised.map(([id, highest_seq]) => ({ id, highest_seq })),
  );
}

/** How much each has written, its row locked: by id, so that two transactions never wait for each other in a circle. */
async function lockedSeqs(db: Database, ids: readonly Id[]): Promise<Map<Id, number>> {
  const reading = db
    .selectFrom('devices')
    .select(['id', 'highest_seq'])
    .where(isAmong(db, 'id', ids))
    .orderBy('id');
  const rows = await (isPostgres(db) ? reading.forUpdate() : reading).execute();
  return new Map(rows.map(({ id, highest_seq }) => [id, highest_seq]));
}

/** Remembers that a device was heard. */
export async function noteHeard(db: Database, device: Id, at: string): Promise<void> {
  await db.updateTable('devices').set({ last_contact_at: at }).where('id', '=', device).execute();
}

/** Every team each of these devices was told it belongs to, and its person's team now. */
export async function teamsOfDevices(db: Database, devices: readonly Id[]): Promise<Map<Id, Set<Id>>> {
  const teams = new Map<Id, Set<Id>>(devices.map((device) => [device, new Set()]));
  if (devices.length === 0) return teams;
  const told = db.selectFrom('device_teams').select(['device_id', 'team_id']).where('device_id', 'in', devices);
  const now = db
    .selectFrom('devices')
    .innerJoin('team_members', 'team_members.person_id', 'devices.person_id')
    .select(['devices.id as device_id', 'team_members.team_id'])
    .where('devices.id', 'in', devices);
  for (const { device_id, team_id } of await told.union(now).execute()) teams.get(device_id)?.add(team_id);
  return teams;
}

/** Remembers that this device has been told it belongs to this team. */
export async function tellTeam(db: Database, device: Id, team: Id): Promise<void> {
  await db
    .insertInto('device_teams')
    .values({ device_id: device, team_id: team })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
