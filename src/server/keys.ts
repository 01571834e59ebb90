import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { Base64Url } from '#model/ids.ts';
import { fromBase64Url, toBase64Url } from '#model/protocol/bytes.ts';
import type { ServerKeys } from '#model/protocol/messages.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import { newSealingKeys } from '#model/protocol/sealing.ts';
import { type SigningKey, signingKey } from '#model/protocol/signatures.ts';
import { type OpeningKeys, readSealingKeys } from './hpke-open.ts';
import type { Random } from './random.ts';
import { StartupError } from './startup-error.ts';

/** The key file, mode 0600. Losing it makes what phones have sealed and not yet sent unreadable. */
const KeyFile = z.strictObject({
  about: z.string(),
  sealing: z.strictObject({ publicKey: Base64Url, privateKey: Base64Url }),
  /** Seed of the Ed25519 key that signs receipts and the server's own revisions. */
  signing: Base64Url,
  /** Mixed into hashes of enrolment codes, which are too short to be hashed alone. */
  pepper: Base64Url,
});
type KeyFile = z.infer<typeof KeyFile>;

export type Keys = {
  public: ServerKeys;
  /** Printed on enrolment cards. */
  fingerprint: string;
  opening: OpeningKeys;
  signing: SigningKey;
  pepper: string;
};

/**
 * Reads the key file, or makes it when this database has never seen keys (`expected` undefined).
 * @throws StartupError when the file is missing, damaged, or not the one this database was made with.
 */
export async function loadKeys(file: string, random: Random, expected: string | undefined): Promise<Keys> {
  const text = readIfThere(file);
  if (text === undefined && expected !== undefined)
    throw new StartupError(
      `The key file ${file} is missing: put back the one this database was made with (fingerprint ${expected}), or name it in DAYBOOK_KEYS.`,
    );
  const content = text === undefined ? await makeKeyFile(file, random) : parseKeyFile(text, file);
  const signing = await signingKey(fromBase64Url(content.signing));
  const keys: ServerKeys = { sealing: content.sealing.publicKey, signing: signing.publicKey };
  const fingerprint = keyFingerprint(keys);
  if (expected !== undefined && fingerprint !== expected)
    throw new StartupError(
      `The keys in ${file} (fingerprint ${fingerprint}) are not those this database was made with (${expected}): name the right file in DAYBOOK_KEYS.`,
    );
  return {
    public: keys,
    fingerprint,
    opening: readSealingKeys(content.sealing),
    signing,
    pepper: content.pepper,
  };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartupError(`The key file ${file} cannot be read: ${(error as Error).message}.`);
  }
}

function parseKeyFile(text: string, file: string): KeyFile {
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw new StartupError(`The key file ${file} is damaged: put back a copy of it, or name another in DAYBOOK_KEYS.`);
  }
}

/** Written aside and linked into place, so that of two processes that start together one makes the keys of both. */
async function makeKeyFile(file: string, random: Random): Promise<KeyFile> {
  const content: KeyFile = {
    about: 'Private keys of a Daybook server. Keep a copy apart from the backups; show it to nobody.',
    sealing: await newSealingKeys(),
    signing: toBase64Url(random.bytes(32)),
    pepper: toBase64Url(random.bytes(32)),
  };
  const aside = `${file}.${random.id()}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(aside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    chmodSync(aside, 0o600);
    linkSync(aside, file);
    return content;
  } catch (error) {
    const other = readIfThere(file);
    if (other !== undefined) return parseKeyFile(other, file);
    throw new StartupError(`The key file ${file} cannot be written: ${(error as Error).message}.`);
  } finally {
    rmSync(aside, { force: true });
  }
}
