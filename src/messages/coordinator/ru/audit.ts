import type { TranslationOf } from '../../catalog.ts';
import type { audit as en } from '../en/audit.ts';

export const audit: TranslationOf<typeof en> = {
  'audit.title': 'Журнал действий',
  'audit.explained':
    'Входы, выгрузки и все изменения в штабе. Записи только добавляются; каждая содержит хеш предыдущей. Запись делается до действия; при отказе добавляется вторая.',
  'audit.broken': 'Цепочка нарушена на записи {number}: что-то изменено или отсутствует.',
  'audit.check': 'Проверить весь журнал',
  'audit.holds': 'Цепочка не нарушена от первой записи до последней.',
  'audit.download': 'Скачать в CSV',
  'audit.older': 'Более ранние',
  'audit.newest': 'Последние',
  'audit.at': 'Когда',
  'audit.who': 'Кто',
  'audit.act': 'Что',
  'audit.object': 'Запрос',
  'audit.from': 'Сеть',
  'audit.nobody': 'без входа',
  'act.set-up': 'создание миссии',
  'act.sign-in': 'вход',
  'act.use-own-account': 'своя учётная запись',
  'act.correct-observations': 'исправление наблюдения',
  'act.change-people': 'люди и группы',
  'act.change-roles': 'роли и учётные записи',
  'act.enrol-devices': 'коды подключения',
  'act.suspend-devices': 'телефоны',
  'act.take-outbox-files': 'файлы с телефонов',
  'act.plan-deployment': 'план расстановки',
  'act.publish-frame': 'список участков',
  'act.export-observations': 'выгрузка',
  'act.export-audit': 'журнал действий',
  'act.change-mission': 'миссия',
};
