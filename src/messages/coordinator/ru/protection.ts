import type { TranslationOf } from '../../catalog.ts';
import type { protection as en } from '../en/protection.ts';

export const protection: TranslationOf<typeof en> = {
  'protection.title': 'Телефоны',
  'protection.legend': 'Парольная фраза и блокировка',
  'protection.explained': 'Изменение дойдёт до телефонов при следующей связи. Защищённый телефон остаётся защищённым.',
  'protection.none': 'Ничего',
  'protection.none-explained': 'Если телефон отберут, записанное на нём не защищено.',
  'protection.standard': 'Обычная',
  'protection.standard-explained': 'Парольная фраза на каждом телефоне; блокировка через 15 минут без действий.',
  'protection.hostile': 'Враждебная обстановка',
  'protection.hostile-explained':
    'Парольная фраза на каждом телефоне; блокировка через минуту без действий и когда приложение не на экране.',
  'protection.in-use':
    'Телефоны, которые уже в работе, попросят наблюдателей задать фразу. От записанного прежде могут остаться следы, доступные экспертизе; телефон, зарегистрированный после изменения, их не оставляет.',
};
