import { createHash } from 'node:crypto';
import type { Hash, Id } from '#model/ids.ts';
import {
  type EvidenceDevice,
  type EvidenceManifest,
  type EvidencePhoto,
  type EvidenceRefusal,
  type ListedFile,
  manifestHash,
  type SignedText,
} from '#model/protocol/evidence.ts';
import { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import { type Clock, instantOf } from '#server/clock.ts';
import type { Cryptography } from '#server/cryptography.ts';
import type { Keys } from '#server/keys.ts';
import { type Database, isPostgres } from '#server/store/dialect.ts';
import { endOfChain } from '#server/store/log-links.ts';
import { requireMission } from '#server/store/missions.ts';
import { linkLog } from './log-chain.ts';

/** What an export is made of: signed and complete before its first byte leaves; the log is read up to `position`. */
export type Evidence = {
  mission: Id;
  position: number;
  manifest: SignedText;
  files: Record<ListedFile, string>;
  photos: Hash[];
  at: string;
};

type Signing = { db: Database; keys: Keys; cryptography: Cryptography; clock: Clock; device: Id };

/** Links what has come, reads everything beside the log at one moment, and signs it. */
export async function takeEvidence({ db, keys, cryptography, clock, device }: Signing, id: Id): Promise<Evidence> {
  await linkLog(db);
  const { name } = await requireMission(db, id);
  const { end, ...lists } = await readTogether(db, { mission: id, server: device });
  const files: Record<ListedFile, string> = {
    'checkpoints.jsonl': lines(lists.checkpoints),
    'devices.jsonl': lines(lists.devices),
    'refused.jsonl': lines(lists.refusals),
    'photos.jsonl': lines(lists.photos),
  };
  const at = instantOf(clock());
  const text = JSON.stringify({
    evidence: 1,
    mission: { id, name },
    exportedAt: at,
    server: keys.public,
    ...end,
    files: {
      'checkpoints.jsonl': hashOf(files['checkpoints.jsonl']),
      'devices.jsonl': hashOf(files['devices.jsonl']),
      'refused.jsonl': hashOf(files['refused.jsonl']),
      'photos.jsonl': hashOf(files['photos.jsonl']),
    },
  } satisfies EvidenceManifest);
  const signature = await cryptography.sign(keys.signing, manifestHash(text));
  const photos = lists.photos.map(({ hash }) => hash);
  return { mission: id, position: end.position, manifest: { text, signature }, files, photos, at };
}

const lines = (objects: readonly object[]): string => objects.map((each) => `${JSON.stringify(each)}\n`).join('');

const hashOf = (text: string): Hash => createHash('sha256').update(text).digest('hex');

type Read = { mission: Id; server: Id };

/** In one snapshot: the lists speak of the same moment as the end of the log. */
const readTogether = (db: Database, read: Read) => {
  const transaction = db.transaction();
  // SQLite knows one level only, and is not asked for another
  return (isPostgres(db) ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
    async (snapshot) => ({
      end: await endOfChain(snapshot, read.mission),
      checkpoints: await checkpoints(snapshot, read.mission),
      devices: await devices(snapshot, read),
      refusals: await refusals(snapshot, read.mission),
      photos: await photos(snapshot, read.mission),
    }),
  );
};

const checkpoints = (db: Database, mission: Id): Promise<SignedText[]> =>
  db
    .selectFrom('checkpoints')
    .select(['text', 'signature'])
    .where('mission_id', '=', mission)
    .orderBy('position')
    .orderBy('at')
    .execute();

/** The server's own device is written down in one mission and writes in all. */
async function devices(db: Database, { mission, server }: Read): Promise<EvidenceDevice[]> {
  const rows = await db
    .selectFrom('devices')
    .select(['id', 'person_id', 'public_key', 'enrolled_at', 'state', 'highest_seq'])
    .where((of) => of.or([of('mission_id', '=', mission), of('id', '=', server)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id, person_id, public_key, enrolled_at, state, highest_seq }) => ({
    id,
    person: person_id,
    publicKey: public_key,
    enrolledAt: enrolled_at,
    state,
    highestSeq: highest_seq,
  }));
}

async function refusals(db: Database, mission: Id): Promise<EvidenceRefusal[]> {
  const rows = await db
    .selectFrom('refused_revisions')
    .innerJoin('devices', 'devices.id', 'refused_revisions.device_id')
    .select(['device_id', 'seq', 'revision', 'code', 'refused_at'])
    .where('devices.mission_id', '=', mission)
    .orderBy('device_id')
    .orderBy('seq')
    .execute();
  return rows.map(({ device_id, seq, revision, code, refused_at }) => ({
    device: device_id,
    seq,
    revision,
    code: RevisionRefusal.parse(code),
    refusedAt: refused_at,
  }));
}

const photos = (db: Database, mission: Id): Promise<EvidencePhoto[]> =>
  db
    .selectFrom('photos')
    .select(['hash', 'received_at as receivedAt'])
    .where('mission_id', '=', mission)
    .orderBy('hash')
    .execute();
