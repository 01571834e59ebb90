import type { Generated, Insertable, Selectable } from 'kysely';
import type { Protection } from '#model/protection.ts';

/**
 * The tables, alike on SQLite and PostgreSQL. Instants are ISO 8601 UTC texts, switches are 0 or 1, `*_json` columns
 * hold JSON that is parsed by the model and never queried inside. `*_key` columns are normalised by `sortKey` for
 * searching and sorting, because SQLite folds the case of ASCII only.
 */
export type Tables = {
  server_state: { key: string; value: string };
  missions: {
    id: string;
    name: string;
    election_day: string;
    time_zone: string;
    languages_json: string;
    facts_json: string;
    policy: 'standard' | 'hostile';
    synthetic: number;
    created_at: string;
    /** What the mission decided about photos; null while it has decided nothing. */
    photos_json: string | null;
    /** What the mission asks of its phones. */
    protection: Protection;
  };
  people: { id: string; mission_id: string; name: string; name_key: string; role: string; created_at: string };
  accounts: { person_id: string; login: string; password_hash: string };
  /** `id` names a session to its person; `device` is the browser in words. `proven_at`: when they last showed who they are. */
  sessions: {
    token_hash: string;
    id: string;
    person_id: string;
    device: string;
    created_at: string;
    last_seen_at: string;
    expires_at: string;
    proven_at: string;
    /** 1: must set up a second factor before anything else. */
    factor_due: number;
  };
  /** `secret` is sealed with the key file; `last_step` is used up. */
  second_factors: { person_id: string; secret: string; confirmed_at: string | null; last_step: number };
  /** Who did what at headquarters; the database refuses to change or delete. `hash` covers the row and `prev`. */
  audit: {
    mission_id: string;
    seq: number;
    at: string;
    actor: string | null;
    act: string;
    object: string;
    address: string;
    result: string;
    prev: string | null;
    hash: string;
  };
  recovery_codes: { person_id: string; code_hash: string; used_at: string | null };
  /** One row per failed or limited attempt, by limiter key. */
  attempts: { key: string; at: string };
  setup_links: { secret_hash: string; created_at: string; used_at: string | null };
  teams: { id: string; mission_id: string; code: string; areas_json: string };
  /** A person is in one team at most. */
  team_members: { person_id: string; team_id: string };
  devices: {
    id: string;
    mission_id: string;
    person_id: string;
    name: string;
    public_key: string;
    push_token_hash: string;
    read_token_hash: string;
    state: 'active' | 'suspended';
    enrolled_at: string;
    last_contact_at: string | null;
    clock_skew_ms: number | null;
    highest_seq: number;
  };
  /**
   * Every team a device has been told it belongs to. A revision written for one of them is taken, whatever team its
   * author is in by the time it arrives.
   */
  device_teams: { device_id: string; team_id: string };
  enrolment_codes: {
    lookup: string;
    mission_id: string;
    person_id: string;
    secret_hash: string;
    wrong_tries: number;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  frames: { mission_id: string; version: number; contests_json: string; published_at: string };
  /** `path` is every ancestor's code and the area's own, each between slashes: `/KZ/KZ-71/`. */
  areas: {
    mission_id: string;
    frame_version: number;
    code: string;
    parent: string | null;
    type: string;
    name_json: string;
    path: string;
  };
  stations: {
    mission_id: string;
    frame_version: number;
    code: string;
    number: string;
    name: string;
    address: string;
    area: string;
    setting: string | null;
    registered_voters: number | null;
    latitude: number | null;
    longitude: number | null;
    contests_json: string;
    time_zone: string | null;
    search_key: string;
  };
  forms: { mission_id: string; id: string; version: number; content_json: string; published_at: string };
  assignments: { mission_id: string; team_id: string; station: string; form: string };
  /** What the fold says of each observation; written in the transaction that appends its revisions. */
  observations: {
    no: Generated<number>;
    id: string;
    mission_id: string;
    team_id: string;
    form: string;
    form_version: number;
    place_json: string | null;
    station: string | null;
    area: string | null;
    area_path: string;
    outcome: string | null;
    state: 'draft' | 'completed' | 'amended' | 'withdrawn';
    changed_after_completion: number;
    problems: number;
    critical: number;
    conflicts: number;
    core_left: number;
    owed: number;
    arrived_at: string | null;
    first_received_at: string;
    last_received_at: string;
    last_log_seq: number;
    synthetic: number;
    search_key: string;
    /** The visit this one was said to be the same as: it is read, counted and exported as part of that. */
    joined_to: string | null;
    /** By other observation: `same` or `separate`. */
    decisions_json: string | null;
  };
  /** What was refused of known phones, so that holes in their numbers are explained. */
  refused_revisions: {
    device_id: string;
    revision: string;
    seq: number;
    code: string;
    detail: string | null;
    refused_at: string;
  };
  /**
   * The log: every revision as its device signed it, in the server's order. On PostgreSQL a further column `xid`
   * holds the writing transaction, so that readers stay behind the horizon of what is committed (`horizon.ts`).
   */
  revisions: {
    log_seq: Generated<number>;
    id: string;
    mission_id: string;
    observation_id: string;
    team_id: string;
    device_id: string;
    person_id: string;
    seq: number;
    prev: string | null;
    hash: string;
    text: string;
    signature: string;
    received_at: string;
    /** JSON list of what is odd about it: CHAIN_BROKEN, SEQ_REUSED, AFTER_SUSPENSION, MALFORMED. */
    flags_json: string;
  };
  questions: { no: Generated<number>; form: string; form_version: number; question: string };
  /** One row per number, option or text of an answer that stands. Written by the follower, rebuildable. */
  answers: {
    observation_no: number;
    question_no: number;
    /** Part code, option code of several choices, or empty. */
    part: string;
    /** Contest code, or empty. */
    contest: string;
    /** answered, not-observed, not-applicable, set-aside, conflict. */
    standing: string;
    value: string | null;
    number_value: number | null;
  };
  /** Whole and verified, each once in its mission, however many observations name it. */
  photos: { mission_id: string; hash: string; content: Uint8Array; device_id: string; received_at: string };
  /** What has come so far of a photo, by the device that sends it. */
  photo_parts: { device_id: string; hash: string; start: number; content: Uint8Array; received_at: string };
  /** The photos revisions speak of, present or not; written in the transaction that appends the revision. */
  photo_notes: {
    observation_id: string;
    id: string;
    mission_id: string;
    question: string | null;
    hash: string;
    bytes: number;
    removed: number;
  };
  /** How far each reader of the log has come: a position of `store/horizon.ts`. */
  followers: { name: string; cursor: string };
  /** Each revision's place in the chain of its mission's log, from 1; written once, behind the horizon. */
  log_links: { mission_id: string; position: number; revision_id: string; head: string };
  checkpoints: {
    mission_id: string;
    position: number;
    head: string | null;
    at: string;
    text: string;
    signature: string;
  };
  uploads: {
    id: string;
    mission_id: string;
    person_id: string;
    file: string;
    content: Uint8Array;
    created_at: string;
  };
};

export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
export type NewRow<Table extends keyof Tables> = Insertable<Tables[Table]>;
