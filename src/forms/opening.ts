import type { Form } from '#model/form.ts';
import { draft } from './build.ts';
import { assessment } from './opening/assessment.ts';
import { boxes } from './opening/boxes.ts';
import { commission } from './opening/commission.ts';
import { layout } from './opening/layout.ts';
import { materials } from './opening/materials.ts';
import { order } from './opening/order.ts';
import { procedures } from './opening/procedures.ts';
import { timing } from './opening/timing.ts';
import { transparency } from './opening/transparency.ts';
import { headerChecks, headerSections, visitClosing } from './visit-header.ts';

export const opening: Form = {
  id: 'opening',
  version: 1,
  kind: 'visit',
  title: draft('Opening', 'Открытие', 'Учаскенің ашылуы'),
  placeQuestion: 'H.ID.01',
  outcomeQuestion: 'H.OUT.01',
  sections: [
    ...headerSections,
    timing,
    commission,
    materials,
    boxes,
    procedures,
    layout,
    transparency,
    order,
    assessment,
    visitClosing,
  ],
  checks: [
    ...headerChecks,
    {
      code: 'K07a',
      weight: 'malformed',
      at: 'O.PEC.02',
      when: {
        left: { question: 'O.PEC.02', part: 'women' },
        compare: '>',
        right: { question: 'O.PEC.02', part: 'members' },
      },
      text: draft(
        'More women than members present.',
        'Женщин указано больше, чем присутствующих членов комиссии.',
        'Әйелдер саны қатысып отырған мүшелер санынан көп.',
      ),
    },
    {
      code: 'K07b',
      weight: 'to-confirm',
      at: 'O.PEC.02',
      when: { left: { question: 'O.PEC.02', part: 'members' }, compare: '>', right: 25 },
      text: draft(
        'More than 25 commission members.',
        'Указано более 25 членов комиссии.',
        'Комиссия мүшелері 25-тен көп.',
      ),
    },
    {
      code: 'K17a',
      weight: 'to-confirm',
      at: 'H.VI.01',
      when: { left: { localHourOf: 'H.VI.01' }, compare: '>', right: 10 },
      text: draft(
        'Arrival after 10:00 is late for the opening form.',
        'Прибытие после 10:00 — поздно для формы открытия.',
        'Ашылу нысаны үшін 10:00-ден кейін келу кеш.',
      ),
    },
  ],
};
