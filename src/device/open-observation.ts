import type { Id } from '#model/ids.ts';
import { foldObservation, writtenBetween } from '#model/observation/fold.ts';
import type { Revision } from '#model/observation/revision.ts';
import type { PhotoChanges } from '#model/photos/photo.ts';
import { photosOf, type StandingPhoto } from '#model/photos/photos-of.ts';
import type { About, HeldObservation, HeldPhoto } from './held.ts';
import type { OpenObservation, ShownPhoto } from './notebook.ts';
import type { Identity } from './rows.ts';

/** The observation with its unminted changes folded in; undefined while nothing of it exists. Kept until it changes. */
export function openObservation(id: Id, held: HeldObservation, identity: Identity): OpenObservation | undefined {
  if (held.open) return held.open;
  const unminted = unmintedRevision(id, held, identity);
  const revisions = [...held.revisions.values(), ...(unminted ? [unminted] : [])];
  if (revisions.length === 0) return undefined;
  const inState = (state: string) => held.outbox.filter((line) => line.state === state).length;
  const observation = foldObservation(revisions);
  const receipts = held.outbox.flatMap((line) => line.receivedAt ?? []).sort();
  held.open = {
    observation,
    unminted: [...held.journal.keys()],
    photos: photosOf(observation).flatMap((standing) => shownPhoto(standing, held) ?? []),
    leftAt: held.note.leftAt,
    amending: held.note.amending ?? null,
    onPhone: inState('waiting'),
    received: inState('received'),
    refused: inState('refused'),
    receivedAt: receipts.at(-1) ?? null,
  };
  return held.open;
}

function shownPhoto({ photo, isRemoved }: StandingPhoto, { photos }: HeldObservation): ShownPhoto | undefined {
  if (isRemoved) return undefined;
  const own = photos.get(photo.id);
  if (!own) return { photo, state: { kind: 'of-the-team' } };
  if (own.state === 'received' && own.receivedAt) return { photo, state: { kind: 'received', at: own.receivedAt } };
  if (own.state === 'refused' && own.refusal) return { photo, state: { kind: 'refused', ...own.refusal } };
  return { photo, state: { kind: 'on-this-phone' } };
}

/** What the journal would become: it has its final id, so that what is seen now can be named for ever. */
function unmintedRevision(id: Id, held: HeldObservation, identity: Identity): Revision | undefined {
  const [first] = held.journal.values();
  const photos = [...held.photos.values()].filter(({ unminted }) => unminted === 1);
  const [photographed] = photos;
  const about = aboutOf(held);
  const revisionId = first?.revision ?? photographed?.photo.id;
  if (revisionId === undefined || !about) return undefined;
  const changes = Object.fromEntries([...held.journal.values()].map(({ question, change }) => [question, change]));
  const times = [...[...held.journal.values()].map(({ change }) => change.at), ...photos.map(({ photo }) => photo.at)];
  return {
    ...revisionBase(id, about, identity),
    id: revisionId,
    seq: 1,
    prev: null,
    kind: 'edit',
    mintedAt: times.sort().at(-1) ?? '',
    clockSkewMs: null,
    changes,
    ...(photos.length > 0 ? { photos: unmintedChanges(photos) } : {}),
  };
}

const unmintedChanges = (photos: readonly HeldPhoto[]): PhotoChanges => ({
  added: photos.filter(({ minted }) => !minted).map(({ photo }) => photo),
  removed: photos.filter(({ removed }) => removed).map(({ photo }) => photo.id),
});

/** What every revision of this observation made on this phone has alike. */
export const revisionBase = (observation: Id, { form, formVersion, team, regarding }: About, identity: Identity) => ({
  protocol: 1 as const,
  mission: identity.mission,
  observation,
  form,
  formVersion,
  team,
  device: identity.device,
  person: identity.person,
  source: 'phone' as const,
  ...(regarding ? { regarding } : {}),
});

/** Revisions already made decide what the observation is; before the first, the note of who started it. */
export function aboutOf({ note, revisions }: HeldObservation): About | undefined {
  const [first] = revisions.values();
  if (!first) return note.about ?? undefined;
  const { form, formVersion, team, regarding } = first;
  return { form, formVersion, team, ...(regarding ? { regarding } : {}) };
}

export const lastWritten = ({ observation }: OpenObservation): string => writtenBetween(observation).last;

/** Newest first. */
export const byLastWritten = (a: OpenObservation, b: OpenObservation): number =>
  lastWritten(a) < lastWritten(b) ? 1 : -1;
