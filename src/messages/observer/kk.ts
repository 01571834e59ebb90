import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';
import { app } from './kk/app.ts';
import { day } from './kk/day.ts';
import { drawbacks } from './kk/drawbacks.ts';
import { enrolment } from './kk/enrolment.ts';
import { journey } from './kk/journey.ts';
import { lock } from './kk/lock.ts';
import { photos } from './kk/photos.ts';
import { places } from './kk/places.ts';
import { review } from './kk/review.ts';
import { visit } from './kk/visit.ts';

export const kk: TranslationOf<typeof en> = {
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
};
