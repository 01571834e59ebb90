import * as z from 'zod/mini';
import { Area } from '../area.ts';
import { Contest } from '../contest.ts';
import { Code, Id } from '../ids.ts';
import { FrameVersion, Station } from '../station.ts';

/** What a column of an uploaded station list can hold. */
export const STATION_FIELDS = [
  'code',
  'number',
  'name',
  'address',
  'setting',
  'registeredVoters',
  'latitude',
  'longitude',
  'contests',
  'timeZone',
] as const;
export const StationField = z.enum(STATION_FIELDS);
export type StationField = z.infer<typeof StationField>;

/**
 * Which column means what. `areas` lists the columns of the administrative levels from the top down, each with the
 * type of area it names and, where the list has one, the column of the area's code.
 */
export const ColumnMapping = z.strictObject({
  columns: z.partialRecord(StationField, z.int().check(z.gte(0))),
  areas: z.array(
    z.strictObject({
      name: z.int().check(z.gte(0)),
      code: z.nullable(z.int().check(z.gte(0))),
      type: z.enum(['region', 'city', 'district', 'settlement', 'constituency', 'other']),
    }),
  ),
  /** Station codes are made of the area code and the number when the list has no code column. */
  codeFrom: z.enum(['column', 'area-and-number']),
  /** Contests voted on at every station whose row names none. */
  contestsForAll: z.array(Code),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** An uploaded file as read: nothing is stored in the mission yet. */
export const UploadedTable = z.strictObject({
  upload: Id,
  file: z.string(),
  /** How the bytes were read: "CSV (,), UTF-8". */
  readAs: z.string(),
  sheets: z.array(z.string()),
  sheet: z.nullable(z.string()),
  header: z.array(z.string()),
  /** The first rows, to judge the mapping by. */
  sample: z.array(z.array(z.string())),
  rowCount: z.int(),
  guess: ColumnMapping,
  /** Codes of contests the mission already has. */
  contests: z.array(Code),
});
export type UploadedTable = z.infer<typeof UploadedTable>;

export const ROW_FAULTS = [
  'CODE_MISSING',
  'CODE_TWICE',
  'NUMBER_MISSING',
  'AREA_MISSING',
  'VOTERS_NOT_A_NUMBER',
  'POSITION_NOT_VALID',
  'SETTING_UNKNOWN',
  'CONTEST_UNKNOWN',
  /** The row ends early: the file was cut off, or a line break stands inside a cell without quotes. */
  'TOO_FEW_CELLS',
  /** More cells than the header has: usually a comma inside an address without quotes, so columns have shifted. */
  'TOO_MANY_CELLS',
  /** A spreadsheet program made a date of a number like 1-3; what was typed is lost. */
  'BECAME_A_DATE',
  /** A spreadsheet program shortened a long number (1.23E+11); its last digits are lost. */
  'DIGITS_LOST',
  'TOO_LONG',
  'TIME_ZONE_UNKNOWN',
] as const;

/** A row that cannot be taken. `row` counts as a spreadsheet does: the header is row 1. */
export const RowFault = z.strictObject({
  row: z.int(),
  fault: z.enum(ROW_FAULTS),
  column: z.nullable(z.string()),
  value: z.string(),
});
export type RowFault = z.infer<typeof RowFault>;

const counted = z.strictObject({ count: z.int(), examples: z.array(Station) });

/** What publishing would do, against the frame now in force. Nothing is written until confirmed. */
export const ImportPlan = z.strictObject({
  upload: Id,
  added: counted,
  /** Name, address, voters, setting, position or contests differ. */
  changed: z.strictObject({ count: z.int(), examples: z.array(z.strictObject({ before: Station, after: Station })) }),
  /** In another area than before. */
  moved: z.strictObject({ count: z.int(), examples: z.array(z.strictObject({ before: Station, after: Station })) }),
  /** In the frame, not in the file. Their visits stay attached to them. */
  gone: z.strictObject({ count: z.int(), examples: z.array(Station), withObservations: z.int() }),
  unchanged: z.int(),
  areas: z.strictObject({ added: z.int(), total: z.int() }),
  faults: z.array(RowFault),
  faultCount: z.int(),
  /** The frame version this plan was made against; publishing on another one is refused as STALE. */
  against: z.nullable(z.int()),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const ImportRequest = z.strictObject({ upload: Id, sheet: z.nullable(z.string()), mapping: ColumnMapping });
export type ImportRequest = z.infer<typeof ImportRequest>;

/** Publishes the good rows. `skipFaults` must be true when there are faulty rows: they are left out, knowingly. */
export const PublishRequest = z.extend(ImportRequest, { against: z.nullable(z.int()), skipFaults: z.boolean() });
export type PublishRequest = z.infer<typeof PublishRequest>;

/** The frame in force without its stations. `version` is null while the mission has none. */
export const FrameSummary = z.strictObject({
  version: z.nullable(FrameVersion),
  areas: z.array(Area),
  contests: z.array(Contest),
  stationCount: z.int(),
});
export type FrameSummary = z.infer<typeof FrameSummary>;

/** Stations of the frame in force. Every word of `search` must occur in number, code, name or address. */
export const StationsQuery = z.object({
  search: z.optional(z.string().check(z.maxLength(200))),
  /** This area and everything inside it. */
  area: z.optional(Code),
  after: z.optional(Code),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
});
export type StationsQuery = z.infer<typeof StationsQuery>;

/** `after` continues; null at the end. */
export const StationPage = z.strictObject({
  frameVersion: z.nullable(FrameVersion),
  stations: z.array(Station),
  after: z.nullable(Code),
});
export type StationPage = z.infer<typeof StationPage>;

/**
 * Replaces the contests by a new frame version with the same stations. `against` is the version whose contests the
 * editor saw, null for none; when another is in force the change is refused as STALE.
 */
export const ContestsChange = z.strictObject({
  contests: z.array(Contest).check(z.maxLength(100)),
  against: z.optional(z.nullable(FrameVersion)),
});
export type ContestsChange = z.infer<typeof ContestsChange>;
