import type { Catalog } from '../catalog.ts';
import { app } from './en/app.ts';
import { day } from './en/day.ts';
import { drawbacks } from './en/drawbacks.ts';
import { enrolment } from './en/enrolment.ts';
import { journey } from './en/journey.ts';
import { lock } from './en/lock.ts';
import { photos } from './en/photos.ts';
import { places } from './en/places.ts';
import { review } from './en/review.ts';
import { visit } from './en/visit.ts';

/** Every sentence of the observer's screens. */
export const en = {
  ...enrolment,
  ...drawbacks,
  ...day,
  ...places,
  ...visit,
  ...review,
  ...journey,
  ...photos,
  ...lock,
  ...app,
} satisfies Catalog;
