import * as z from 'zod/mini';
import {
  ContestsChange,
  FrameSummary,
  ImportPlan,
  ImportRequest,
  PublishRequest,
  StationPage,
  StationsQuery,
  UploadedTable,
} from '#model/desk/frame-import.ts';
import { ExportRequest } from '#model/desk/observations.ts';
import { FrameVersion } from '#model/station.ts';
import type { Operation } from '#server/routes/operation.ts';

const Published = z.strictObject({ version: FrameVersion });

/** What the API document says of station lists and downloads (`frame.ts`, `exports.ts`). */
export const stationOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/frame',
    summary: 'The newest station list: its version, areas and contests, and how many stations it has.',
    access: 'session',
    reply: FrameSummary,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'get',
    path: '/stations',
    summary: 'Stations of the newest list.',
    access: 'session',
    query: StationsQuery,
    reply: StationPage,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED'],
  },
  {
    method: 'post',
    path: '/frame/upload',
    summary: 'Reads a station list, CSV or XLSX; nothing of the mission changes.',
    access: 'session',
    query: z.object({ file: z.optional(z.string()), sheet: z.optional(z.string()) }),
    body: 'file',
    reply: UploadedTable,
    refusals: [
      'SESSION_ENDED',
      'NOT_ALLOWED',
      'FILE_EMPTY',
      'FILE_NOT_A_TABLE',
      'FILE_DAMAGED',
      'FILE_ENCODING',
      'HEADER_MISSING',
    ],
  },
  {
    method: 'post',
    path: '/frame/plan',
    summary: 'What publishing the uploaded list would change.',
    access: 'session',
    body: ImportRequest,
    reply: ImportPlan,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND', 'COLUMN_MISSING'],
  },
  {
    method: 'post',
    path: '/frame/publish',
    summary: 'Publishes the uploaded list as the next version.',
    access: 'session',
    body: PublishRequest,
    reply: Published,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'NOT_FOUND', 'COLUMN_MISSING', 'NO_GOOD_ROWS', 'STALE'],
  },
  {
    method: 'put',
    path: '/contests',
    summary: 'Replaces the contests, in a next version of the station list.',
    access: 'session',
    body: ContestsChange,
    reply: Published,
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'STALE'],
  },
  {
    method: 'get',
    path: '/exports/:kind',
    summary: 'Observations, answers or the codebook as a file.',
    access: 'session',
    query: ExportRequest,
    reply: 'file',
    refusals: ['SESSION_ENDED', 'NOT_ALLOWED', 'PROOF_NEEDED', 'NOT_FOUND'],
  },
];
