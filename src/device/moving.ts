import type { Id } from '#model/ids.ts';
import { moveTo } from '#model/observation/moving.ts';
import type { Photo } from '#model/photos/photo.ts';
import type { Device } from './device.ts';
import { catchUp, type HeldObservation, type HeldPhoto, heldObservations } from './held.ts';
import { aboutOf, openObservation, revisionBase } from './open-observation.ts';
import { photoDrafts } from './photo-drafts.ts';
import { photoBytes } from './photos.ts';
import { formOf } from './reference.ts';
import { type Draft, type Minting, revisionParts } from './revision-parts.ts';
import type { Identity, PhotoRow, SealedRow } from './rows.ts';
import { sealedTable } from './sealed-table.ts';

/** To another version of the form, as the observation `to`. */
export type Moving = { to: Id; version: number };

/** What is written in the transaction that withdraws the draft. */
export type Moved = { drafts: Draft[]; photos: PhotoRow[]; photoBodies: SealedRow[] };

type From = {
  observation: Id;
  identity: Identity;
  /** When, by which clock. */
  stamp: Pick<Minting['base'], 'mintedAt' | 'clockSkewMs'>;
};

/**
 * The answers that fit the other version, with the photos whose bytes are on this phone, as a new observation. A visit
 * names the one it was moved from. @throws when answers differ: somebody decides first
 */
export async function movedDraft(device: Device, moving: Moving, { observation, identity, stamp }: From) {
  await catchUp(device, [observation]); // this tab may have slept while another one wrote
  const held = (await heldObservations(device)).get(observation);
  const about = held && aboutOf(held);
  const open = held && openObservation(observation, held, identity);
  const form = about && (await formOf(device, about.form, moving.version));
  if (!about || !open || !form) throw new Error('There is no such draft, or no such form');
  const { changes, disputed } = moveTo(form, open.observation);
  if (disputed.length > 0) throw new Error(`Answers differ at ${disputed.join(', ')}`);
  // an incident names the visit it was raised from, or none
  const origin = form.kind === 'incident' ? {} : { regarding: { observation } };
  const base = {
    ...revisionBase(moving.to, { ...about, ...origin, formVersion: moving.version }, identity),
    ...stamp,
  };
  const makeId = () => device.random.id();
  const asked = new Set(form.sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const copies = await Promise.all(
    standingPhotos(held).map(({ photo }) =>
      copyOf(device, photo, { id: makeId(), observation: moving.to, isAsked: asked.has(photo.question ?? '') }),
    ),
  );
  const kept = copies.flatMap((copy) => copy ?? []);
  const moved: Moved = {
    drafts: [
      ...revisionParts({ base, kind: 'edit', changes, known: [], makeId }),
      ...photoDrafts(
        base,
        kept.map(({ photo }) => ({ photo, minted: false, removed: false })),
        makeId,
      ),
    ],
    photos: kept.map(({ row }) => row),
    photoBodies: kept.map(({ body }) => body),
  };
  return moved;
}

const standingPhotos = ({ photos }: HeldObservation): HeldPhoto[] =>
  [...photos.values()].filter(({ removed }) => !removed);

type Copy = { photo: Photo; row: PhotoRow; body: SealedRow };

/** Under a name of its own, because a photo belongs to one observation. Undefined when its bytes are not here. */
async function copyOf(
  device: Device,
  original: Photo,
  { id, observation, isAsked }: { id: Id; observation: Id; isAsked: boolean },
): Promise<Copy | undefined> {
  const jpeg = await photoBytes(device, original.id);
  if (!jpeg) return undefined;
  const photo: Photo = { ...original, id, question: isAsked ? original.question : null };
  const sealed = await sealedTable<Photo>(device.cipher, 'photos').seal(id, photo);
  return {
    photo,
    row: {
      id,
      observation,
      state: 'waiting',
      unminted: 0,
      minted: true,
      removed: false,
      receivedAt: null,
      refusal: null,
      body: sealed,
    },
    body: { id, body: await device.cipher.sealBytes('photoBodies', id, jpeg) },
  };
}
