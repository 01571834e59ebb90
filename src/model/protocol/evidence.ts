import * as z from 'zod/mini';
import { Base64Url, Hash, Id, Instant } from '../ids.ts';
import { hashText } from '../observation/hashing.ts';
import { SignedRevision } from '../observation/revision.ts';
import { RevisionRefusal } from './refusal-codes.ts';

/**
 * The log of a mission is a chain: each link names all that came before it. `prev` is null for the first.
 * `receivedAt` is covered, so that the time of receipt cannot be changed afterwards either.
 */
export const logLink = (mission: Id, prev: Hash | null, { hash, receivedAt }: { hash: Hash; receivedAt: Instant }) =>
  hashText(`daybook/log/1\n${mission}\n${prev ?? ''}\n${hash}\n${receivedAt}`);

/**
 * What the server states, under its signature: at this time the log had this many links and ended with `head`, and
 * these devices were known. Who holds a checkpoint can prove that something was taken away or changed since.
 */
export const Checkpoint = z.strictObject({
  protocol: z.literal(1),
  mission: Id,
  position: z.int().check(z.gte(0)),
  head: z.nullable(Hash),
  /** `devicesHash` of all that had enrolled by then. */
  devices: Hash,
  at: Instant,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** `text` is the exact JSON of a checkpoint, `signature` the server's Ed25519 signature over `checkpointHash(text)`. */
export const SignedCheckpoint = z.strictObject({ text: z.string(), signature: Base64Url });
export type SignedCheckpoint = z.infer<typeof SignedCheckpoint>;

export const checkpointHash = (text: string): Hash => hashText(`daybook/checkpoint/1\n${text}`);

export const devicesHash = (devices: readonly { id: Id; publicKey: string }[]): Hash =>
  hashText(
    `daybook/devices/1\n${devices
      .map(({ id, publicKey }) => `${id} ${publicKey}\n`)
      .sort()
      .join('')}`,
  );

/**
 * The files of an evidence export, a ZIP: `manifest.json`, then lines of JSON: `devices.jsonl`, `refused.jsonl`,
 * `log/000001.jsonl` and on, `photos.jsonl`, `checkpoints.jsonl`; photos as `photos/HASH.jpg`.
 */
export const EvidenceManifest = z.strictObject({
  evidence: z.literal(1),
  mission: z.strictObject({ id: Id, name: z.string() }),
  exportedAt: Instant,
  server: z.strictObject({ sealing: Base64Url, signing: Base64Url }),
});
export type EvidenceManifest = z.infer<typeof EvidenceManifest>;

/** `highestSeq`: the last number the device has announced. */
export const EvidenceDevice = z.strictObject({
  id: Id,
  person: Id,
  publicKey: Base64Url,
  enrolledAt: Instant,
  state: z.string(),
  highestSeq: z.int().check(z.gte(0)),
});
export type EvidenceDevice = z.infer<typeof EvidenceDevice>;

export const EvidenceRefusal = z.strictObject({
  device: Id,
  seq: z.int(),
  revision: Id,
  code: RevisionRefusal,
  refusedAt: Instant,
});
export type EvidenceRefusal = z.infer<typeof EvidenceRefusal>;

export const EvidenceLink = z.strictObject({
  position: z.int().check(z.gte(1)),
  head: Hash,
  receivedAt: Instant,
  flags: z.array(z.string()),
  ...SignedRevision.shape,
});
export type EvidenceLink = z.infer<typeof EvidenceLink>;

/** A photo a revision speaks of. `receivedAt` is null while it has not arrived. */
export const EvidencePhoto = z.strictObject({
  id: Id,
  observation: Id,
  hash: Hash,
  bytes: z.int(),
  receivedAt: z.nullable(Instant),
});
export type EvidencePhoto = z.infer<typeof EvidencePhoto>;
