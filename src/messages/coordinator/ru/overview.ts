import type { TranslationOf } from '../../catalog.ts';
import type { overview as en } from '../en/overview.ts';

export const overview: TranslationOf<typeof en> = {
  'overview.title': 'Сегодня',
  'overview.electionDay': 'Время по поясу {zone}. День выборов: {day}',
  'overview.today': 'получено сегодня',
  'overview.completed': 'завершено',
  'overview.drafts': 'черновики',
  'overview.conflicts': 'с расхождениями',
  'overview.critical': 'с критическими проблемами',
  'overview.devices': 'активные устройства',
  'overview.silent': 'молчащие устройства',
  'overview.silentNote': 'более {count} мин',
  'overview.pending': 'ещё на телефонах',
  'checklist.title': 'До дня выборов',
  'checklist.ready': 'Всё необходимое есть.',
  'checklist.stations': 'Загрузить список участков',
  'checklist.people': 'Добавить наблюдателей',
  'checklist.teams': {
    one: 'Включить {count} наблюдателя в группу',
    few: 'Включить {count} наблюдателей в группы',
    many: 'Включить {count} наблюдателей в группы',
    other: 'Включить {count} наблюдателя в группы',
  },
  'checklist.noTeams': 'Создать группы',
  'checklist.devices': {
    one: 'Дать карточку подключения {count} наблюдателю без устройства',
    few: 'Дать карточки подключения {count} наблюдателям без устройств',
    many: 'Дать карточки подключения {count} наблюдателям без устройств',
    other: 'Дать карточки подключения {count} наблюдателям без устройств',
  },
  'checklist.done': 'готово',
  'checklist.todo': 'сделать',
  'arrivals.title': 'Последние поступления',
  'arrivals.all': 'Все наблюдения',
};
