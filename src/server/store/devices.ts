import type { Id } from '#model/ids.ts';
import type { Database } from './dialect.ts';
import type { NewRow, Row } from './tables.ts';

export type Device = Row<'devices'>;

/** What a token opens: sending, which works on a locked phone, or reading. */
export type TokenKind = 'push' | 'read';

export const deviceByToken = (db: Database, kind: TokenKind, tokenHash: string): Promise<Device | undefined> =>
  db.selectFrom('devices').selectAll().where(`${kind}_token_hash`, '=', tokenHash).executeTakeFirst();

export async function devicesById(db: Database, ids: readonly Id[]): Promise<Map<Id, Device>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('devices').selectAll().where('id', 'in', ids).execute();
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

export type Contact = { at: string; clockSkewMs?: number; highestSeq?: number };

/** Remembers when a device was last heard, what its clock said, and how much it says it has written. */
export async function noteContact(db: Database, device: Id, { at, clockSkewMs, highestSeq }: Contact): Promise<void> {
  await db
    .updateTable('devices')
    .set((of) => ({
      last_contact_at: at,
      ...(clockSkewMs === undefined ? {} : { clock_skew_ms: clockSkewMs }),
      ...(highestSeq === undefined
        ? {}
        : {
            highest_seq: of
              .case()
              .when('highest_seq', '<', highestSeq)
              .then(highestSeq)
              .else(of.ref('highest_seq'))
              .end(),
          }),
    }))
    .where('id', '=', device)
    .execute();
}

/** A phone whose revisions others brought has written at least these, whether or not it was heard itself. */
export async function raiseHighestSeq(db: Database, written: readonly { device: Id; seq: number }[]): Promise<void> {
  const highest = new Map<Id, number>();
  for (const { device, seq } of written) highest.set(device, Math.max(seq, highest.get(device) ?? 0));
  for (const [device, seq] of highest)
    await db
      .updateTable('devices')
      .set({ highest_seq: seq })
      .where('id', '=', device)
      .where('highest_seq', '<', seq)
      .execute();
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
