import * as z from 'zod/mini';
import { Area } from '../area.ts';
import { Contest } from '../contest.ts';
import { Form } from '../form.ts';
import { Code, Hash, Id, Instant } from '../ids.ts';
import { Language } from '../language.ts';
import { Person, Team } from '../mission.ts';
import { SignedRevision } from '../observation/revision.ts';
import { Place } from '../place.ts';
import { Station } from '../station.ts';

export const OBSERVATION_STATES = ['draft', 'completed', 'amended', 'withdrawn'] as const;

/** Which observations a table or an export shows. All that are given must hold. Travels as query parameters. */
export const ObservationFilter = z.object({
  form: z.optional(Code),
  /** This area and everything inside it. */
  area: z.optional(Code),
  team: z.optional(Id),
  state: z.optional(z.enum(OBSERVATION_STATES)),
  /** Only observations with answers counted as problems, with critical ones, or with conflicts. */
  with: z.optional(z.enum(['problems', 'critical', 'conflicts'])),
  /** Station number, code, name, address or team. */
  search: z.optional(z.string().check(z.maxLength(200))),
});
export type ObservationFilter = z.infer<typeof ObservationFilter>;

export const ObservationPage = z.extend(ObservationFilter, {
  after: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
});
export type ObservationPage = z.infer<typeof ObservationPage>;

/** One line of the table: what the fold says, nothing more. */
export const ObservationRow = z.strictObject({
  id: Id,
  form: Code,
  formVersion: z.int(),
  team: z.strictObject({ id: Id, code: z.string() }),
  place: z.nullable(Place),
  /** Number and name as in the newest frame; null when the place is not a station of it. */
  station: z.nullable(z.strictObject({ code: Code, number: z.string(), name: z.string() })),
  area: z.nullable(Code),
  outcome: z.nullable(z.string()),
  state: z.enum(OBSERVATION_STATES),
  changedAfterCompletion: z.boolean(),
  problems: z.int(),
  critical: z.int(),
  conflicts: z.int(),
  /** Asked core questions without an answer, and comments owed. */
  coreLeft: z.int(),
  owed: z.int(),
  arrivedAt: z.nullable(Instant),
  firstReceivedAt: Instant,
  lastReceivedAt: Instant,
  synthetic: z.boolean(),
  /** How many others were joined to it as the same visit, and how many may be and wait for a decision. */
  joined: z.int(),
  twins: z.int(),
  /** How many photos its revisions speak of, and how many of them have arrived. */
  photos: z.strictObject({ expected: z.int(), present: z.int() }),
});
export type ObservationRow = z.infer<typeof ObservationRow>;

/** Newest received first. `after` continues; null at the end. */
export const ObservationList = z.strictObject({
  rows: z.array(ObservationRow),
  total: z.int(),
  after: z.nullable(z.string()),
});
export type ObservationList = z.infer<typeof ObservationList>;

/** `possible`: alike in team, station, form and time; nobody has said anything yet. */
export const Twin = z.strictObject({ row: ObservationRow, standing: z.enum(['possible', 'same', 'separate']) });
export type Twin = z.infer<typeof Twin>;

/** Everything known of one observation; the reader folds it with the same rules as phone and server. */
export const ObservationDossier = z.strictObject({
  row: ObservationRow,
  form: Form,
  revisions: z.array(z.strictObject({ signed: SignedRevision, receivedAt: Instant, logSeq: z.int() })),
  people: z.array(Person),
  team: Team,
  /** Of the station list the observation is read with, like the zone of its station. */
  areas: z.array(Area),
  contests: z.array(Contest),
  timeZone: z.nullable(z.string()),
  /** As in the newest list. */
  station: z.nullable(Station),
  /** The visit it was joined to: it is read, counted and exported there. */
  joinedTo: z.nullable(Id),
  /** Other observations of the team that are, may be, or are not the same visit. */
  twins: z.array(Twin),
  /** Those that have arrived; what is said of them stands in the revisions. */
  photos: z.array(z.strictObject({ hash: Hash, receivedAt: Instant })),
});
export type ObservationDossier = z.infer<typeof ObservationDossier>;

/** Headquarters corrects where an observation happened; the team's words stay. */
export const PlaceCorrection = z.strictObject({
  place: Place,
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(2000)),
  /** Revisions whose place the coordinator saw. */
  replaces: z.array(Id),
});
export type PlaceCorrection = z.infer<typeof PlaceCorrection>;

/** A person says whether another observation is the same visit as this one. */
export const SameVisitDecision = z.strictObject({
  other: Id,
  standing: z.enum(['same', 'separate']),
  reason: z.optional(z.string().check(z.trim(), z.maxLength(2000))),
});
export type SameVisitDecision = z.infer<typeof SameVisitDecision>;

/** One event of the live stream: these observations changed. The event id is a cursor to resume from. */
export const LiveEvent = z.strictObject({ observations: z.array(Id) });
export type LiveEvent = z.infer<typeof LiveEvent>;

export const EXPORT_KINDS = [
  'observations.csv',
  'answers.csv',
  'observations.jsonl',
  'codebook.csv',
  'codebook.json',
  'photos.zip',
] as const;
/** Of no use without what may name somebody: not for those who may not read names. */
export const NAMING_EXPORTS: ReadonlySet<(typeof EXPORT_KINDS)[number]> = new Set(['photos.zip']);

export const ExportRequest = z.extend(ObservationFilter, {
  /** Codes, or labels in this language. */
  labels: z.optional(Language),
});
export type ExportRequest = z.infer<typeof ExportRequest>;
