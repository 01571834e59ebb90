import { cellsOf } from '#analysis/cells.ts';
import { answersOf, placeOf } from '#model/answers.ts';
import { factsAt, frameVersionFor } from '#model/facts.ts';
import type { Id } from '#model/ids.ts';
import type { Observation } from '#model/observation/fold.ts';
import { hashBytes } from '#model/observation/hashing.ts';
import { previewAddress } from '#model/photos/photo.ts';
import type { Phone } from './phone.ts';
import { profileOf, readProfile } from './phone-memory.ts';

type Cells = string[][];

/** `isWhole`: its bytes are there, and are those that were hashed. */
export type PhotoOnPhone = { preview: string; hash: string; isWhole: boolean };

export type ObservationOnPhone = { observation: Observation; cells: Cells; photos: PhotoOnPhone[] };

/** Every observation on a phone's disk, question by question as the long export writes it. */
export const observationsOn = async (phone: Phone): Promise<ObservationOnPhone[]> =>
  readProfile(await profileOf(phone.page()), async (notebook) => {
    const [reference, frame, held] = [
      await notebook.reference(),
      await notebook.frame(),
      await notebook.observations(),
    ];
    if (!reference || !frame) throw new Error('The phone has its reference');
    const { mission, team } = reference;
    const read: ObservationOnPhone[] = [];
    for (const { observation, photos } of held) {
      const form = await notebook.form(observation.form, observation.formVersion);
      if (!form) throw new Error('The phone keeps the form of an observation');
      const place = placeOf(answersOf(observation), form.placeQuestion);
      const known = await notebook.frameFacts(frameVersionFor(place, frame.version));
      const facts = factsAt(place, { mission, team, frame: known });
      const cells = cellsOf(observation, form, facts).flatMap(({ question, comment, cells: parts }) =>
        parts
          .filter(({ standing }) => standing !== 'not-asked')
          .map((cell, n) => [
            question.id,
            cell.contest ?? '',
            cell.part ?? '',
            cell.standing,
            String(cell.value ?? ''),
            cell.others.length > 0 ? JSON.stringify(cell.others) : '',
            n === 0 ? (comment ?? '') : '',
          ]),
      );
      const kept = photos.map(async ({ photo }) => {
        const bytes = await notebook.photoBytes(photo.id);
        const isWhole = bytes !== undefined && (await hashBytes(bytes)) === photo.hash;
        return { preview: previewAddress(photo), hash: photo.hash, isWhole };
      });
      read.push({ observation, cells, photos: await Promise.all(kept) });
    }
    return read;
  });

/** The same of one observation out of headquarters' long export. */
export const exportedCells = (exported: readonly Record<string, string>[], observation: Id): Cells =>
  exported
    .filter((row) => row.observation === observation)
    .map((row) =>
      ['question', 'contest', 'part', 'standing', 'value', 'other_values', 'comment'].map((c) => row[c] ?? ''),
    );
