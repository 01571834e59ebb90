import * as z from 'zod/mini';
import { Answer, LONGEST_TEXT } from '../answer.ts';
import { Base64Url, Code, Hash, Id, Instant, QuestionId } from '../ids.ts';
import { Language } from '../language.ts';
import { PhotoChanges } from '../photos/photo.ts';

const longText = z.string().check(z.maxLength(LONGEST_TEXT));

/**
 * An odd answer was seen, and kept for a reason. Holds only while the answers it was given for stay as they were:
 * `answers` is `confirmedAnswers(…)` of every answer the check reads.
 */
export const Confirmation = z.strictObject({
  problem: z.string().check(z.maxLength(16)),
  answers: Hash,
  reason: longText,
});
export type Confirmation = z.infer<typeof Confirmation>;

/** One answer with everything that belongs to it; replaced as a whole, never merged. */
export const Value = z.strictObject({
  answer: Answer,
  comment: z.optional(longText),
  confirmations: z.optional(z.array(Confirmation).check(z.maxLength(20))),
  /** The language the question was shown in. */
  language: z.optional(Language),
});
export type Value = z.infer<typeof Value>;

/** `replaces`: the revisions whose value of this question the editor saw. `at`: the phone's clock, for display only. */
export const Change = z.strictObject({ ...Value.shape, at: Instant, replaces: z.array(Id).check(z.maxLength(100)) });
export type Change = z.infer<typeof Change>;

export const REVISION_KINDS = ['edit', 'complete', 'amend', 'withdraw', 'sign', 'correct'] as const;

/** Where the words came from. `demonstration` marks generated material. */
export const Source = z.enum(['phone', 'paper', 'telephone', 'headquarters', 'demonstration']);

/**
 * An immutable, signed, numbered set of changes to one observation. Stored on phones and servers and sent over the
 * wire: a change of shape is a new protocol version.
 *
 * `seq` counts without gaps per device from 1; `prev` is the hash of that device's revision before (null at 1).
 * `complete`, `amend`, `sign` and `withdraw` name in `covers` the digest of the heads they cover.
 */
export const Revision = z.strictObject({
  protocol: z.literal(1),
  id: Id,
  mission: Id,
  observation: Id,
  form: Code,
  formVersion: z.int().check(z.gte(1)),
  team: Id,
  /** For revisions made at headquarters, the server's own chain. */
  device: Id,
  person: Id,
  seq: z.int().check(z.gte(1)),
  prev: z.nullable(Hash),
  kind: z.enum(REVISION_KINDS),
  /** The device's clock, and its distance from the server's when last heard (device minus server, ms). */
  mintedAt: Instant,
  clockSkewMs: z.nullable(z.int()),
  source: Source,
  changes: z.record(QuestionId, Change),
  covers: z.optional(Hash),
  reason: z.optional(longText),
  /** An incident raised from a visit says from which answer. */
  regarding: z.optional(z.strictObject({ observation: Id, question: z.optional(QuestionId) })),
  /**
   * Came after release 1, whose phones pass over a revision that has it. So photos stand in revisions of their own,
   * without changes: such a phone misses photos, and no answer.
   */
  photos: z.optional(PhotoChanges),
});
export type Revision = z.infer<typeof Revision>;
export type RevisionKind = Revision['kind'];

/**
 * The evidence: `text` is the exact JSON of a revision as its device wrote it, `signature` the device's Ed25519
 * signature (RFC 8032) over `revisionHash(text)`.
 */
export const SignedRevision = z.strictObject({ text: z.string(), signature: Base64Url });
export type SignedRevision = z.infer<typeof SignedRevision>;

export const parseRevision = (text: string): Revision => Revision.parse(JSON.parse(text));
