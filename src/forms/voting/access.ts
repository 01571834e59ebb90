import type { Section } from '#model/form.ts';
import { attested } from '../build.ts';
import { accessAids } from './access-aids.ts';
import { accessIndependence } from './access-independence.ts';
import { accessPremises } from './access-premises.ts';

export const access: Section = {
  code: 'V.ACC',
  title: attested('Accessibility', 'Доступность', 'Қолжетімділік'),
  asked: 'visit',
  questions: [...accessPremises, ...accessAids, ...accessIndependence],
};
