import type { Form } from '../form.ts';
import { questionsById } from '../form.ts';
import type { Hash, Id } from '../ids.ts';
import { Revision, type SignedRevision } from '../observation/revision.ts';
import { fits } from '../problems.ts';
import { utf8 } from './bytes.ts';
import { type Envelope, LONGEST_REVISION_BYTES } from './messages.ts';
import { parseJson } from './parse-json.ts';
import type { RevisionRefusal } from './refusal-codes.ts';

/** What the server decides about one pushed revision, without reading or writing anything itself. */

/** Oddities that are stored with a revision and refuse nothing. Codes are for ever. */
export type RevisionFlag =
  /** It does not name the revision its device wrote before it, or the one after does not name this one. */
  | 'CHAIN_BROKEN'
  /** Its device has used this number for another revision. */
  | 'SEQ_REUSED'
  /** It came from a device after headquarters suspended it. */
  | 'AFTER_SUSPENSION'
  /** Some answer does not fit its question. */
  | 'MALFORMED';

export type Refused = { outcome: 'refused'; code: RevisionRefusal; detail?: string };

const refused = (code: RevisionRefusal, detail?: string): Refused => ({
  outcome: 'refused',
  code,
  ...(detail === undefined ? {} : { detail }),
});

/** A device as the server knows it. `teams`: those it was ever told it belongs to, and its person's team now. */
export type DeviceOnRecord = { mission: Id; person: Id; suspended: boolean; teams: ReadonlySet<Id> };

/** The envelope's content as far as it could be opened. `signed`: the signature is the named device's. */
export type Opened = { kind: 'unreadable' } | { kind: 'too-long' } | { kind: 'opened'; signed: SignedRevision | null };

export type Read = { outcome: 'read'; revision: Revision; signed: SignedRevision; hash: Hash };

/**
 * Whether an envelope holds a revision that its device wrote. `device` is undefined when the server knows no such
 * device in the pushing device's mission; `signedHash` is the hash of `opened.signed` that this device signed, undefined
 * when the signature is not its own.
 */
export function readOpened(
  envelope: Pick<Envelope, 'revision' | 'device' | 'seq'>,
  known: { opened: Opened; signedHash: Hash | undefined; device: DeviceOnRecord | undefined },
): Read | Refused {
  const { opened, device } = known;
  if (opened.kind === 'unreadable') return refused('ENVELOPE_UNREADABLE');
  if (opened.kind === 'too-long') return refused('TEXT_TOO_LONG');
  const { signed } = opened;
  if (!signed) return refused('REVISION_MALFORMED');
  if (utf8(signed.text).length > LONGEST_REVISION_BYTES) return refused('TEXT_TOO_LONG');
  if (!device) return refused('SIGNATURE_WRONG', 'device');
  if (known.signedHash === undefined) return refused('SIGNATURE_WRONG');
  const revision = parse(signed.text);
  if ('outcome' in revision) return revision;
  if (revision.id !== envelope.revision || revision.device !== envelope.device || revision.seq !== envelope.seq)
    return refused('SIGNATURE_WRONG', 'envelope');
  if (revision.mission !== device.mission) return refused('MISSION_WRONG');
  if (revision.person !== device.person) return refused('SIGNATURE_WRONG', 'person');
  // headquarters signs its own corrections with the server's key
  if (revision.kind === 'correct') return refused('REVISION_MALFORMED', 'kind');
  if (revision.source === 'headquarters') return refused('REVISION_MALFORMED', 'source');
  return { outcome: 'read', revision, signed, hash: known.signedHash };
}

function parse(text: string): Revision | Refused {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return refused('REVISION_MALFORMED', 'not JSON');
  }
  const parsed = Revision.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || undefined;
  const tooLong = issue?.code === 'too_big' && issue.origin === 'string';
  return refused(tooLong ? 'TEXT_TOO_LONG' : 'REVISION_MALFORMED', where);
}

export type Link = { id: Id; seq: number; hash: Hash; prev: Hash | null };

/** What the server holds that bears on one revision. */
export type Holdings = {
  /** Hash of the revision held under this id. */
  held: Hash | undefined;
  /** The form and version the revision names, if the mission has published it. */
  form: Form | undefined;
  /** The observation, if anything of it is held. */
  observation: { mission: Id; team: Id; form: string; formVersion: number } | undefined;
  /** Revisions of this device numbered one below, the same, and one above. */
  links: readonly Link[];
};

export type Verdict = { outcome: 'stored'; flags: RevisionFlag[] } | { outcome: 'duplicate' } | Refused;

/** What becomes of a revision. What was stored once stays stored: a repetition is a duplicate, whatever changed since. */
export function judgeRevision(
  { revision, hash }: Pick<Read, 'revision' | 'hash'>,
  device: DeviceOnRecord,
  { held, form, observation, links }: Holdings,
): Verdict {
  if (held !== undefined) return held === hash ? { outcome: 'duplicate' } : refused('REVISION_CHANGED');
  if (observation && observation.mission !== revision.mission) return refused('MISSION_WRONG');
  if (!device.teams.has(revision.team)) return refused('TEAM_WRONG');
  if (observation && observation.team !== revision.team) return refused('TEAM_WRONG');
  if (!form) return refused('FORM_UNKNOWN', `${revision.form} ${revision.formVersion}`);
  if (observation && (observation.form !== revision.form || observation.formVersion !== revision.formVersion))
    return refused('FORM_CHANGED', `${observation.form} ${observation.formVersion}`);
  const flags: RevisionFlag[] = [];
  if (breaksChain(revision, hash, links)) flags.push('CHAIN_BROKEN');
  if (links.some((link) => link.seq === revision.seq && link.id !== revision.id)) flags.push('SEQ_REUSED');
  if (device.suspended) flags.push('AFTER_SUSPENSION');
  if (hasMalformedAnswer(revision, form)) flags.push('MALFORMED');
  return { outcome: 'stored', flags };
}

/** Each pair of neighbours is judged when the second of them arrives; a gap is not a break. */
function breaksChain({ seq, prev }: Revision, hash: Hash, links: readonly Link[]): boolean {
  const [before, after] = [seq - 1, seq + 1].map((number) => links.filter((link) => link.seq === number));
  if ((seq === 1) !== (prev === null)) return true;
  if (before && before.length > 0 && !before.some((link) => link.hash === prev)) return true;
  return after !== undefined && after.length > 0 && !after.some((link) => link.prev === hash);
}

function hasMalformedAnswer({ changes }: Revision, form: Form): boolean {
  const questions = questionsById(form);
  return Object.entries(changes).some(([id, { answer }]) => {
    const question = questions.get(id);
    if (!question || !fits(question, answer)) return true;
    return (
      question.kind === 'number' &&
      answer.kind === 'number' &&
      Object.values(answer.values).some((value) => value > question.max)
    );
  });
}
