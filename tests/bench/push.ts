import { openServer } from '#server/open.ts';
import { startServer } from '../browser/start-server.ts';
import { environmentOf, onBothEngines, type Storage } from './engines.ts';
import { type Client, type Loaded, load } from './load.ts';
import { makeMission } from './mission.ts';
import { watchLag } from './projection-lag.ts';
import { enrolAll, type Pushing, prepare } from './pushing-phones.ts';
import { atLeast, atMost, type Row, said, told } from './row.ts';
import { median, quantile } from './sample.ts';
import { startBound } from './start-bound.ts';

const CLIENTS = 32;
const ROUNDS = 3;
const MANY = { requests: 2, observations: 20 };
const SINGLE = { requests: 15, observations: 1 };
/** The bare server is done so soon that it gets each request so many times. */
const BOUND_REPEATS = 5;
/** Submissions a second of ODK Central's backend, as recorded; twenty times that is the other half of the bar. */
const CENTRAL = 70;

/** Pushes over HTTP against the built server, beside the bare server on the same engine, turn by turn. */
export const push = (): Promise<Row[]> =>
  onBothEngines(async (fresh) => {
    const storage = await fresh();
    const people = await withMission(storage);
    const server = await startServer(environmentOf(storage));
    const bound = await startBound(await fresh());
    try {
      const reached = { request: (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init) };
      const phones = await enrolAll(reached, people);
      const address = `${server.url}/api/v1/push`;
      await load(address, (await prepareAll(phones, { requests: 1, observations: 5 })).clients);

      const rates: { ours: number; bare: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const { clients, bare } = await prepareAll(phones, MANY);
        const repeated = bare.map(({ bodies }) => ({ bodies: Array(BOUND_REPEATS).fill(bodies).flat() as string[] }));
        rates.push({ bare: rateOf(await load(bound.url, repeated)), ours: rateOf(await load(address, clients)) });
      }
      const singles = (await prepareAll(phones, SINGLE)).clients;
      const lag = await watchLag(storage);
      const single = await load(address, singles);
      return rowsOf(storage, { rates, single, lagMs: await lag.stop() });
    } finally {
      await bound.stop();
      await server.discard();
    }
  });

async function withMission(storage: Storage) {
  const server = await openServer(environmentOf(storage));
  const { people } = await makeMission(server, { people: CLIENTS, withStations: true });
  await server.close();
  return people;
}

async function prepareAll(
  phones: readonly Pushing[],
  what: typeof MANY,
): Promise<{ clients: Client[]; bare: Client[] }> {
  const prepared = await Promise.all(phones.map((phone) => prepare(phone, what)));
  return { clients: prepared.map(({ client }) => client), bare: prepared.map(({ bare }) => bare) };
}

/** Observations a second. */
const rateOf = ({ seconds, latenciesMs }: Loaded): number => (latenciesMs.length * MANY.observations) / seconds;

function rowsOf(
  { engine }: Storage,
  measured: { rates: { ours: number; bare: number }[]; single: Loaded; lagMs: number },
): Row[] {
  const { rates, single, lagMs } = measured;
  const ours = median(rates.map((rate) => rate.ours));
  const bare = median(rates.map((rate) => rate.bare));
  const ratio = median(rates.map((rate) => rate.ours / rate.bare));
  return [
    atLeast(`push, 20 × 60 answers, 32 clients, ${engine}`, ratio, { limit: 0.1, unit: '× bound' }),
    told('… observations a second; the bound', `${said(ours, '/s')}; ${said(bare, '/s')}`),
    told('… of ODK Central, recorded elsewhere (bar: 20)', said(ours / CENTRAL, '×')),
    atMost(`push of one observation, 32 clients, p99, ${engine}`, quantile(single.latenciesMs, 0.99), {
      limit: 250,
      unit: 'ms',
    }),
    told('… median', said(median(single.latenciesMs), 'ms')),
    atMost('… projections behind', lagMs / 1000, { limit: 1, unit: 's' }),
  ];
}
