import type { Hash, Id, Instant } from '#model/ids.ts';
import type { Protection } from '#model/protection.ts';
import type { Envelope, ServerKeys, SignedReceipt } from '#model/protocol/messages.ts';
import type { RequestRefusal, RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { Attempts, Settings } from './notebook.ts';
import type { StretchCost } from './stretching.ts';

/**
 * Schema 3 of the phone's database, as stored (1: without `carried` and photos; 2: with no slot but *none*). `body` is
 * always ciphertext (see `sealed-table.ts`). In clear are opaque ids, the state of the queue, and what pushing needs
 * while the phone is locked.
 */
export type Rows = {
  keyslots: KeyslotRow;
  journal: JournalRow;
  revisions: RevisionRow;
  outbox: OutboxRow;
  observations: SealedRow;
  reference: SealedRow;
  receipts: ReceiptRow;
  state: StateRow;
  carried: CarriedRow;
  photos: PhotoRow;
  photoBodies: SealedRow;
};

export type SealedRow = { id: string; body: ArrayBuffer };

/** The data key, once for each way to unlock. An app of schema 2 would take a phone without slot *none* for a new one. */
export type KeyslotRow =
  /** The key itself, raw. Whoever holds the phone's files can read everything. */
  | { kind: 'none'; key: ArrayBuffer }
  /** Wrapped under Argon2id of the passphrase. */
  | { kind: 'passphrase'; cost: StretchCost; salt: ArrayBuffer; wrapped: ArrayBuffer };

/** One per observation and question. `revision` is the id they will be minted under; `stamp` changes with each write. */
export type JournalRow = SealedRow & { observation: Id; revision: Id; stamp: Id };

export type RevisionRow = SealedRow & { observation: Id };

/** A revision made on this phone. `hash` is its `revisionHash`; `bytes` the envelope's length as JSON. */
export type OutboxRow = {
  revision: Id;
  observation: Id;
  seq: number;
  urgent: boolean;
  bytes: number;
  hash: Hash;
  state: 'waiting' | 'received' | 'refused';
  receivedAt: Instant | null;
  refusal: StoredRefusal | null;
  envelope: Envelope;
  /** Absent before the first attempt. */
  attempts?: Attempts;
  /** A refused revision opened for correction: it has left the fold, stays readable, and is not offered again. */
  correctedAt?: Instant;
};

export type StoredRefusal = { code: RevisionRefusal; detail: string | null; at: Instant };

/** An envelope of another phone, taken from a file to be handed on. Sealed: nothing of it can be read here. */
export type CarriedRow = {
  revision: Id;
  device: Id;
  seq: number;
  urgent: boolean;
  bytes: number;
  takenAt: Instant;
  state: 'waiting' | 'received' | 'refused';
  receivedAt: Instant | null;
  refusal: StoredRefusal | null;
  envelope: Envelope;
};

/**
 * A photo kept on this phone; its bytes lie in `photoBodies` under the same id, read by key alone. `unminted`: 1 while
 * the journal has something to say of it (IndexedDB indexes no booleans). `minted`: a revision has added it.
 */
export type PhotoRow = SealedRow & {
  observation: Id;
  state: 'waiting' | 'received' | 'refused';
  unminted: 0 | 1;
  minted: boolean;
  removed: boolean;
  receivedAt: Instant | null;
  refusal: { code: RequestRefusal; at: Instant } | null;
};

export type ReceiptRow = SignedReceipt & { id: Hash };

/** Who this phone is. The push token and the server's keys stay in clear: a locked phone still sends. */
export type Identity = {
  device: Id;
  person: Id;
  mission: Id;
  pushToken: string;
  keys: ServerKeys;
  origin: string;
  serverTime: Instant;
  enrolledAt: Instant;
};

/** The device's last revision: its number and its hash; 0 and null before the first. */
export type Chain = { seq: number; prev: Hash | null };

/** When the server last spoke, by both clocks. `skewMs` is the phone's clock minus the server's. */
export type Heard = { serverTime: Instant; heardAt: Instant; skewMs: number };

export type StateRow =
  | { key: 'identity'; value: Identity }
  | { key: 'chain'; value: Chain }
  | { key: 'heard'; value: Heard }
  | { key: 'settings'; value: Settings }
  /** Where the camera was opened from, sealed, until it has brought something or was closed. */
  | { key: 'camera'; body: ArrayBuffer }
  /** What the mission asks, in clear: the locked screen goes by it. */
  | { key: 'protection'; value: Protection }
  | { key: 'lease'; value: { holder: Id; until: number } }
  /** The device's Ed25519 seed and the read token, sealed. */
  | { key: 'secrets'; body: ArrayBuffer }
  /** A seed offered to the server whose answer has not come yet, sealed. */
  | { key: 'enrolling'; body: ArrayBuffer };
