import type { TranslationOf } from '../../catalog.ts';
import type { visit as en } from '../en/visit.ts';

export const visit: TranslationOf<typeof en> = {
  'progress.core-left': 'Основных осталось: {count}',
  'progress.core-done': 'Основные отвечены',
  'progress.left': 'осталось {count}',
  'progress.done': 'Ответы даны',
  'progress.next': 'Следующий без ответа',
  'section.back': 'К разделам',
  'section.all': 'Все разделы',
  'section.next': 'Следующий раздел',
  'section.after': 'После этого раздела',
  'section.nothing': 'Сейчас здесь нет вопросов.',
  'saving.saving': 'Сохраняется…',
  'saving.saved': 'Сохранено на телефоне',
  'saving.failed': 'Не сохранено. Попытки продолжаются: не закрывайте этот экран.',
  'saving.full': 'Не сохранено: на телефоне нет места. Освободите место; не закрывайте этот экран.',
  'act.failed': 'Не сохранено. Попробуйте ещё раз.',
  'act.full': 'На телефоне нет места. Освободите место и попробуйте ещё раз.',
  'undo.changed': 'Изменено: {question}',
  'undo.undo': 'Вернуть',
  'bar.dismiss': 'Закрыть',
  'dialog.back': 'Назад',
  'elsewhere.title': 'Открыто в другом окне',
  'elsewhere.explained': 'Запись ведётся в другом окне этого телефона. Здесь можно только читать.',
  'elsewhere.take': 'Писать здесь',
};
