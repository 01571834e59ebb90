import type { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import type { Device } from '#server/store/devices.ts';
import type { Accepted } from '#server/store/log.ts';
import type { Opened } from '#server/store/observations.ts';
import type { PhotoPart } from './photo-store.ts';

export type LogRow = Accepted & { logSeq: number; xid: number; at: string };

/** The observation's row: what the last fold said, and how many revisions it knew of. */
export type FoldRow = { opened: Opened; digest: string; folded: number };

/** What is committed, and what a backup holds. */
export type Image = {
  rows: LogRow[];
  folds: Map<Id, FoldRow>;
  devices: Map<Id, Device>;
  /** Device and number of what was refused. */
  refusals: Set<string>;
  told: Set<string>;
  forms: Map<string, Form>;
  cursors: Map<string, string>;
  projected: Map<Id, string>;
  /** By hash. */
  photos: Map<string, Uint8Array>;
  photoParts: PhotoPart[];
  sequence: number;
};

export const emptyImage = (): Image => ({
  rows: [],
  folds: new Map(),
  devices: new Map(),
  refusals: new Set(),
  told: new Set(),
  forms: new Map(),
  cursors: new Map(),
  projected: new Map(),
  photos: new Map(),
  photoParts: [],
  sequence: 0,
});

export const copyOf = (image: Image): Image => ({
  ...image,
  rows: [...image.rows],
  folds: new Map(image.folds),
  devices: new Map([...image.devices].map(([id, device]) => [id, { ...device }])),
  refusals: new Set(image.refusals),
  told: new Set(image.told),
  forms: new Map(image.forms),
  cursors: new Map(image.cursors),
  projected: new Map(image.projected),
  photos: new Map(image.photos),
  photoParts: [...image.photoParts],
});
