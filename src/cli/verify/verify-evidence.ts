import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Hash } from '#model/ids.ts';
import {
  Checkpoint,
  checkpointHash,
  EvidenceDevice,
  EvidenceManifest,
  EvidencePhoto,
  EvidenceRefusal,
  LISTED_FILES,
  type ListedFile,
  manifestHash,
  SignedText,
} from '#model/protocol/evidence.ts';
import { keyFingerprint } from '#model/protocol/proofs.ts';
import { checkLog, type NamedPhoto } from './check-log.ts';
import { type ChainReport, readChains } from './device-chains.ts';
import { isSignedWith } from './ed25519.ts';
import { type EvidenceFile, listed, UnreadableEvidence } from './evidence-file.ts';
import { type Findings, newFindings } from './findings.ts';

/** What was checked, and what of it does not hold. */
export type Verified = {
  manifest: EvidenceManifest;
  fingerprint: string;
  revisions: number;
  devices: number;
  checkpoints: { count: number; firstAt: string | null };
  chains: ChainReport;
  photos: { named: number; here: number };
  findings: Findings;
};

/**
 * Checks everything an evidence export says: the server's signature over its manifest and, by that, every list; the
 * chain of the log; the signature of each revision; every picture.
 * @param expected the fingerprint of the server's keys, from an enrolment card
 * @throws UnreadableEvidence
 */
export async function verifyEvidence(file: EvidenceFile, expected?: string): Promise<Verified> {
  const findings = newFindings();
  const manifest = await readManifest(file, findings);
  const fingerprint = keyFingerprint(manifest.server);
  if (expected !== undefined && expected !== fingerprint)
    findings.add(`The keys of the server have the fingerprint ${fingerprint}, not ${JSON.stringify(expected)}.`);
  const lists = await readLists(file, manifest, findings);
  const log = await checkLog(file, { manifest, devices: lists.devices, findings });
  checkCheckpoints(lists.checkpoints, { manifest, heads: log.heads, findings });
  const here = await checkPhotos(file, { named: log.photos, arrived: lists.photos, findings });
  for (const name of file.names)
    if (!isKnown(name)) findings.add(`${JSON.stringify(name)} does not belong into this file.`);
  return {
    manifest,
    fingerprint,
    revisions: log.heads.length,
    devices: lists.devices.length,
    checkpoints: { count: lists.checkpoints.length, firstAt: lists.checkpoints[0]?.checkpoint?.at ?? null },
    chains: readChains(log.links, { devices: lists.devices, refused: lists.refused }),
    photos: { named: log.photos.length, here },
    findings,
  };
}

const isKnown = (name: string): boolean =>
  /^(manifest\.json|(checkpoints|devices|refused|photos)\.jsonl|log\/\d{6}\.jsonl|photos\/[0-9a-f]{64}\.jpg)$/.test(
    name,
  );

const sha256 = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest('hex');

async function readManifest(file: EvidenceFile, findings: Findings): Promise<EvidenceManifest> {
  const [signed] = listed('manifest.json', await file.bytes('manifest.json'), SignedText);
  const manifest = signed && read(EvidenceManifest, signed.text);
  if (!signed || !manifest) throw new UnreadableEvidence('manifest.json is not that of an evidence export.');
  if (!isSignedWith(manifest.server.signing, manifestHash(signed.text), signed.signature))
    findings.add('The manifest is not signed by the server it names.');
  return manifest;
}

function read<Value>(schema: { parse(value: unknown): Value }, text: string): Value | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type SignedCheckpoint = SignedText & { checkpoint: Checkpoint | undefined };

async function readLists(file: EvidenceFile, manifest: EvidenceManifest, findings: Findings) {
  const bytes = new Map<string, Uint8Array>();
  for (const name of LISTED_FILES) {
    const content = await file.bytes(name);
    if (sha256(content) !== manifest.files[name]) findings.add(`${name} is not the one the manifest was signed with.`);
    bytes.set(name, content);
  }
  const list = <Schema extends z.ZodMiniType>(name: ListedFile, schema: Schema) =>
    listed(name, bytes.get(name) ?? new Uint8Array(), schema);
  return {
    checkpoints: list('checkpoints.jsonl', SignedText).map(
      (signed): SignedCheckpoint => ({ ...signed, checkpoint: read(Checkpoint, signed.text) }),
    ),
    devices: list('devices.jsonl', EvidenceDevice),
    refused: list('refused.jsonl', EvidenceRefusal),
    photos: list('photos.jsonl', EvidencePhoto),
  };
}

function checkCheckpoints(
  signed: readonly SignedCheckpoint[],
  { manifest, heads, findings }: { manifest: EvidenceManifest; heads: readonly Hash[]; findings: Findings },
): void {
  for (const { text, signature, checkpoint } of signed) {
    if (!checkpoint || !isSignedWith(manifest.server.signing, checkpointHash(text), signature)) {
      findings.add(`A checkpoint is not signed by the server: ${JSON.stringify(text.slice(0, 200))}.`);
      continue;
    }
    const { mission, position, head, at } = checkpoint;
    if (mission !== manifest.mission.id) findings.add(`The checkpoint of ${at} is of another mission.`);
    if (position > heads.length || head !== (heads[position - 1] ?? null))
      findings.add(`At ${at} the server signed another log: place ${position} is not what it was then.`);
  }
}

/** Returns how many pictures are here. One that has not arrived yet, or that a later revision names, is no fault. */
async function checkPhotos(
  file: EvidenceFile,
  { named, arrived, findings }: { named: readonly NamedPhoto[]; arrived: readonly EvidencePhoto[]; findings: Findings },
): Promise<number> {
  const lengths = new Map<Hash, number>();
  for (const { hash } of arrived) {
    const name = `photos/${hash}.jpg`;
    if (!file.names.has(name)) {
      findings.add(`${name} was received and is missing.`);
      continue;
    }
    const content = await file.bytes(name);
    if (sha256(content) !== hash) findings.add(`${name} is not the picture that was received.`);
    lengths.set(hash, content.length);
  }
  const listedHere = new Set(arrived.map(({ hash }) => `photos/${hash}.jpg`));
  for (const name of file.names)
    if (name.startsWith('photos/') && !listedHere.has(name))
      findings.add(`${JSON.stringify(name)} was not received by the server.`);
  for (const { id, hash, bytes } of named) {
    const length = lengths.get(hash);
    if (length !== undefined && length !== bytes)
      findings.add(`The photo ${id} has ${length} bytes, its revision says ${bytes}.`);
  }
  return lengths.size;
}
