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

/** What the server states, under its signature: at this time the log had this many links and ended with `head`. */
export const Checkpoint = z.strictObject({
  protocol: z.literal(1),
  mission: Id,
  position: z.int().check(z.gte(0)),
  head: z.nullable(Hash),
  at: Instant,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** `text` is exact JSON, `signature` the server's Ed25519 signature over its hash. */
export const SignedText = z.strictObject({ text: z.string(), signature: Base64Url });
export type SignedText = z.infer<typeof SignedText>;

export const checkpointHash = (text: string): Hash => hashText(`daybook/checkpoint/1\n${text}`);

/** Files of an evidence export that its manifest names by their SHA-256. */
export const LISTED_FILES = ['checkpoints.jsonl', 'devices.jsonl', 'refused.jsonl', 'photos.jsonl'] as const;
export type ListedFile = (typeof LISTED_FILES)[number];

/**
 * An evidence export is a ZIP. `manifest.json` is a `SignedText` of this: what was in the log, and every list beside
 * it. The log stands in `log/000001.jsonl` and on, photos as `photos/HASH.jpg`.
 */
export const EvidenceManifest = z.strictObject({
  evidence: z.literal(1),
  mission: z.strictObject({ id: Id, name: z.string() }),
  exportedAt: Instant,
  server: z.strictObject({ sealing: Base64Url, signing: Base64Url }),
  position: z.int().check(z.gte(0)),
  head: z.nullable(Hash),
  files: z.strictObject({
    'checkpoints.jsonl': Hash,
    'devices.jsonl': Hash,
    'refused.jsonl': Hash,
    'photos.jsonl': Hash,
  }),
});
export type EvidenceManifest = z.infer<typeof EvidenceManifest>;

export const manifestHash = (text: string): Hash => hashText(`daybook/evidence/1\n${text}`);

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

/** One revision at its place in the log. */
export const EvidenceLink = z.strictObject({
  position: z.int().check(z.gte(1)),
  head: Hash,
  receivedAt: Instant,
  ...SignedRevision.shape,
});
export type EvidenceLink = z.infer<typeof EvidenceLink>;

/** A photo that has arrived. Which photos there should be, the revisions say. */
export const EvidencePhoto = z.strictObject({ hash: Hash, receivedAt: Instant });
export type EvidencePhoto = z.infer<typeof EvidencePhoto>;
