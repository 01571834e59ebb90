import { BYTE_ORDER_MARK, csvLines } from '#exports/csv.ts';
import { photoNames } from '#exports/photo-names.ts';
import { type ZipEntry, zipOf } from '#exports/zip.ts';
import type { ObservationFilter } from '#model/desk/observations.ts';
import type { Id } from '#model/ids.ts';
import { foldObservation, type Observation } from '#model/observation/fold.ts';
import { joinObservations } from '#model/observation/joining.ts';
import { photosOf } from '#model/photos/photos-of.ts';
import type { Actor } from '#model/roles.ts';
import { observationsFor } from '#server/desk/observation-filter.ts';
import type { Database } from '#server/store/dialect.ts';
import { revisionsOf } from '#server/store/log.ts';
import { partsOf } from '#server/store/parts.ts';
import { withPhotos } from '#server/store/photo-notes.ts';
import { photoContent } from '#server/store/photos.ts';

type Chosen = { reader: Actor; filter: ObservationFilter };

/** Every photo of the observations the reader may export that the filter lets through, made while it is read. */
export const photosZip = (db: Database, chosen: Chosen) => zipOf(photoEntries(db, chosen));

const HEADER = ['file', 'observation', 'station', 'form', 'question', 'kept_at', 'taken_at', 'latitude', 'longitude'];

/** The photos one by one, then the list of all of them, so that what is missing is missing by name. */
async function* photoEntries(db: Database, { reader, filter }: Chosen): AsyncGenerator<ZipEntry> {
  const nameOf = photoNames();
  const lines: (string | number)[][] = [];
  let newest = new Date(0);
  const chosen = await observationsFor(db, { reader, filter, action: 'export-observations' });
  const observations = await chosen
    .where('observations.id', 'in', withPhotos(db))
    .select(['observations.id', 'observations.station'])
    .orderBy('observations.no')
    .execute();
  for (const { id, station } of observations) {
    const observation = await readJoined(db, id);
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
      const keptAt = new Date(at);
      if (keptAt > newest) newest = keptAt;
      if (content) yield { name, content, at: keptAt };
    }
  }
  const list = BYTE_ORDER_MARK + csvLines([[...HEADER], ...lines]);
  yield { name: 'photos.csv', content: new TextEncoder().encode(list), at: newest };
}

async function readJoined(db: Database, id: Id): Promise<Observation> {
  const parts = (await partsOf(db, [id])).get(id) ?? [];
  const revisions = await revisionsOf(db, [id, ...parts]);
  const folded = (each: Id) => foldObservation(revisions.get(each) ?? []);
  return joinObservations(folded(id), parts.map(folded));
}
