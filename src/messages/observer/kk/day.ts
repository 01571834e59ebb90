import type { TranslationOf } from '../../catalog.ts';
import type { day as en } from '../en/day.ts';

export const day: TranslationOf<typeof en> = {
  'day.back': 'Күн тізіміне',
  'day.team': '{code} тобы',
  'day.synthetic': 'ЖАТТЫҒУ',
  'day.synthetic-explained': 'Жаттығуға арналған ойдан алынған деректер.',
  'day.start': 'Учаскеге баруды бастау',
  'day.observations': 'Байқаулар',
  'day.nothing-yet': 'Бүгін әзірге жазба жоқ.',
  'day.more': 'Тағы {count} көрсету',
  'state.draft': 'Жоба',
  'state.completed': 'Аяқталды',
  'state.amended': 'Түзетілді',
  'state.withdrawn': 'Қайтарып алынды',
  'state.conflict': '{count} жауап әртүрлі',
  'state.changed': 'Аяқталғаннан кейін өзгертілді',
  'start.title': 'Қай жердесіз?',
  'incident.button': 'Оқыс оқиға',
  'incident.offer': 'Бұл туралы оқыс оқиға ретінде хабарлау керек пе?',
  'incident.report': 'Хабарлау',
};
