import { incident } from '#forms/incident.ts';
import { voting } from '#forms/voting.ts';
import type { Frame } from '#model/frame.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import { parseRevision, SignedRevision } from '#model/observation/revision.ts';
import { EnrolRequest, Envelope, type PushOutcome, PushRequest, type Reference } from '#model/protocol/messages.ts';
import { enrolProof, keyFingerprint, receiptHash } from '#model/protocol/proofs.ts';
import type { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import { openEnvelope, readSealingKeys } from '#model/protocol/sealing.ts';
import { isSignedBy, sign } from '#model/protocol/signatures.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { aigul, missionId, random, reference, serverKeyPairs } from '../device/phone.ts';

const INSTANT = '2030-06-02T06:00:00.000Z';
const json = (body: unknown, status = 200): Response => Response.json(body, { status });

export type Headquarters = Awaited<ReturnType<typeof openHeadquarters>>;

/**
 * A headquarters of a hundred lines: takes what is sealed to it, signs receipts, hands out pages of two. It does what
 * no real server would when a test says so.
 */
export async function openHeadquarters() {
  const keys = await serverKeyPairs();
  const forger = await serverKeyPairs();
  const publicKeys = { sealing: keys.sealing.publicKey, signing: keys.signing.publicKey };
  const opening = await readSealingKeys(keys.sealing);
  const stored = new Map<string, { signed: SignedRevision; hash: string }>();
  const said = {
    refuse: new Map<string, RevisionRefusal>(),
    forgeReceipts: false,
    reference,
    frame: undefined as Frame | undefined,
    /** Comes before everything else; a response or a thrown error replaces the answer. */
    instead: undefined as ((path: string, body: unknown) => Response | undefined) | undefined,
    /** Runs after the work is done and before the answer leaves. */
    before: undefined as ((path: string) => Response | undefined) | undefined,
  };
  const requests: string[] = [];

  async function enrol(body: unknown): Promise<Response> {
    const { code, publicKey, proof } = EnrolRequest.parse(body);
    if (code !== 'ABCD12345678') return json({ refusal: 'CODE_WRONG', sentence: 'No such code' }, 403);
    if (!(await isSignedBy(publicKey, enrolProof(code, publicKey), proof)))
      return json({ refusal: 'PROOF_WRONG', sentence: 'The proof is wrong' }, 403);
    const device = random.id();
    return json({
      device,
      person: aigul,
      mission: missionId,
      pushToken: `push ${device}`,
      readToken: `read ${device}`,
      keys: publicKeys,
      serverTime: INSTANT,
    });
  }

  async function take(each: unknown): Promise<PushOutcome> {
    const envelope = Envelope.parse(each);
    const { revision } = envelope;
    const code = said.refuse.get(revision);
    if (code) return { revision, outcome: 'refused', code };
    if (stored.has(revision)) return { revision, outcome: 'duplicate' };
    const signed = SignedRevision.parse(JSON.parse(await openEnvelope(envelope, opening)));
    stored.set(revision, { signed, hash: revisionHash(signed.text) });
    return { revision, outcome: 'stored' };
  }

  async function push(body: unknown): Promise<Response> {
    const { device, envelopes } = PushRequest.parse(body);
    const outcomes: PushOutcome[] = [];
    for (const each of envelopes) outcomes.push(await take(each));
    const revisions = outcomes
      .filter(({ outcome }) => outcome !== 'refused')
      .map(({ revision }) => ({ id: revision, hash: stored.get(revision)?.hash }));
    const text = JSON.stringify({ protocol: 1, mission: missionId, device, revisions, receivedAt: INSTANT });
    const signature = await sign(said.forgeReceipts ? forger.signing : keys.signing, receiptHash(text));
    return json({ outcomes, receipt: revisions.length > 0 ? { text, signature } : null, serverTime: INSTANT });
  }

  function pull(body: { cursor: string | null; reference: string | null }): Response {
    const from = Number(body.cursor ?? 0);
    const all = [...stored.values()].map(({ signed }) => signed);
    const revisions = all.slice(from, from + 2);
    const stamp = JSON.stringify(said.reference);
    const cursor = String(from + revisions.length);
    const current =
      body.reference === stampOf(stamp) ? {} : { reference: { stamp: stampOf(stamp), content: said.reference } };
    return json({ serverTime: INSTANT, cursor, more: from + 2 < all.length, revisions, ...current });
  }

  async function answer(path: string, body: unknown): Promise<Response> {
    requests.push(path);
    const instead = said.instead?.(path, body);
    if (instead) return instead;
    const answered = await route(path, body);
    return said.before?.(path) ?? answered;
  }

  async function route(path: string, body: unknown): Promise<Response> {
    if (path === '/api/enrol') return enrol(body);
    if (path === '/api/push') return push(body);
    if (path === '/api/pull') return pull(body as Parameters<typeof pull>[0]);
    const form = [voting, incident].find(({ id, version }) => path === `/api/forms/${id}/${version}`);
    if (form) return json(form);
    if (said.frame && path === `/api/frames/${said.frame.version}`) return json(said.frame);
    return json({ refusal: 'NOT_FOUND', sentence: 'No such thing' }, 404);
  }

  const transport: Transport = createTransport({
    origin: 'https://daybook.example',
    isOnline: () => true,
    request: (url, { body }) =>
      answer(new URL(url).pathname, typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined),
  });
  /** A colleague's revision arrives by another way. */
  const bring = (signed: SignedRevision) => {
    stored.set(parseRevision(signed.text).id, { signed, hash: revisionHash(signed.text) });
  };
  return { transport, stored, said, requests, bring, fingerprint: keyFingerprint(publicKeys) };
}

const stampOf = (text: string): string => revisionHash(text).slice(0, 16);

export const setReference = (headquarters: Headquarters, change: Partial<Reference>): void => {
  headquarters.said.reference = { ...headquarters.said.reference, ...change };
};
