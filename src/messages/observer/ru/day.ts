import type { TranslationOf } from '../../catalog.ts';
import type { day as en } from '../en/day.ts';

export const day: TranslationOf<typeof en> = {
  'day.back': 'К списку дня',
  'day.team': 'Группа {code}',
  'day.synthetic': 'УЧЕБНОЕ',
  'day.synthetic-explained': 'Вымышленные данные для тренировки.',
  'day.start': 'Начать посещение',
  'day.observations': 'Наблюдения',
  'day.nothing-yet': 'Сегодня записей ещё нет.',
  'day.more': 'Показать ещё {count}',
  'state.draft': 'Черновик',
  'state.completed': 'Завершено',
  'state.amended': 'Исправлено',
  'state.withdrawn': 'Отозвано',
  'state.conflict': {
    one: 'Расхождение в {count} ответе',
    few: 'Расхождения в {count} ответах',
    many: 'Расхождения в {count} ответах',
    other: 'Расхождения в {count} ответах',
  },
  'state.changed': 'Изменено после завершения',
  'start.title': 'Где вы находитесь?',
  'incident.button': 'Инцидент',
  'incident.offer': 'Сообщить об этом как об инциденте?',
  'incident.report': 'Сообщить',
};
