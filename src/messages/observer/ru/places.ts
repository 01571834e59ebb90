import type { TranslationOf } from '../../catalog.ts';
import type { places as en } from '../en/places.ts';

export const places: TranslationOf<typeof en> = {
  'place.title': 'Выбор места',
  'place.search': 'Номер, название или адрес участка',
  'place.search-hint': 'Номера повторяются в разных районах: смотрите на территорию.',
  'place.found': { one: '{count} участок', few: '{count} участка', many: '{count} участков', other: '{count} участка' },
  'place.nothing-found': 'Участок не найден. Введите меньше букв или опишите место.',
  'place.assigned': 'Мои задания',
  'place.nearest': 'Ближайшие участки',
  'place.asking-position': 'Определяется положение…',
  'place.distance': '{distance} отсюда',
  'place.position-denied': 'Телефону запрещено сообщать положение. Ищите по номеру или адресу.',
  'place.position-unknown': 'Положение или координаты участков неизвестны. Ищите по номеру или адресу.',
  'place.not-listed': 'Нет в списке',
  'place.elsewhere': 'Другое место',
  'place.commission': 'Комиссия',
  'place.nowhere': 'Без определённого места',
  'place.commission-name': 'Название комиссии',
  'place.description': 'Опишите место',
  'place.description-hint': 'Надпись на двери, улица, ориентир.',
  'place.words-missing': 'Напишите несколько слов.',
  'place.area': 'Территория',
  'place.area-unknown': 'Неизвестно',
  'place.area-missing': 'Выберите территорию.',
  'place.take': 'Указать это место',
};
