import { createHash } from 'node:crypto';
import type { Hash, Id } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { parseRevision, type Revision } from '#model/observation/revision.ts';
import {
  Checkpoint,
  checkpointHash,
  devicesHash,
  EvidenceDevice,
  EvidenceLink,
  EvidenceManifest,
  EvidencePhoto,
  EvidenceRefusal,
  logLink,
  SignedCheckpoint,
} from '#model/protocol/evidence.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import { type ChainLink, checkChains, type Hole } from './device-chains.ts';
import { isSignedWith } from './ed25519.ts';
import type { EvidenceFile } from './evidence-file.ts';
import { type Findings, newFindings } from './findings.ts';

/** What was checked, and what of it does not hold. */
export type Verified = {
  manifest: EvidenceManifest;
  fingerprint: string;
  revisions: number;
  devices: number;
  checkpoints: { count: number; lastAt: string | null; covers: number };
  holes: Hole[];
  photos: { named: number; present: number };
  findings: Findings;
};

/**
 * Checks everything an evidence export says against itself, the signatures of devices and server first.
 * @param expected the fingerprint of the server's keys, from an enrolment card
 * @throws UnreadableEvidence
 */
export async function verifyEvidence(file: EvidenceFile, expected?: string): Promise<Verified> {
  const findings = newFindings();
  const manifest = await file.json('manifest.json', EvidenceManifest);
  const fingerprint = keyFingerprint(manifest.server);
  if (expected !== undefined && expected !== fingerprint)
    findings.add(`The keys of the server have the fingerprint ${fingerprint}, not ${expected}.`);
  const devices = await file.lines('devices.jsonl', EvidenceDevice);
  const refused = await file.lines('refused.jsonl', EvidenceRefusal);
  const log = await checkLog(file, { manifest, devices, findings });
  const holes = checkChains(log.links, { devices, refused, findings });
  const checkpoints = await checkCheckpoints(file, { manifest, devices, heads: log.heads, findings });
  const photos = await checkPhotos(file, log.photos, findings);
  for (const name of file.names) if (!isKnown(name)) findings.add(`${name} does not belong into this file.`);
  return {
    manifest,
    fingerprint,
    revisions: log.heads.length,
    devices: devices.length,
    checkpoints,
    holes,
    photos,
    findings,
  };
}

const isKnown = (name: string): boolean =>
  /^(manifest\.json|(checkpoints|devices|refused|photos)\.jsonl|log\/\d{6}\.jsonl|photos\/[0-9a-f]{64}\.jpg)$/.test(
    name,
  );

type Log = {
  links: ChainLink[];
  /** Of the chain of the log, in order. */
  heads: Hash[];
  /** What signed revisions say of photos, by `photoKey`. */
  photos: Set<string>;
};

const photoKey = (photo: { observation: Id; id: Id; hash: Hash; bytes: number }): string =>
  [photo.observation, photo.id, photo.hash, photo.bytes].join(' ');

async function checkLog(
  file: EvidenceFile,
  {
    manifest,
    devices,
    findings,
  }: { manifest: EvidenceManifest; devices: readonly EvidenceDevice[]; findings: Findings },
): Promise<Log> {
  const keys = new Map(devices.map(({ id, publicKey }) => [id, publicKey]));
  const log: Log = { links: [], heads: [], photos: new Set() };
  const known = new Set<Id>();
  let prev: Hash | null = null;
  for (const name of file.names.filter((each) => each.startsWith('log/')).sort())
    for (const { position, head, receivedAt, text, signature } of await file.lines(name, EvidenceLink)) {
      const hash = revisionHash(text);
      if (position !== log.heads.length + 1)
        findings.add(`In the log, place ${position} comes where ${log.heads.length + 1} is due.`);
      if (logLink(manifest.mission.id, prev, { hash, receivedAt }) !== head)
        findings.add(`The log’s chain breaks at place ${position}: the revision or its time of receipt was changed.`);
      prev = head;
      log.heads.push(head);
      const revision = readRevision(text);
      if (!revision) {
        findings.add(`At place ${position} of the log there is no revision.`);
        continue;
      }
      const { id, mission, observation, device, seq } = revision;
      if (!isSignedWith(keys.get(device) ?? '', hash, signature))
        findings.add(`The signature of revision ${id} is not that of device ${device}.`);
      if (mission !== manifest.mission.id) findings.add(`Revision ${id} belongs to another mission.`);
      if (known.has(id)) findings.add(`Revision ${id} is in the log twice.`);
      known.add(id);
      log.links.push({ id, device, seq, prev: revision.prev, hash });
      for (const photo of revision.photos?.added ?? []) log.photos.add(photoKey({ ...photo, observation }));
    }
  return log;
}

function readRevision(text: string): Revision | undefined {
  try {
    return parseRevision(text);
  } catch {
    return undefined;
  }
}

async function checkCheckpoints(
  file: EvidenceFile,
  {
    manifest,
    devices,
    heads,
    findings,
  }: { manifest: EvidenceManifest; devices: readonly EvidenceDevice[]; heads: readonly Hash[]; findings: Findings },
): Promise<Verified['checkpoints']> {
  const signed = await file.lines('checkpoints.jsonl', SignedCheckpoint);
  let last: Checkpoint | undefined;
  for (const { text, signature } of signed) {
    const checkpoint = readCheckpoint(text);
    if (!checkpoint || !isSignedWith(manifest.server.signing, checkpointHash(text), signature)) {
      findings.add(`A checkpoint is not signed by the server: ${text.slice(0, 200)}`);
      continue;
    }
    const { mission, position, head, at } = checkpoint;
    if (mission !== manifest.mission.id) findings.add(`The checkpoint of ${at} is of another mission.`);
    if (head !== (heads[position - 1] ?? null) || position > heads.length)
      findings.add(`At ${at} the server signed another log: place ${position} is not what it was then.`);
    if (!last || at >= last.at) last = checkpoint;
  }
  if (!last) findings.add('There is no checkpoint: nothing shows that the log is whole.');
  else if (devicesHash(devices.filter(({ enrolledAt }) => enrolledAt <= (last?.at ?? ''))) !== last.devices)
    findings.add(`The devices or their keys are not those the server signed at ${last.at}.`);
  return { count: signed.length, lastAt: last?.at ?? null, covers: last?.position ?? 0 };
}

function readCheckpoint(text: string): Checkpoint | undefined {
  try {
    return Checkpoint.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function checkPhotos(
  file: EvidenceFile,
  named: ReadonlySet<string>,
  findings: Findings,
): Promise<Verified['photos']> {
  const photos = await file.lines('photos.jsonl', EvidencePhoto);
  const listed = new Set(photos.map(photoKey));
  for (const key of named)
    if (!listed.has(key)) findings.add(`A photo that a revision names is not in the list: ${key}.`);
  const present = new Set<Hash>();
  const checked = new Map<Hash, number>();
  for (const photo of photos) {
    const { id, hash, bytes, receivedAt } = photo;
    if (!named.has(photoKey(photo))) findings.add(`No revision names the photo ${id}.`);
    if (receivedAt === null) continue;
    const path = `photos/${hash}.jpg`;
    if (!file.names.includes(path)) {
      findings.add(`The photo ${id} was received and is missing: ${path}.`);
      continue;
    }
    const length = checked.get(hash) ?? (await lengthOf(file, { path, hash, findings }));
    checked.set(hash, length);
    if (length !== bytes) findings.add(`The photo ${id} has ${length} bytes, its revision says ${bytes}.`);
    present.add(hash);
  }
  return { named: photos.length, present: present.size };
}

async function lengthOf(
  file: EvidenceFile,
  { path, hash, findings }: { path: string; hash: Hash; findings: Findings },
): Promise<number> {
  const content = await file.bytes(path);
  if (createHash('sha256').update(content).digest('hex') !== hash)
    findings.add(`The photo ${path} is not the one its revision names.`);
  return content.length;
}
