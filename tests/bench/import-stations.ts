import type { Id } from '#model/ids.ts';
import { guessColumns } from '#server/frame-import/guess-columns.ts';
import { planUpload, publishUpload, tableOf } from '#server/frame-import/publish-frame.ts';
import { storeUpload } from '#server/frame-import/uploads.ts';
import { openServer, type Server } from '#server/open.ts';
import { environmentOf, onBothEngines } from './engines.ts';
import { makeMission } from './mission.ts';
import { atMost, type Row, told } from './row.ts';
import { median, secondsOf } from './sample.ts';
import { changedList, stationList } from './station-list.ts';

const ROUNDS = 3;

/** A whole country's list over the one in force: what would change, and publishing it. */
export async function importStations(): Promise<Row[]> {
  const list = stationList();
  const lists = [list, changedList(list)];
  return onBothEngines(async (fresh) => {
    const storage = await fresh();
    const server = await openServer(environmentOf(storage));
    try {
      const { mission, people } = await makeMission(server, { people: 1 });
      const person = people[0]?.id ?? '';
      const first = await importOnce(server, { mission, person, content: list });
      const again = [];
      for (let round = 1; round <= ROUNDS; round++)
        again.push(await importOnce(server, { mission, person, content: lists[round % 2] ?? list }));
      const plan = median(again.map(({ planSeconds }) => planSeconds));
      const publish = median(again.map(({ publishSeconds }) => publishSeconds));
      const { engine } = storage;
      return [
        atMost(`import of ${first.rows} stations, plan with differences, ${engine}`, plan, { limit: 3, unit: 's' }),
        atMost(`… publish, ${engine}`, publish, { limit: 5, unit: 's' }),
        told(`… differences found`, again.map(({ said }) => said).join('; ')),
      ];
    } finally {
      await server.close();
    }
  });
}

type Importing = { mission: Id; person: Id; content: Uint8Array };

async function importOnce(server: Server, { mission, person, content }: Importing) {
  const { db, clock } = server;
  const table = await tableOf(content, null);
  const mapping = guessColumns(table.header);
  const upload = await storeUpload(server, { mission, person, file: 'stations.csv', content });
  const request = { upload, sheet: null, mapping };
  let plan: Awaited<ReturnType<typeof planUpload>>['plan'] | undefined;
  const planSeconds = await secondsOf(async () => {
    ({ plan } = await planUpload(db, mission, request));
  });
  if (!plan) throw new Error('Nothing was planned');
  const { added, changed, moved, gone, against } = plan;
  const publishSeconds = await secondsOf(() =>
    publishUpload(db, { mission, clock }, { ...request, against, skipFaults: true }),
  );
  const said = `+${added.count} ~${changed.count} →${moved.count} −${gone.count}`;
  return { planSeconds, publishSeconds, rows: table.rows.length, said };
}
