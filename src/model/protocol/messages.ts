import * as z from 'zod/mini';
import { Form } from '../form.ts';
import { Assignment } from '../frame.ts';
import { Base64Url, Code, Hash, Id, Instant } from '../ids.ts';
import { Mission, Person, Team } from '../mission.ts';
import { SignedRevision } from '../observation/revision.ts';
import { PhotoPolicy } from '../photos/policy.ts';
import { Protection } from '../protection.ts';
import { FrameVersion } from '../station.ts';
import { RevisionRefusal } from './refusal-codes.ts';

/**
 * Protocol 1, as it goes over the wire. `tests/model/protocol/fingerprint.test.ts` fails when a shape changes and
 * says what to bump. A server always accepts pushes of every released protocol; only pulls may be refused.
 */
export const PROTOCOL = 1;

/**
 * A request header in which a phone names what it understands beyond release 1. Phones read replies strictly: what is
 * marked *only to phones that know …* is left out for all others.
 */
export const KNOWS = { header: 'daybook-knows', photos: 'photos', protection: 'protection' } as const;

/** Most envelopes in one push, and most bytes of its body. */
export const PUSH_LIMIT = { envelopes: 50, bytes: 1_000_000 } as const;

/** Longest JSON text of one revision, UTF-8 bytes. */
export const LONGEST_REVISION_BYTES = 262_144;

/** A revision sealed to the server's key. The clear part is what a push-only token may know. */
export const Envelope = z.strictObject({
  protocol: z.literal(1),
  revision: Id,
  device: Id,
  seq: z.int().check(z.gte(1)),
  /** Fingerprint of the server's sealing key. */
  key: z.string(),
  urgent: z.boolean(),
  /** HPKE encapsulated key and ciphertext (RFC 9180). */
  enc: Base64Url,
  ciphertext: Base64Url,
});
export type Envelope = z.infer<typeof Envelope>;

export const EnrolRequest = z.strictObject({
  protocol: z.int(),
  code: z.string().check(z.minLength(1), z.maxLength(40)),
  /** The device's Ed25519 public key, raw 32 bytes. */
  publicKey: Base64Url,
  deviceName: z.string().check(z.maxLength(100)),
  /** Signature over `enrolProof(code, publicKey)`. */
  proof: Base64Url,
  /** A phone that enrols again, with the key it has: who it was. Its chain goes on under this name. */
  device: z.optional(Id),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/** Raw public keys of the server: HPKE sealing (P-256, 65 bytes) and Ed25519 signing (32 bytes). */
export const ServerKeys = z.strictObject({ sealing: Base64Url, signing: Base64Url });
export type ServerKeys = z.infer<typeof ServerKeys>;

export const EnrolReply = z.strictObject({
  device: Id,
  person: Id,
  mission: Id,
  /** May only push. Works while the phone is locked and can read nothing. */
  pushToken: z.string(),
  readToken: z.string(),
  keys: ServerKeys,
  serverTime: Instant,
});
export type EnrolReply = z.infer<typeof EnrolReply>;

export const PushRequest = z.strictObject({
  protocol: z.int(),
  device: Id,
  /** The highest `seq` this device has minted: what is missing below it is pending. */
  highestSeq: z.int().check(z.gte(0)),
  /** The device's clock when sending. */
  sentAt: Instant,
  /** Read one by one, so that one bad envelope refuses only itself. */
  envelopes: z.array(z.unknown()),
});
export type PushRequest = z.infer<typeof PushRequest>;

export const PushOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ revision: z.string(), outcome: z.literal('stored') }),
  z.strictObject({ revision: z.string(), outcome: z.literal('duplicate') }),
  z.strictObject({
    revision: z.string(),
    outcome: z.literal('refused'),
    code: RevisionRefusal,
    detail: z.optional(z.string()),
  }),
]);
export type PushOutcome = z.infer<typeof PushOutcome>;

/** What the server signs to say it holds these revisions on durable storage. */
export const Receipt = z.strictObject({
  protocol: z.literal(1),
  mission: Id,
  device: Id,
  revisions: z.array(z.strictObject({ id: Id, hash: Hash })),
  receivedAt: Instant,
  /** Hashes of whole photos. Only in the answer to a photo. */
  photos: z.optional(z.array(Hash)),
});
export type Receipt = z.infer<typeof Receipt>;

/** `text` is the exact JSON of a receipt; the signature covers `receiptHash(text)`. */
export const SignedReceipt = z.strictObject({ text: z.string(), signature: Base64Url });
export type SignedReceipt = z.infer<typeof SignedReceipt>;

export const PushReply = z.strictObject({
  outcomes: z.array(PushOutcome),
  /** Lists every revision stored or already held. Null when there is none. */
  receipt: z.nullable(SignedReceipt),
  serverTime: Instant,
});
export type PushReply = z.infer<typeof PushReply>;

/** What the phone keeps besides observations; small, replaced as a whole when its stamp changes. */
export const Reference = z.strictObject({
  mission: Mission,
  team: Team,
  /** The team's members. */
  people: z.array(Person),
  assignments: z.array(Assignment),
  /** The forms now in use; older versions stay on the phone while an observation uses them. */
  forms: z.array(z.strictObject({ id: Code, version: z.int() })),
  /** Null while the mission has no stations. */
  frameVersion: z.nullable(FrameVersion),
  /** Only to phones that know photos, and only while the mission allows them. */
  photos: z.optional(PhotoPolicy),
  /** Only to phones that know protection, and only while the mission asks for some. */
  protection: z.optional(Protection),
});
export type Reference = z.infer<typeof Reference>;

export const PullRequest = z.strictObject({
  protocol: z.int(),
  device: Id,
  /** From the last reply; null the first time. Opaque. */
  cursor: z.nullable(z.string().check(z.maxLength(200))),
  /** Stamp of the reference the phone holds. */
  reference: z.nullable(z.string().check(z.maxLength(100))),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const PullReply = z.strictObject({
  serverTime: Instant,
  cursor: z.string(),
  /** More rows wait behind this cursor. */
  more: z.boolean(),
  /** Revisions of the team's observations, the phone's own included, in the server's order. */
  revisions: z.array(SignedRevision),
  /** Present when the phone's stamp is not the current one. */
  reference: z.optional(z.strictObject({ stamp: z.string(), content: Reference })),
});
export type PullReply = z.infer<typeof PullReply>;

/** With a header that lets the browser forget this server. */
export const Wiped = z.strictObject({ wiped: z.literal(true) });

export const FormReply = Form;
