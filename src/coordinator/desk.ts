import * as z from 'zod/mini';
import {
  Account,
  FactorBegun,
  type LoginRequest,
  type PasswordChange,
  Proof,
  RecoveryCodes,
  Session,
  type SetupRequest,
} from '#model/desk/account.ts';
import {
  DaySummary,
  type NewCoordinator,
  type PersonChange,
  SetupDone,
  SetupState,
} from '#model/desk/administration.ts';
import { AuditPage } from '#model/desk/audit.ts';
import {
  type ContestsChange,
  FrameSummary,
  ImportPlan,
  type ImportRequest,
  type PublishRequest,
  StationPage,
  UploadedTable,
} from '#model/desk/frame-import.ts';
import {
  ObservationDossier,
  ObservationList,
  type ObservationPage,
  type PlaceCorrection,
  type SameVisitDecision,
} from '#model/desk/observations.ts';
import {
  CourierReport,
  EnrolmentCard,
  type EnrolmentRequest,
  type NewPerson,
  type NewTeam,
  People,
  type PlanChange,
  PlannedVisit,
  type TeamChange,
} from '#model/desk/people.ts';
import { PhotoPolicy } from '#model/photos/policy.ts';
import { MissionProtection } from '#model/protection.ts';
import { FrameVersion } from '#model/station.ts';
import { ask, send, sendFile } from './api.ts';

/** Everything headquarters asks the server, one line each. */

const done = z.unknown();

export const askSetup = () => ask('setup', SetupState);

export const setUp = (request: SetupRequest) => send('POST', 'setup', SetupDone, request);
export const setUpDemo = (secret: string) => send('POST', 'setup/demo', SetupDone, { secret });

export const askSession = () => ask('session', Session);
export const signIn = (request: LoginRequest) => send('POST', 'login', Session, request);
export const signOut = () => send('POST', 'logout', done);

export const askAccount = () => ask('account', Account);
export const endSession = (id: string) => send('POST', `account/sessions/${id}/end`, done);
export const changePassword = (change: PasswordChange) => send('POST', 'account/password', done, change);
export const askProof = () => ask('account/proof', Proof);
export const showProof = (shown: string) => send('POST', 'account/proof', Proof, { shown });
export const beginFactor = () => send('POST', 'account/factor/begin', FactorBegun);
export const confirmFactor = (code: string) => send('POST', 'account/factor/confirm', RecoveryCodes, { code });
export const newRecoveryCodes = () => send('POST', 'account/factor/recovery-codes', RecoveryCodes);
export const removeFactor = () => send('POST', 'account/factor/remove', done);

export const askAudit = (before?: number) => ask('audit', AuditPage, { before });
export const checkAudit = () => ask('audit', AuditPage, { check: 'whole' });

export const askPeople = () => ask('people', People);
export const addPerson = (person: NewPerson) => send('POST', 'people', done, person);
export const changePerson = (id: string, change: PersonChange) => send('PATCH', `people/${id}`, done, change);
export const addTeam = (team: NewTeam) => send('POST', 'teams', done, team);
export const changeTeam = (id: string, change: TeamChange) => send('PUT', `teams/${id}`, done, change);
export const suspendDevice = (id: string) => send('POST', `devices/${id}/suspend`, done);
export const resumeDevice = (id: string) => send('POST', `devices/${id}/resume`, done);
export const makeEnrolmentCodes = (request: EnrolmentRequest) =>
  send('POST', 'enrolment-codes', z.array(EnrolmentCard), request);
export const addCoordinator = (coordinator: NewCoordinator) => send('POST', 'coordinators', done, coordinator);
export const askAssignments = (team: string) => ask('assignments', z.array(PlannedVisit), { team });
export const changePlan = (change: PlanChange) => send('PATCH', 'assignments', done, change);

export const askFrame = () => ask('frame', FrameSummary);
export const searchStations = (search: string, area?: string) => ask('stations', StationPage, { search, area });
export const uploadStations = (file: File, sheet?: string) =>
  sendFile('frame/upload', UploadedTable, { file, query: { file: file.name, sheet } });
export const planImport = (request: ImportRequest) => send('POST', 'frame/plan', ImportPlan, request);
export const publishFrame = (request: PublishRequest) =>
  send('POST', 'frame/publish', z.object({ version: FrameVersion }), request);
export const putContests = (change: ContestsChange) =>
  send('PUT', 'contests', z.object({ version: FrameVersion }), change);

export const askPhotoPolicy = () => ask('photos/policy', PhotoPolicy);
export const changePhotoPolicy = (policy: PhotoPolicy) => send('PUT', 'photos/policy', PhotoPolicy, policy);
export const askProtection = () => ask('protection', MissionProtection);
export const changeProtection = (change: MissionProtection) => send('PUT', 'protection', MissionProtection, change);

export const askSummary = () => ask('summary', DaySummary);
export const askObservations = (page: ObservationPage) => ask('observations', ObservationList, page);
export const askObservation = (id: string) => ask(`observations/${id}`, ObservationDossier);
export const correctPlace = (id: string, correction: PlaceCorrection) =>
  send('POST', `observations/${id}/place`, done, correction);
export const decideSameVisit = (whole: string, decision: SameVisitDecision) =>
  send('POST', `observations/${whole}/same-visit`, done, decision);

export const lookIntoOutboxFile = (file: File) => sendFile('outbox-files', CourierReport, { file, query: {} });
export const takeOutboxFile = (file: File) => sendFile('outbox-files', CourierReport, { file, query: { take: 'yes' } });
