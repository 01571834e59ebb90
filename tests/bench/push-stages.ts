import type { Hash } from '#model/ids.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { SignedRevision } from '#model/observation/revision.ts';
import { readOpened } from '#model/protocol/server-decisions.ts';
import { isSignedBy } from '#model/protocol/signatures.ts';
import { createApp } from '#server/app.ts';
import { openServer, type Server } from '#server/open.ts';
import { openEnvelope } from '#server/opening.ts';
import { foldAll } from '#server/store/fold.ts';
import { observationColumns } from '#server/store/observations.ts';
import type { Arrived } from '#server/sync/open-envelopes.ts';
import { storeRevisions } from '#server/sync/store-revisions.ts';
import type { Written } from '../server/phone.ts';
import { environmentOf, onBothEngines } from './engines.ts';
import { type Keeping, keeping } from './keeping.ts';
import { makeMission } from './mission.ts';
import { enrolAll, type Pushing, prepare } from './pushing-phones.ts';
import { atLeast, type Row, told } from './row.ts';
import { secondsOf } from './sample.ts';

const BATCH = 20;
const BATCHES = 10;
const NEVER_MS = 3_600_000;

type Seconds = Record<'open' | 'verify' | 'parse' | 'fold' | 'write' | 'raw', number>;

/** Where the time of a push goes: its stages one after the other in this process, nothing beside them. */
export const pushStages = (): Promise<Row[]> =>
  onBothEngines(async (fresh) => {
    const storage = await fresh();
    const server = await openServer(environmentOf(storage), { tickMs: NEVER_MS });
    const raw = await keeping(await fresh());
    try {
      const { people } = await makeMission(server, { people: 1, withStations: true });
      const [pushing] = await enrolAll(createApp(server), people);
      if (!pushing) throw new Error('Nobody enrolled');
      await stagesOf({ server, raw }, pushing, await batch(pushing));
      const total: Seconds = { open: 0, verify: 0, parse: 0, fold: 0, write: 0, raw: 0 };
      for (let count = 0; count < BATCHES; count++) {
        const stages = await stagesOf({ server, raw }, pushing, await batch(pushing));
        for (const stage of Object.keys(total) as (keyof Seconds)[]) total[stage] += stages[stage]; // its own keys
      }
      return [
        told(`stages of a push, ${storage.engine}, share and ms an observation`, shares(total)),
        atLeast(`log and fold alone, nothing checked, ${storage.engine}`, total.raw / (total.fold + total.write), {
          limit: 0.3,
          unit: '× raw inserts',
        }),
      ];
    } finally {
      await raw.close();
      await server.close();
    }
  });

const batch = async (pushing: Pushing): Promise<Written[]> =>
  (await prepare(pushing, { requests: 1, observations: BATCH })).written;

async function stagesOf(
  { server, raw }: { server: Server; raw: Keeping },
  { phone, person }: Pushing,
  written: readonly Written[],
): Promise<Seconds> {
  const { mission } = phone.enrolment;
  const device = { mission, person: person.id, suspended: false, teams: new Set([person.team]) };
  let texts: string[] = [];
  const open = await secondsOf(() => {
    texts = written.map(({ envelope }) => openEnvelope(envelope, server.keys.opening));
  });
  const signed = texts.map((text) => JSON.parse(text) as SignedRevision); // sealed above
  let hashes: Hash[] = [];
  const verify = await secondsOf(async () => {
    hashes = signed.map(({ text }) => revisionHash(text));
    await Promise.all(
      signed.map(({ signature }, index) => isSignedBy(phone.key.publicKey, hashes[index] ?? '', signature)),
    );
  });
  let arrived: Arrived[] = [];
  const parse = await secondsOf(() => {
    arrived = written.flatMap(({ envelope }, index) => {
      const opened = { kind: 'opened' as const, signed: signed[index] ?? null };
      const read = readOpened(envelope, { opened, device, signedHash: hashes[index] });
      return read.outcome === 'read' ? [{ read, device }] : [];
    });
  });
  const store = await secondsOf(() =>
    server.sync.writing((log) => storeRevisions({ log, clock: server.clock }, arrived)),
  );
  const fold = await secondsOf(async () => {
    const held = new Map(arrived.map(({ read: { revision } }) => [revision.observation, [revision]]));
    for (const folded of (await foldAll(server.db, server.immutables, held)).values()) observationColumns(folded);
  });
  const kept = await secondsOf(() => raw.keep(signed.map(({ text }) => text)));
  return { open, verify, parse, fold, write: Math.max(0, store - fold), raw: kept };
}

function shares({ raw: _, ...total }: Seconds): string {
  const sum = Object.values(total).reduce((all, seconds) => all + seconds, 0);
  return Object.entries(total)
    .map(([stage, seconds]) => {
      const ms = (1000 * seconds) / (BATCH * BATCHES);
      return `${stage} ${Math.round((100 * seconds) / sum)} % (${ms.toFixed(2)})`;
    })
    .join(', ');
}
