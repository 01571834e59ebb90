import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openEvidence } from '#cli/verify/evidence-file.ts';
import { verifyEvidence } from '#cli/verify/verify-evidence.ts';
import { type ZipEntry, zipOf } from '#exports/zip.ts';
import type { Hash, Id } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Change, Revision } from '#model/observation/revision.ts';
import { type EvidenceManifest, logLink, manifestHash } from '#model/protocol/evidence.ts';
import { atMost, type Row, said, told } from './row.ts';

const REVISIONS = 100_000;
const DEVICES = 200;
const ANSWERS = 15;
const IN_ONE_FILE = 1000;
const AT = '2027-03-14T08:00:00.000Z';

type Signer = { id: Id; publicKey: string; key: KeyObject; seq: number; prev: Hash | null };

/** What `daybook verify` takes for the evidence of a large mission. */
export async function verifying(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  try {
    const path = join(folder, 'evidence.zip');
    await pipeline(Readable.from(zipOf(entries())), createWriteStream(path));
    const started = performance.now();
    const file = await openEvidence(path);
    const { revisions, findings } = await verifyEvidence(file);
    file.close();
    const seconds = (performance.now() - started) / 1000;
    if (revisions !== REVISIONS || findings.count() > 0) throw new Error(findings.shown().join('\n'));
    return [
      atMost(`verify ${REVISIONS} revisions of ${ANSWERS} answers`, seconds, { limit: 90, unit: 's' }),
      told('… of an export', said(statSync(path).size / 1e6, 'MB')),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function signer(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { id: crypto.randomUUID(), publicKey: publicKey.export({ format: 'jwk' }).x ?? '', key, seq: 0, prev: null };
}

const signed = ({ key }: Pick<Signer, 'key'>, hash: Hash): string =>
  sign(null, Buffer.from(hash), key).toString('base64url');

async function* entries(): AsyncGenerator<ZipEntry> {
  const file = (name: string, content: string): ZipEntry => ({
    name,
    content: new TextEncoder().encode(content),
    at: new Date(AT),
  });
  const mission = crypto.randomUUID();
  const server = signer();
  const devices = Array.from({ length: DEVICES }, signer);
  let head: Hash | null = null;
  for (let from = 0; from < REVISIONS; from += IN_ONE_FILE) {
    const lines: string[] = [];
    for (let position = from + 1; position <= from + IN_ONE_FILE; position++) {
      const device = devices[position % DEVICES];
      if (!device) break;
      const text = nextText(device, mission);
      const hash = revisionHash(text);
      head = logLink(mission, head, { hash, receivedAt: AT });
      device.prev = hash;
      lines.push(JSON.stringify({ position, head, receivedAt: AT, text, signature: signed(device, hash) }));
    }
    yield file(`log/${String(from / IN_ONE_FILE + 1).padStart(6, '0')}.jsonl`, `${lines.join('\n')}\n`);
  }
  const known = devices.map(({ id, publicKey, seq }) => ({
    id,
    person: id,
    publicKey,
    enrolledAt: AT,
    state: 'active',
    highestSeq: seq,
  }));
  const lists = {
    'checkpoints.jsonl': '',
    'devices.jsonl': known.map((device) => `${JSON.stringify(device)}\n`).join(''),
    'refused.jsonl': '',
    'photos.jsonl': '',
  };
  for (const [name, text] of Object.entries(lists)) yield file(name, text);
  const manifest: EvidenceManifest = {
    evidence: 1,
    mission: { id: mission, name: 'Bench' },
    exportedAt: AT,
    server: { sealing: server.publicKey, signing: server.publicKey },
    position: REVISIONS,
    head,
    files: {
      'checkpoints.jsonl': hashOf(''),
      'devices.jsonl': hashOf(lists['devices.jsonl']),
      'refused.jsonl': hashOf(''),
      'photos.jsonl': hashOf(''),
    },
  };
  const text = JSON.stringify(manifest);
  yield file('manifest.json', JSON.stringify({ text, signature: signed(server, manifestHash(text)) }));
}

const hashOf = (text: string): Hash => createHash('sha256').update(text).digest('hex');

function nextText(device: Signer, mission: Id): string {
  device.seq += 1;
  const answer = { kind: 'choice' as const, option: 'yes' };
  const changes = Array.from({ length: ANSWERS }, (_, at): [string, Change] => [
    `V.ENV.${String(at).padStart(2, '0')}`,
    { answer, at: AT, replaces: [] },
  ]);
  const revision: Revision = {
    protocol: 1,
    id: crypto.randomUUID(),
    mission,
    observation: crypto.randomUUID(),
    form: 'voting',
    formVersion: 1,
    team: mission,
    device: device.id,
    person: device.id,
    seq: device.seq,
    prev: device.prev,
    kind: 'edit',
    mintedAt: AT,
    clockSkewMs: null,
    source: 'phone',
    changes: Object.fromEntries(changes),
  };
  return JSON.stringify(revision);
}
