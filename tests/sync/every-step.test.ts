import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Device } from '#device/device.ts';
import type { RowTable, Tables } from '#device/tables.ts';
import type { Id } from '#model/ids.ts';
import { leadByLease } from '#sync/lead.ts';
import type { Transport } from '#sync/transport.ts';
import { travel } from '#sync/travel.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { type Phone, visitWith } from '../device/phone.ts';
import { openHeadquarters } from './headquarters.ts';
import { phoneAt, states } from './journey.ts';

/** Counts what is asked of disk and network, and throws at one of these steps. */
function stumbling({ database }: Device, transport: Transport) {
  let [count, last] = [0, Number.POSITIVE_INFINITY];
  const step = () => {
    count += 1;
    if (count === last) throw new Error('A bug');
  };
  const counted = <Row>(table: RowTable<Row>): RowTable<Row> =>
    new Proxy(table, {
      get(target, name: keyof RowTable<Row>) {
        const method = target[name] as (...given: unknown[]) => unknown;
        return (...given: unknown[]) => {
          step();
          return method.apply(target, given);
        };
      },
    });
  const { read, write } = database;
  const withCounted =
    <Result>(work: (tables: Tables) => PromiseLike<Result>) =>
    (tables: Tables) =>
      work(new Proxy(tables, { get: (target, name: keyof Tables) => counted(target[name] as RowTable<object>) }));
  database.read = (names, work) => read(names, withCounted(work));
  database.write = (names, work) => write(names, withCounted(work));
  const asked: Transport = {
    post: async (...given) => {
      step();
      return transport.post(...given);
    },
    put: async (...given) => {
      step();
      return transport.put(...given);
    },
    get: async (...given) => {
      step();
      return transport.get(...given);
    },
  };
  return {
    asked,
    throwAt(at: number) {
      [count, last] = [0, at];
    },
    hasThrown: () => count >= last,
  };
}

/** An answer and a photo that wait to be sent. */
async function writeMore({ notebook }: Phone, shade: number): Promise<Id> {
  const visit = await visitWith(notebook);
  const picture = { jpeg: builtLikeJpeg(400, shade), width: 40, height: 30, preview: 'AAAA' };
  await notebook.keepPhoto({ observation: visit, question: 'V.ENV.01', picture });
  await notebook.mint();
  return visit;
}

test('an exception in any step of a journey lets go of the lead, and the next journey sends everything', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const { asked, throwAt, hasThrown } = stumbling(phone.device, headquarters.transport);
  const lead = leadByLease(phone.device);
  const journey = () => lead((stillLeads) => travel(phone.device, asked, { stillLeads, aside: new Set() }));
  let thrown = 0;
  for (let at = 1; ; at++) {
    const visit = await writeMore(phone, at);
    throwAt(at);
    await journey().catch((error: Error) => expect(error.message).toBe('A bug'));
    if (!hasThrown()) break;
    thrown += 1;
    throwAt(Number.POSITIVE_INFINITY);
    expect(await journey(), `after an exception at step ${at}`).toBeNull();
    expect(new Set(await states(phone))).toEqual(new Set(['received']));
    const [photo] = (await phone.notebook.observation(visit))?.photos ?? [];
    expect(photo?.state.kind).toBe('received');
  }
  expect(thrown).toBeGreaterThan(40);
  phone.close();
});
