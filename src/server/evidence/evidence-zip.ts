import { type ZipEntry, zipOf } from '#exports/zip.ts';
import type { Id } from '#model/ids.ts';
import type {
  EvidenceDevice,
  EvidenceLink,
  EvidenceManifest,
  EvidencePhoto,
  EvidenceRefusal,
  SignedCheckpoint,
} from '#model/protocol/evidence.ts';
import type { ServerKeys } from '#model/protocol/messages.ts';
import { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { Database } from '#server/store/dialect.ts';
import { requireMission } from '#server/store/missions.ts';
import { photoContent } from '#server/store/photos.ts';
import { devicesOf } from './known-devices.ts';

/** Links in one file of the ZIP. */
const LINKS = 5000;

export type Evidence = { mission: Id; keys: ServerKeys; at: string };

/** Everything that shows that the mission's log is whole and unchanged, made while it is read. */
export const evidenceZip = (db: Database, evidence: Evidence) => zipOf(entries(db, evidence));

async function* entries(db: Database, { mission, keys, at }: Evidence): AsyncGenerator<ZipEntry> {
  const file = (name: string, content: string | Uint8Array): ZipEntry => ({
    name,
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    at: new Date(at),
  });
  const { id, name } = await requireMission(db, mission);
  const manifest: EvidenceManifest = { evidence: 1, mission: { id, name }, exportedAt: at, server: keys };
  yield file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  yield file('checkpoints.jsonl', lines(await checkpoints(db, mission)));
  yield file('devices.jsonl', lines(await devices(db, mission)));
  yield file('refused.jsonl', lines(await refusals(db, mission)));
  let part = 0;
  for await (const links of linksOf(db, mission)) {
    part += 1;
    yield file(`log/${String(part).padStart(6, '0')}.jsonl`, lines(links));
  }
  const photos = await photosOf(db, mission);
  yield file('photos.jsonl', lines(photos));
  for (const hash of new Set(photos.flatMap((photo) => (photo.receivedAt === null ? [] : photo.hash)))) {
    const content = await photoContent(db, { mission, hash });
    if (content) yield file(`photos/${hash}.jpg`, content);
  }
}

const lines = (objects: readonly object[]): string => objects.map((each) => `${JSON.stringify(each)}\n`).join('');

const checkpoints = (db: Database, mission: Id): Promise<SignedCheckpoint[]> =>
  db
    .selectFrom('checkpoints')
    .select(['text', 'signature'])
    .where('mission_id', '=', mission)
    .orderBy('at')
    .orderBy('position')
    .execute();

async function devices(db: Database, mission: Id): Promise<EvidenceDevice[]> {
  return (await devicesOf(db, mission)).map(({ id, person_id, public_key, enrolled_at, state, highest_seq }) => ({
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

/** In the order of the chain. */
async function* linksOf(db: Database, mission: Id): AsyncGenerator<EvidenceLink[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('log_links')
      .innerJoin('revisions', 'revisions.id', 'log_links.revision_id')
      .select(['position', 'head', 'received_at', 'flags_json', 'text', 'signature'])
      .where('log_links.mission_id', '=', mission)
      .where('position', '>', after)
      .orderBy('position')
      .limit(LINKS)
      .execute();
    if (rows.length > 0)
      yield rows.map(({ position, head, received_at, flags_json, text, signature }) => ({
        position,
        head,
        receivedAt: received_at,
        flags: JSON.parse(flags_json) as string[], // written by this server
        text,
        signature,
      }));
    if (rows.length < LINKS) return;
    after = rows.at(-1)?.position ?? after;
  }
}

/** Photos taken back are evidence too, as far as they have arrived. */
async function photosOf(db: Database, mission: Id): Promise<EvidencePhoto[]> {
  return db
    .selectFrom('photo_notes')
    .leftJoin('photos', (join) =>
      join.onRef('photos.mission_id', '=', 'photo_notes.mission_id').onRef('photos.hash', '=', 'photo_notes.hash'),
    )
    .select(['photo_notes.id', 'observation_id as observation', 'photo_notes.hash', 'bytes'])
    .select('photos.received_at as receivedAt')
    .where('photo_notes.mission_id', '=', mission)
    .orderBy('photo_notes.observation_id')
    .orderBy('photo_notes.id')
    .execute();
}
