import type { Hash, Id } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { parseRevision, type Revision } from '#model/observation/revision.ts';
import { type EvidenceDevice, EvidenceLink, type EvidenceManifest, logLink } from '#model/protocol/evidence.ts';
import type { ChainLink } from './device-chains.ts';
import { isSignedWith } from './ed25519.ts';
import type { EvidenceFile } from './evidence-file.ts';
import type { Findings } from './findings.ts';

export type NamedPhoto = { id: Id; hash: Hash; bytes: number };

export type CheckedLog = {
  links: ChainLink[];
  /** Of the chain of the log, in order. */
  heads: Hash[];
  /** What signed revisions say of photos. */
  photos: NamedPhoto[];
};

type Checking = { manifest: EvidenceManifest; devices: readonly EvidenceDevice[]; findings: Findings };

/** Follows the chain of the log to the end the manifest names, and checks each revision's signature. */
export async function checkLog(file: EvidenceFile, { manifest, devices, findings }: Checking): Promise<CheckedLog> {
  const keys = new Map(devices.map(({ id, publicKey }) => [id, publicKey]));
  const log: CheckedLog = { links: [], heads: [], photos: [] };
  const known = new Set<Id>();
  let prev: Hash | null = null;
  for (const name of [...file.names].filter((each) => each.startsWith('log/')).sort())
    for await (const { position, head, receivedAt, text, signature } of file.lines(name, EvidenceLink)) {
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
      const { id, mission, device, seq } = revision;
      if (!isSignedWith(keys.get(device) ?? '', hash, signature))
        findings.add(`The signature of revision ${id} is not that of device ${device}.`);
      if (mission !== manifest.mission.id) findings.add(`Revision ${id} belongs to another mission.`);
      if (known.has(id)) findings.add(`Revision ${id} is in the log twice.`);
      known.add(id);
      log.links.push({ id, device, seq, prev: revision.prev, hash });
      for (const photo of revision.photos?.added ?? [])
        log.photos.push({ id: photo.id, hash: photo.hash, bytes: photo.bytes });
    }
  if (log.heads.length !== manifest.position || (log.heads.at(-1) ?? null) !== manifest.head)
    findings.add(`The manifest was signed for a log that ends otherwise, at place ${manifest.position}.`);
  return log;
}

function readRevision(text: string): Revision | undefined {
  try {
    return parseRevision(text);
  } catch {
    return undefined;
  }
}
