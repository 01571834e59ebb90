import { BYTE_ORDER_MARK, csvLines } from '#exports/csv.ts';
import { exportFileName } from '#exports/file-name.ts';
import { photoNames } from '#exports/photo-names.ts';
import { type ZipEntry, zipOf } from '#exports/zip.ts';
import type { ExportRequest } from '#model/desk/observations.ts';
import { foldObservation } from '#model/observation/fold.ts';
import type { Revision } from '#model/observation/revision.ts';
import { photosOf } from '#model/photos/photos-of.ts';
import { observationsFor, type Reader } from '#server/desk/observation-filter.ts';
import type { Server } from '#server/server.ts';
import { requireMission } from '#server/store/missions.ts';
import { photoContent } from '#server/store/photos.ts';

type Exporting = Pick<Server, 'db' | 'clock'>;
type Order = { reader: Reader; request: ExportRequest };

/** Every photo of the observations the reader may export that the filter lets through, made while it is read. */
export async function photosZip(server: Exporting, { reader, request }: Order) {
  const { timeZone } = await requireMission(server.db, reader.mission);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(server.clock());
  return {
    fileName: exportFileName('photos.zip', request, day),
    contentType: 'application/zip',
    content: zipOf(photoEntries(server, { reader, request })),
  };
}

const HEADER = ['file', 'observation', 'station', 'form', 'question', 'kept_at', 'taken_at', 'latitude', 'longitude'];

/** The photos one by one, then the list of all of them, so that what is missing is missing by name. */
async function* photoEntries({ db, clock }: Exporting, { reader, request }: Order): AsyncGenerator<ZipEntry> {
  const { labels: _, ...filter } = request;
  const nameOf = photoNames();
  const lines: (string | number)[][] = [];
  const chosen = await observationsFor(db, { reader, filter, action: 'export-observations' });
  const observations = await chosen
    .where('observations.id', 'in', (notes) => notes.selectFrom('photo_notes').select('observation_id'))
    .select(['observations.id', 'observations.station'])
    .orderBy('observations.no')
    .execute();
  for (const { id, station } of observations) {
    const rows = await db.selectFrom('revisions').select('text').where('observation_id', '=', id).execute();
    const observation = foldObservation(rows.map(({ text }) => JSON.parse(text) as Revision)); // parsed before it was stored
    for (const { photo, isRemoved } of photosOf(observation)) {
      if (isRemoved) continue;
      const { question, at, takenAt, position, hash } = photo;
      const content = await photoContent(db, { mission: reader.mission, hash });
      const name = content ? nameOf({ station, form: observation.form, question }) : '';
      lines.push([
        name || '[not-here]',
        id,
        station ?? '',
        observation.form,
        question ?? '',
        at,
        takenAt ?? '',
        position?.latitude ?? '',
        position?.longitude ?? '',
      ]);
      if (content) yield { name, content, at: new Date(at) };
    }
  }
  const list = BYTE_ORDER_MARK + csvLines([[...HEADER], ...lines]);
  yield { name: 'photos.csv', content: new TextEncoder().encode(list), at: new Date(clock()) };
}
