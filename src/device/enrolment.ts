import type { Instant } from '#model/ids.ts';
import { fromBase64Url, toBase64Url } from '#model/protocol/bytes.ts';
import type { EnrolReply } from '#model/protocol/messages.ts';
import type { SigningKey } from '#model/protocol/signatures.ts';
import type { Device } from './device.ts';
import { keepKeyRaw, rawKeyIn, takeOthersKey } from './keyslots.ts';
import type { Heard, Identity } from './rows.ts';
import { sealedTable } from './sealed-table.ts';
import { stateValue } from './state.ts';
import { instantOf } from './surroundings.ts';
import type { Tables } from './tables.ts';

type Secrets = { seed: string; readToken: string };

const SEED_BYTES = 32;

/** Undefined before enrolment. */
export async function identityOf({ database, inThisTab }: Device): Promise<Identity | undefined> {
  inThisTab.identity ??= await stateValue(database, 'identity');
  return inThisTab.identity;
}

/** @throws before enrolment: screens offer nothing to write then. */
export async function enrolledIdentity(device: Device): Promise<Identity> {
  const identity = await identityOf(device);
  if (!identity) throw new Error('This phone is not enrolled');
  return identity;
}

async function secretsOf({ database, cipher }: Device): Promise<Secrets> {
  const row = await database.read(['state'], (tables) => tables.state.get('secrets'));
  if (row?.key !== 'secrets') throw new Error('This phone is not enrolled');
  return sealedTable<Secrets>(cipher, 'state').open('secrets', row.body);
}

export const readTokenOf = async (device: Device): Promise<string> => (await secretsOf(device)).readToken;

export const deviceKey = async (device: Device): Promise<SigningKey> =>
  device.cryptography.signingKey(fromBase64Url((await secretsOf(device)).seed));

/** The key pair to offer. On disk before it is sent: when the reply is lost, the next try names the same key. */
export async function offeredKey(device: Device): Promise<SigningKey> {
  await keepKeyRaw(device);
  const seeds = sealedTable<string>(device.cipher, 'state');
  const fresh = device.random.bytes(SEED_BYTES);
  let held: ArrayBuffer | undefined;
  while (!held) held = await seedKept(device, await seeds.seal('enrolling', toBase64Url(fresh)));
  return device.cryptography.signingKey(fromBase64Url(await seeds.open('enrolling', held)));
}

/** What stands on the disk; undefined when this tab's key gave way to another before anything was sealed under it. */
async function seedKept({ database, keyring, changes }: Device, body: ArrayBuffer): Promise<ArrayBuffer | undefined> {
  const held = await database.write(['keyslots', 'state'], async ({ keyslots, state }) => {
    if (keyring.isProvisional && !rawKeyIn(await keyslots.toArray())) return undefined;
    const row = await state.get('enrolling');
    if (row?.key === 'enrolling') return row.body;
    await state.put({ key: 'enrolling', body });
    return body;
  });
  if (held) return held;
  await takeOthersKey({ database, keyring });
  changes.announce({ observations: [] }); // the screens see that the ring is closed
  return undefined;
}

/** Everything the enrolment brought, in one transaction. */
export async function keepEnrolment(
  device: Device,
  { reply, key, origin }: { reply: EnrolReply; key: SigningKey; origin: string },
): Promise<void> {
  const { database, cipher, clock, inThisTab, changes } = device;
  const { readToken, ...clear } = reply;
  const identity: Identity = { ...clear, origin, enrolledAt: instantOf(clock) };
  const secrets: Secrets = { seed: toBase64Url(key.seed), readToken };
  const body = await sealedTable<Secrets>(cipher, 'state').seal('secrets', secrets);
  await database.write(['state'], async (tables) => {
    await tables.state.bulkPut([
      { key: 'identity', value: identity },
      { key: 'secrets', body },
      { key: 'heard', value: heardNow(device, reply.serverTime) },
    ]);
    // two tabs may enrol with the same key at once: the later brings newer tokens, and the chain goes on
    if (!(await tables.state.get('chain'))) await tables.state.put({ key: 'chain', value: { seq: 0, prev: null } });
    await tables.state.delete('enrolling');
  });
  inThisTab.identity = identity;
  changes.announce({ observations: [] });
}

/** New tokens of an enrolled phone, in one transaction with `more`. Its key and its chain stay. */
export async function keepTokens(
  device: Device,
  { identity, readToken }: { identity: Identity; readToken: string },
  more: (tables: Pick<Tables, 'outbox'>) => Promise<void>,
): Promise<void> {
  const { database, cipher, inThisTab } = device;
  const { seed } = await secretsOf(device);
  const body = await sealedTable<Secrets>(cipher, 'state').seal('secrets', { seed, readToken });
  await database.write(['state', 'outbox'], async (tables) => {
    await tables.state.bulkPut([
      { key: 'identity', value: identity },
      { key: 'secrets', body },
      { key: 'heard', value: heardNow(device, identity.serverTime) },
    ]);
    await more(tables);
  });
  inThisTab.identity = identity;
}

export const heardNow = ({ clock }: Pick<Device, 'clock'>, serverTime: Instant): Heard => ({
  serverTime,
  heardAt: instantOf(clock),
  skewMs: Math.round(clock.now() - Date.parse(serverTime)),
});
