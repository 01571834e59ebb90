import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';
import { app } from './ru/app.ts';
import { day } from './ru/day.ts';
import { drawbacks } from './ru/drawbacks.ts';
import { enrolment } from './ru/enrolment.ts';
import { journey } from './ru/journey.ts';
import { lock } from './ru/lock.ts';
import { photos } from './ru/photos.ts';
import { places } from './ru/places.ts';
import { review } from './ru/review.ts';
import { visit } from './ru/visit.ts';

export const ru: TranslationOf<typeof en> = {
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
