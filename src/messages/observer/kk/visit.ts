import type { TranslationOf } from '../../catalog.ts';
import type { visit as en } from '../en/visit.ts';

export const visit: TranslationOf<typeof en> = {
  'progress.core-left': 'Негізгі сұрақ: {count} қалды',
  'progress.core-done': 'Негізгілеріне жауап берілді',
  'progress.left': '{count} қалды',
  'progress.done': 'Жауап берілді',
  'progress.next': 'Келесі жауапсыз',
  'section.back': 'Бөлімдерге',
  'section.all': 'Барлық бөлімдер',
  'section.next': 'Келесі бөлім',
  'section.after': 'Осы бөлімнен кейін',
  'section.nothing': 'Қазір мұнда сұрақ жоқ.',
  'saving.saving': 'Сақталуда…',
  'saving.saved': 'Телефонда сақталды',
  'saving.failed': 'Сақталмады. Әрекет өзі қайталанады: бұл экранды жаппаңыз.',
  'saving.full': 'Сақталмады: телефонда орын жоқ. Орын босатыңыз; бұл экранды жаппаңыз.',
  'act.failed': 'Сақталмады. Қайталап көріңіз.',
  'act.full': 'Телефонда орын жоқ. Орын босатып, қайталаңыз.',
  'undo.changed': 'Өзгертілді: {question}',
  'undo.undo': 'Қайтару',
  'bar.dismiss': 'Жабу',
  'dialog.back': 'Артқа',
  'elsewhere.title': 'Басқа терезеде ашық',
  'elsewhere.explained': 'Бұл осы телефонның басқа терезесінде жазылып жатыр. Мұнда тек оқуға болады.',
  'elsewhere.take': 'Осында жазу',
};
