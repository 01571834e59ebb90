import { waitingCount } from '#device/outbox.ts';
import { unmintedCount } from '#device/unminted.ts';
import { createApp } from '#server/app.ts';
import type { Server } from '#server/open.ts';
import { enrol } from '#sync/enrol.ts';
import { leadIn } from '#sync/lead.ts';
import { startLoop } from '#sync/loop.ts';
import { startMinting } from '#sync/minting.ts';
import { createTransport } from '#sync/transport.ts';
import { openPhone, type Phone, type TestClock } from '../device/phone.ts';
import { testWorld, until } from '../sync/world.ts';

const ORIGIN = 'https://daybook.example';
/** What a browser adds to each request besides what the app says: method, address, agent, length; HTTP/2 packs it. */
const HEADER_BYTES = 150;
const STEP_MS = 10_000;

export type Sent = { envelopes: number; bytes: number };

export type CountingPhone = Phone & {
  /** What left the phone since the last call. */
  sentSince(): Sent;
  /** Time passes with the app in sight. */
  pass(ms: number): Promise<void>;
  /** The screen goes dark for so long, and the script with it. */
  pocket(ms: number): Promise<void>;
  /** Everything that has begun is done. */
  settle(): Promise<void>;
};

const raise = (error: unknown) => {
  throw error;
};

/** The phone's real memory, minting and journey, before the real server, on one clock; every request is counted. */
export async function countingPhone(server: Server, { code, clock }: { code: string; clock: TestClock }) {
  const phone = await openPhone({ clock });
  const { device } = phone;
  const app = createApp(server);
  let sent: Sent = { envelopes: 0, bytes: 0 };
  const transport = createTransport({
    origin: ORIGIN,
    isOnline: () => true,
    request: async (url, init) => {
      const body = typeof init.body === 'string' ? init.body : '';
      const envelopes = url.endsWith('/push') ? (JSON.parse(body) as { envelopes: unknown[] }).envelopes.length : 0;
      const bytes = HEADER_BYTES + JSON.stringify(init.headers ?? {}).length + Buffer.byteLength(body);
      sent = { envelopes: sent.envelopes + envelopes, bytes: sent.bytes + bytes };
      return app.request(new URL(url).pathname, init);
    },
  });
  const { after, signals, pass, give, waiting } = testWorld(clock);
  const invitation = { code, keyFingerprint: null };
  const enrolled = await enrol(device, transport, { invitation, origin: ORIGIN, deviceName: 'Android' });
  if (enrolled.outcome !== 'enrolled') throw new Error(JSON.stringify(enrolled));
  startMinting({ device, signals, after, failed: raise });
  const loop = startLoop({ device, transport, lead: leadIn(device, undefined), signals, after });

  const settle = () =>
    until(async () => {
      const { phase, failure } = loop.status();
      if (failure) throw new Error(JSON.stringify(failure));
      const armed = (await unmintedCount(device)) > 0 ? 2 : 1;
      return phase === 'idle' && (await waitingCount(device)) === 0 && waiting() >= armed;
    });
  await settle();

  const counting: CountingPhone = {
    ...phone,
    settle,
    sentSince() {
      const before = sent;
      sent = { envelopes: 0, bytes: 0 };
      return before;
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) {
        pass(Math.min(left, STEP_MS));
        await settle();
      }
    },
    async pocket(ms) {
      give('hidden');
      await until(async () => (await unmintedCount(device)) === 0);
      await settle();
      clock.pass(ms);
      give('visible');
      await settle();
    },
  };
  return counting;
}
