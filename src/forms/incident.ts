import type { Form } from '#model/form.ts';
import { draft } from './build.ts';
import { circumstances } from './incident/circumstances.ts';
import { followUp } from './incident/follow-up.ts';
import { report } from './incident/report.ts';

export const incident: Form = {
  id: 'incident',
  version: 1,
  kind: 'incident',
  title: draft('Incident', 'Инцидент', 'Оқыс оқиға'),
  placeQuestion: 'I.WHE.01',
  sections: [report, circumstances, followUp],
  checks: [],
};
