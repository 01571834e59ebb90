import { onTestFinished, vi } from 'vitest';
import type { Device } from '#device/device.ts';
import { identityOf } from '#device/enrolment.ts';
import { unreceivedRows } from '#device/outbox.ts';
import type { Frame } from '#model/frame.ts';
import type { Id } from '#model/ids.ts';
import { PROTOCOL, type PushReply, type Receipt } from '#model/protocol/messages.ts';
import { keyFingerprint, receiptHash } from '#model/protocol/proofs.ts';
import { type SigningKey, sign } from '#model/protocol/signatures.ts';
import { createTransport, type Transport } from '#sync/transport.ts';
import { codeFor, inhabit, openWorld } from '../server/world.ts';

/** Each test has a server and phones of its own; on a busy machine that takes a while. */
vi.setConfig({ testTimeout: 60_000 });

export const ORIGIN = 'https://daybook.example';

/** What a bad network, or a bad server, does to one request. `path` is without `/api/v1`. */
type Weather = {
  /** Answers in the server's place, or throws as a broken connection does. */
  instead?: ((path: string, body: unknown) => Response | undefined) | undefined;
  /** The server has done its work; what arrives of its answer? */
  after?: ((path: string, answer: Response) => Response | Promise<Response>) | undefined;
};

export type Headquarters = Awaited<ReturnType<typeof openHeadquarters>>;

/** The real server on an empty SQLite database, its two teams, and the network between it and the phones. */
export async function openHeadquarters() {
  const world = await openWorld('sqlite');
  onTestFinished(() => world.close());
  const { server, app } = world;
  const here = await inhabit(server);
  const weather: Weather = {};
  const requests: string[] = [];

  async function request(url: string, init: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(url);
    const path = pathname.replace('/api/v1', '');
    requests.push(path);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const instead = weather.instead?.(path, body);
    if (instead) return instead;
    const answer = await app.request(pathname + search, init);
    return weather.after ? weather.after(path, answer) : answer;
  }

  const transport: Transport = createTransport({ origin: ORIGIN, isOnline: () => true, request });
  const storedCount = async (): Promise<number> =>
    (await server.db.selectFrom('revisions').select('id').execute()).length;
  return {
    world,
    here,
    weather,
    requests,
    transport,
    storedCount,
    codeFor: (person: Id) => codeFor(server, here, person),
    fingerprint: keyFingerprint(server.keys.public),
    signing: server.keys.signing,
  };
}

/** A new station list, as headquarters would publish it. */
export const nextFrame = (frame: Frame): Frame => ({ ...frame, version: frame.version + 1 });

/** The same reply with another receipt, signed by whoever. */
export async function withReceipt(answer: Response, change: Partial<Receipt>, signer: SigningKey): Promise<Response> {
  const reply = (await answer.json()) as PushReply;
  const text = JSON.stringify({ ...JSON.parse(reply.receipt?.text ?? '{}'), ...change });
  return Response.json({ ...reply, receipt: { text, signature: await sign(signer, receiptHash(text)) } });
}

/** A courier brings the phone's envelopes: headquarters has them, the phone does not know. */
export async function byCourier(device: Device, { world }: Headquarters): Promise<void> {
  const identity = await identityOf(device);
  const envelopes = (await unreceivedRows(device)).map((row) => row.envelope);
  const answer = await world.app.request('/api/v1/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${identity?.pushToken}` },
    body: JSON.stringify({
      protocol: PROTOCOL,
      device: identity?.device,
      highestSeq: envelopes.length,
      sentAt: new Date(device.clock.now()).toISOString(),
      envelopes,
    }),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
}
