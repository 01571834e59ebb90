import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';

export const ru: TranslationOf<typeof en> = {
  'absence.not-observed': 'Не наблюдалось',
  'absence.not-applicable': 'Неприменимо',
  'answer.clear': 'Снять ответ',
  'answer.cleared': 'Ответ снят',
  'person.unknown': 'Участник миссии',

  'number.how-many': 'Сколько?',
  'number.not-a-number': 'Только целые числа. Не сохранено.',
  'number.no-contests': 'Сначала выберите участок: бюллетени считаются отдельно по каждым выборам.',
  'time.now': 'Сейчас',
  'time.time': 'Время',
  'time.date': 'Дата',
  'calculated.not-yet': 'Следует из других ответов.',
  'calculated.minutes': {
    one: '{count} минута',
    few: '{count} минуты',
    many: '{count} минут',
    other: '{count} минуты',
  },
  'agreement.at': 'согласие {at}',
  'agreement.declared-at': 'согласие {at}, на этом телефоне',

  'place.find': 'Выбрать место',
  'place.change': 'Выбрать другое место',
  'place.number': '№ {number}',
  'place.not-on-list': 'Нет в списке',
  'place.none': 'Без определённого места',
  'area.country': 'страна',
  'area.region': 'область',
  'area.city': 'город',
  'area.district': 'район',
  'area.settlement': 'населённый пункт',
  'area.constituency': 'округ',
  'area.other': 'территория',

  'comment.add': '+ Комментарий',
  'comment.label': 'Комментарий',
  'comment.owed': {
    one: 'Запишите факты: что, где, когда. Не менее {count} знака.',
    few: 'Запишите факты: что, где, когда. Не менее {count} знаков.',
    many: 'Запишите факты: что, где, когда. Не менее {count} знаков.',
    other: 'Запишите факты: что, где, когда. Не менее {count} знака.',
  },

  'problem.malformed': 'Исправьте, пожалуйста',
  'problem.to-confirm': 'Проверьте, пожалуйста',
  'problem.too-high': 'Наибольшее возможное здесь число — {max}.',
  'problem.does-not-fit': 'Этот ответ не подходит к вопросу.',
  'problem.names-someone': 'Возможно, здесь указан человек. Не пишите имена, номера телефонов и удостоверений.',
  'problem.is-so': 'Всё верно',
  'problem.reason': 'Почему это так?',
  'problem.keep': 'Оставить ответ',
  'problem.confirmed': 'Оставлено: {reason}',

  'conflict.title': 'Ответы расходятся',
  'conflict.explained': 'Сохранены оба. Пока один не выбран, не учитывается ни один.',
  'conflict.use': 'Взять этот ответ',
};
