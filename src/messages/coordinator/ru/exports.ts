import type { TranslationOf } from '../../catalog.ts';
import type { exports as en } from '../en/exports.ts';

export const exports: TranslationOf<typeof en> = {
  'exports.title': 'Выгрузки',
  'exports.withheld':
    'В текстах, комментариях, причинах и на фотографиях могут быть названы люди. Для вашей роли они не показываются: где что-то было написано, стоит [withheld 1], с одним номером для одинаковых слов.',
  'exports.filter': 'Что выгружается',
  'exports.everything': 'Все наблюдения миссии.',
  'exports.onlyWhere': 'Только наблюдения, где верно всё это:',
  'exports.changeFilter': 'Изменить отбор в таблице',
  'exports.words': 'Как записаны ответы',
  'exports.codes': 'коды: одинаковые на всех языках, для статистики; их значения в книге кодов',
  'exports.labels': 'слова, язык: {language}; читается сразу',
  'exports.wordsHint':
    'Относится к observations.csv и answers.csv; в остальных файлах коды, а в книгах кодов все языки.',
  'exports.asCodes': 'с кодами',
  'exports.asLabels': 'словами: {language}',
  'exports.download': 'Скачать',
  'export.observations.csv': 'Строка на наблюдение, столбец на вопрос. Открывается в таблице.',
  'export.answers.csv': 'Строка на ответ: для статистических программ.',
  'export.observations.jsonl': 'Строка на наблюдение со всем, включая расхождения: для программ.',
  'export.codebook.csv': 'Что значит каждый вопрос, вариант и код.',
  'export.codebook.json': 'То же для программ.',
  'exports.cells': 'Как читать ячейку',
  'exports.cellsExplained':
    'Пустая ячейка — вопрос задан, ответа нет. Остальные отсутствия никогда не пусты, чтобы их не спутать.',
  'cell.[not-observed]': 'наблюдатели указали, что не могли это наблюдать',
  'cell.[not-applicable]': 'наблюдатели указали, что это неприменимо',
  'cell.[not-asked]': 'форма здесь об этом не спрашивала',
  'cell.[set-aside]': 'был ответ, потом вопрос отпал; не считается',
  'cell.[conflict]': 'ответы расходятся, никто не выбрал; считается как нет ответа',
  'export.photos.zip':
    'Все полученные фото с именами по участку, форме и вопросу, и список всех фото, включая недостающие.',
};
