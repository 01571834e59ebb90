import type { FrameFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Frame } from '#model/frame.ts';
import type { Id, Instant, QuestionId } from '#model/ids.ts';
import type { Language } from '#model/language.ts';
import type { Observation, Seen } from '#model/observation/fold.ts';
import type { Revision, Value } from '#model/observation/revision.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { EnrolReply, Reference } from '#model/protocol/messages.ts';
import type { OutboxFileRefusal } from '#model/protocol/outbox-file.ts';
import type { FailureClass } from '#model/protocol/phone-decisions.ts';
import type { RequestRefusal, RevisionRefusal } from '#model/protocol/refusal-codes.ts';

/**
 * What the observer's screens may do with this phone's memory. Every promise that changes something resolves only
 * after its strict transaction has committed: what the screen calls saved is on disk.
 */
export type Notebook = {
  /** Undefined before enrolment. */
  enrolment(): Promise<Enrolment | undefined>;
  reference(): Promise<Reference | undefined>;
  form(id: string, version: number): Promise<Form | undefined>;
  /** Kept in memory after the first reading. */
  frame(): Promise<Frame | undefined>;
  /** What conditions read of this version of the station list (`frameVersionFor`); of the newest where it is not here. */
  frameFacts(version: number | null): Promise<FrameFacts>;
  settings(): Promise<Settings>;
  changeSettings(change: Partial<Settings>): Promise<void>;

  /** Newest first; observations of the whole team. */
  observations(): Promise<OpenObservation[]>;
  observation(id: Id): Promise<OpenObservation | undefined>;
  /** Starts an observation; nothing of it exists until the first answer. */
  start(start: { form: string; regarding?: Revision['regarding'] }): Promise<Id>;
  /**
   * Writes one answer to the journal, and that the observation is resumed there. `seen` is what the screen showed for
   * this question (`seenHeads`): this answer replaces it, and nothing that another tab has made of it since.
   */
  answer(change: { observation: Id; question: QuestionId; value: Value; seen: Seen }): Promise<void>;
  /** Where to resume. */
  leaveAt(observation: Id, question: QuestionId): Promise<void>;

  /** Keeps a photo with its bytes; the same picture at the same question once. Returns its id. */
  keepPhoto(photo: KeepingPhoto): Promise<Id>;
  /** Takes one of this phone's own photos back. */
  removePhoto(photo: Id): Promise<void>;
  /** A refused one, once more. */
  sendPhotoAgain(photo: Id): Promise<void>;
  /** The photo as it is sent; undefined when its bytes are not on this phone. */
  photoBytes(photo: Id): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The one on its way at this moment, from this tab. */
  photoOnItsWay(): { id: Id; sent: number; bytes: number } | undefined;
  /** Call before the camera opens. Resolves when it is on disk: the app may be closed behind the camera. */
  markCamera(mark: CameraMark): Promise<void>;
  /** The camera was closed, or the loss of what it brought has been read. */
  forgetCamera(): Promise<void>;
  /** Where a camera was opened that never came back. */
  lostCamera(): Promise<CameraMark | undefined>;

  /** Mints what the journal holds for this observation (or for all). Nothing happens when it holds nothing. */
  mint(observation?: Id): Promise<void>;
  /** Mints with the kind and the digest it covers. `amend` and `withdraw` need a reason. */
  complete(observation: Id): Promise<void>;
  amend(observation: Id, reason: string): Promise<void>;
  /** Keeps that an amendment is being written, and why, until `amend` or `withdraw`; without a reason it is given up. */
  keepAmending(observation: Id, reason: string | undefined): Promise<void>;
  withdraw(observation: Id, reason: string): Promise<void>;
  /**
   * Withdraws a draft and goes on with what fits another version of its form (`moveTo`) as a new observation, in one
   * transaction. Photos whose bytes are on this phone go along. Returns the new one.
   */
  moveDraft(move: { observation: Id; version: number; reason: string }): Promise<Id>;

  /** Where every revision of this phone stands, newest first. */
  ledger(): Promise<LedgerLine[]>;

  /**
   * A refused revision goes back into the answers of its observation, to be changed and minted anew; it stays readable
   * as it was. Returns the observation.
   */
  correctRefused(revision: Id): Promise<Id>;
  /** Offers refused revisions once more, as they are: for when the reason lay at headquarters. */
  sendAgain(revisions: readonly Id[]): Promise<void>;

  /** Everything without a receipt, minted and sealed, as a file for a courier; undefined when there is nothing. */
  outboxFile(): Promise<MadeOutboxFile | undefined>;
  /** Takes another phone's file along, to send it with this phone's own. */
  takeOutboxFile(text: string): Promise<TakenOutboxFile>;
  carried(): Promise<Carried>;

  /** Calls back after each committed change, also of other tabs. Returns how to stop. */
  watch(changed: () => void): () => void;
};

export type Enrolment = Omit<EnrolReply, 'readToken'> & { origin: string; enrolledAt: Instant };

/** `photoNotice`: the words about photos that were read last (`noticeName`). */
export type Settings = { language: Language | null; shortMode: boolean; photoNotice: string | null };

/** An observation with what is not minted yet folded in, as the screen shows it. */
export type OpenObservation = {
  observation: Observation;
  /** Questions whose newest value is in the journal only. */
  unminted: readonly QuestionId[];
  /** Of the whole team, without those taken back. */
  photos: readonly ShownPhoto[];
  /** The last question looked at. */
  leftAt: QuestionId | null;
  /** The reason of an amendment that is being written. */
  amending: string | null;
  /** Revisions of this observation made on this phone, by state. */
  onPhone: number;
  received: number;
  refused: number;
  /** When the server last confirmed a revision of it. */
  receivedAt: Instant | null;
  /** Refused revisions of this phone that were opened for correction. */
  corrected: readonly Revision[];
  /** The visit this one was joined to; its answers are read and settled there. */
  joinedTo: Id | null;
  /** Other observations that are, or may be, the same visit. */
  twins: readonly Twin[];
};

/** `possible`: alike in team, station, form and time. Headquarters decides. */
export type Twin = { id: Id; standing: 'possible' | 'same' };

/** Where the camera was opened from. `form` because an observation without an answer has no revision to name it. */
export type CameraMark = { observation: Id; form: string; question: QuestionId | null };

/** A photo ready to be kept: resized, and with nothing in its bytes but the picture. */
export type Picture = Pick<Photo, 'width' | 'height' | 'takenAt' | 'position' | 'preview'> & {
  jpeg: Uint8Array<ArrayBuffer>;
};

export type KeepingPhoto = { observation: Id; question: QuestionId | null; picture: Picture };

export type ShownPhoto = {
  photo: Photo;
  state:
    | { kind: 'on-this-phone' }
    | { kind: 'received'; at: Instant }
    | { kind: 'refused'; code: RequestRefusal; at: Instant }
    /** A teammate's: only its preview is here. */
    | { kind: 'of-the-team' };
};

/** Where one revision of this phone stands. */
export type LedgerLine = {
  revision: Id;
  observation: Id;
  seq: number;
  /** `photos`: it adds or removes photos, and changes no answer. */
  kind: Revision['kind'] | 'photos';
  mintedAt: Instant;
  state:
    | { kind: 'on-this-phone' }
    | { kind: 'sending' }
    | { kind: 'received'; at: Instant }
    | { kind: 'refused'; code: RevisionRefusal; detail: string | null; at: Instant };
  /** Sent without an outcome; null before the first attempt. */
  attempts: Attempts | null;
  correctedAt: Instant | null;
};

/** How often it was sent without an outcome, and why the last time. */
export type Attempts = { count: number; lastAt: Instant; failure: FailureClass | null };

/** Sealed envelopes as a file to be carried. Plain text, because that is what phones let themselves be handed. */
export type MadeOutboxFile = { name: string; text: string; envelopes: number };

export type TakenOutboxFile =
  /** `own`: written on this phone, which sends them itself. `unreadable`: no envelopes of this protocol. */
  | { outcome: 'taken'; envelopes: number; fresh: number; own: number; unreadable: number }
  | { outcome: 'refused'; code: OutboxFileRefusal };

/** What this phone hands on for others: sealed envelopes out of files. */
export type Carried = { waiting: number; received: number; refused: number };
