import type { Answer } from '#model/answer.ts';
import type { Id, QuestionId } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Change, Revision } from '#model/observation/revision.ts';
import {
  EnrolReply,
  type Envelope,
  PROTOCOL,
  PullReply,
  type PullRequest,
  PushReply,
  type PushRequest,
} from '#model/protocol/messages.ts';
import { enrolProof, keyFingerprint } from '#model/protocol/proofs.ts';
import { sealEnvelope } from '#model/protocol/sealing.ts';
import { type SigningKey, sign, signingKey } from '#model/protocol/signatures.ts';

/** Anything that answers requests: an app value, or a server on a port behind `fetch`. */
export type Reached = { request(path: string, init?: RequestInit): Response | Promise<Response> };

/** Where an observation is filled; what a phone knows from its reference. */
export type Filling = { observation: Id; form: string; formVersion: number; team: Id };

export type Written = { revision: Revision; text: string; envelope: Envelope };

/** The smallest phone there is: it enrols, writes signed and sealed revisions, sends and fetches. It keeps its chain. */
export class Phone {
  readonly reached: Reached;
  readonly key: SigningKey;
  readonly enrolment: EnrolReply;
  seq = 0;
  prev: string | null = null;
  /** What the next pull goes on from. */
  cursor: string | null = null;
  reference: string | null = null;

  constructor(reached: Reached, key: SigningKey, enrolment: EnrolReply) {
    this.reached = reached;
    this.key = key;
    this.enrolment = enrolment;
  }

  /** @throws when the server refuses; use `askToEnrol` to look at the refusal. */
  static async enrol(reached: Reached, code: string): Promise<Phone> {
    const key = await signingKey(crypto.getRandomValues(new Uint8Array(32)));
    const response = await Phone.askToEnrol(reached, code, key);
    if (response.status !== 200) throw new Error(`Not enrolled: ${await response.text()}`);
    return new Phone(reached, key, EnrolReply.parse(await response.json()));
  }

  static async askToEnrol(reached: Reached, code: string, key: SigningKey, changes: object = {}): Promise<Response> {
    return reached.request('/api/v1/enrol', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        protocol: PROTOCOL,
        code,
        publicKey: key.publicKey,
        deviceName: 'Test phone',
        proof: await sign(key, enrolProof(code, key.publicKey)),
        ...changes,
      }),
    });
  }

  /** Writes the next revision of the chain. `changes` of the revision override what a phone would write. */
  async write(
    filling: Filling,
    answers: Record<QuestionId, Answer | Partial<Change>>,
    changes: Partial<Revision> = {},
  ): Promise<Written> {
    const at = '2027-03-14T02:00:00.000Z';
    const revision: Revision = {
      protocol: 1,
      id: crypto.randomUUID(),
      mission: this.enrolment.mission,
      observation: filling.observation,
      form: filling.form,
      formVersion: filling.formVersion,
      team: filling.team,
      device: this.enrolment.device,
      person: this.enrolment.person,
      seq: this.seq + 1,
      prev: this.prev,
      kind: 'edit',
      mintedAt: at,
      clockSkewMs: null,
      source: 'phone',
      changes: Object.fromEntries(
        Object.entries(answers).map(([question, given]) => [
          question,
          { at, replaces: [], ...('kind' in given ? { answer: given } : given) } as Change, // tests give whole answers
        ]),
      ),
      ...changes,
    };
    const text = JSON.stringify(revision);
    this.seq += 1;
    this.prev = revisionHash(text);
    return { revision, text, envelope: await this.seal(revision, text) };
  }

  async seal(
    revision: Revision,
    text: string,
    { signature, key }: { signature?: string; key?: string } = {},
  ): Promise<Envelope> {
    const { keys } = this.enrolment;
    return sealEnvelope(
      { text, signature: signature ?? (await sign(this.key, revisionHash(text))) },
      { revision: revision.id, device: revision.device, seq: revision.seq, key: keyFingerprint(keys), urgent: false },
      key ?? keys.sealing,
    );
  }

  async push(...envelopes: unknown[]): Promise<PushReply> {
    const response = await this.askToPush({ envelopes });
    if (response.status !== 200) throw new Error(`Not pushed: ${await response.text()}`);
    return PushReply.parse(await response.json());
  }

  askToPush(request: Partial<Record<keyof PushRequest, unknown>>): Promise<Response> {
    return this.ask('push', this.enrolment.pushToken, {
      device: this.enrolment.device,
      highestSeq: this.seq,
      sentAt: '2027-03-14T02:00:00.000Z',
      envelopes: [],
      ...request,
    });
  }

  /** One page; remembers the cursor and the reference's stamp. */
  async pull(): Promise<PullReply> {
    const response = await this.askToPull();
    if (response.status !== 200) throw new Error(`Not pulled: ${await response.text()}`);
    const reply = PullReply.parse(await response.json());
    this.cursor = reply.cursor;
    this.reference = reply.reference?.stamp ?? this.reference;
    return reply;
  }

  askToPull(request: Partial<PullRequest> = {}): Promise<Response> {
    const { device, readToken } = this.enrolment;
    return this.ask('pull', readToken, { device, cursor: this.cursor, reference: this.reference, ...request });
  }

  async get(path: string): Promise<Response> {
    return this.reached.request(`/api/v1${path}`, {
      headers: { authorization: `Bearer ${this.enrolment.readToken}` },
    });
  }

  async ask(path: 'push' | 'pull', token: string, body: object | string): Promise<Response> {
    return this.reached.request(`/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: typeof body === 'string' ? body : JSON.stringify({ protocol: PROTOCOL, ...body }),
    });
  }
}

/** A new observation on the opening form. */
export const opening = (team: Id, changes: Partial<Filling> = {}): Filling => ({
  observation: crypto.randomUUID(),
  form: 'opening',
  formVersion: 1,
  team,
  ...changes,
});

export const at = (station: string, area: string): Answer => ({
  kind: 'place',
  place: { kind: 'station', station, frameVersion: 1, area, contests: ['list'] },
});

export const chosen = (option: string): Answer => ({ kind: 'choice', option });
