import * as z from 'zod/mini';

/** Why one revision was not taken. The phone keeps it, shows the reason, and sends everything else. */
export const REVISION_REFUSALS = [
  /** The envelope cannot be opened with the server's key. */
  'ENVELOPE_UNREADABLE',
  /** The signature is not the device's, or the envelope names another revision than it holds. */
  'SIGNATURE_WRONG',
  /** Not a revision of this protocol. */
  'REVISION_MALFORMED',
  /** One text, or the whole revision, is too long. */
  'TEXT_TOO_LONG',
  'MISSION_WRONG',
  /** The observation belongs to another team. */
  'TEAM_WRONG',
  'FORM_UNKNOWN',
  /** The observation is already filled on another form or version. */
  'FORM_CHANGED',
  /** The same revision id with other words. */
  'REVISION_CHANGED',
] as const;
export const RevisionRefusal = z.enum(REVISION_REFUSALS);
export type RevisionRefusal = z.infer<typeof RevisionRefusal>;

/** Why a whole request was not taken. Nothing of it is stored. */
export const REQUEST_REFUSALS = [
  'NOT_JSON',
  'REQUEST_MALFORMED',
  'TOO_LARGE',
  'TOO_MANY',
  'PROTOCOL_UNKNOWN',
  'NOT_FOUND',
  'BUSY',
  // enrolment
  'CODE_WRONG',
  'CODE_USED',
  'CODE_EXPIRED',
  'CODE_BURNT',
  'PROOF_WRONG',
  // devices
  'TOKEN_UNKNOWN',
  'DEVICE_SUSPENDED',
  // photos
  /** No revision the server holds names a photo of this hash and length. */
  'PHOTO_NOT_EXPECTED',
  /** What arrived does not have the hash it was sent under. It is forgotten, and may be sent again. */
  'PHOTO_DAMAGED',
  'PHOTO_NOT_A_PICTURE',
  // coordinators
  'SETUP_LINK_WRONG',
  'LOGIN_WRONG',
  'LOGIN_TOO_OFTEN',
  /** Login and password are right, and the account has a second factor. */
  'FACTOR_NEEDED',
  'FACTOR_WRONG',
  /** The account may do nothing before it has a second factor. */
  'FACTOR_DUE',
  /** Who is signed in has to show again who they are. */
  'PROOF_NEEDED',
  'PASSWORD_WEAK',
  'SESSION_ENDED',
  'NOT_ALLOWED',
  'NAME_TAKEN',
  'STALE',
  // station lists
  'FILE_EMPTY',
  'FILE_NOT_A_TABLE',
  'FILE_DAMAGED',
  'FILE_ENCODING',
  'HEADER_MISSING',
  'COLUMN_MISSING',
  'NO_GOOD_ROWS',
  // outboxes that come as files
  'OUTBOX_FILE_WRONG',
  'OUTBOX_FILE_NEWER',
  'OUTBOX_FILE_DAMAGED',
  'OUTBOX_FILE_MISSION',
  'OUTBOX_FILE_SERVER',
] as const;
export const RequestRefusal = z.enum(REQUEST_REFUSALS);
export type RequestRefusal = z.infer<typeof RequestRefusal>;

/** The body of every refused request. `detail` names the field, row or file. `sentence` is English. */
export const Refusal = z.object({
  refusal: RequestRefusal,
  sentence: z.string(),
  detail: z.optional(z.string()),
});
export type Refusal = z.infer<typeof Refusal>;
