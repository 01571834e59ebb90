import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';

export const ru: TranslationOf<typeof en> = {
  'detail.larger-than': 'Допустимо не более {value}.',
  'detail.unpacked-too-large': 'В распакованном виде книга слишком велика. Сохраните один лист отдельно.',
  'detail.workbook-not-opened': 'Книга не открывается. Откройте её в табличном редакторе и сохраните заново.',
  'detail.quote-not-closed':
    'Строка {value}: кавычка открыта и не закрыта, поэтому следующие строки нельзя отделить друг от друга.',
  'detail.no-rows': 'В нём нет строк.',
  'detail.no-rows-below-header': 'Под заголовком нет строк.',
  'detail.row-1-is-a-station': 'Строка 1 похожа на участок. Поставьте над ней названия столбцов.',
  'detail.is-pdf': 'Это PDF. Попросите таблицу в CSV или XLSX.',
  'detail.is-old-excel': 'Это старый файл Excel (.xls). Сохраните его как .xlsx.',
  'detail.is-picture': 'Это изображение.',
  'detail.is-archive': 'Это архив. Сначала распакуйте его.',
  'detail.is-document': 'Это текстовый документ. Перенесите таблицу в табличный редактор.',
  'detail.is-other-office-file':
    'Это архив ZIP или офисный документ, но не XLSX. Распакуйте его или сохраните как XLSX.',
  'detail.is-web-page': 'Это веб-страница или XML. Откройте в табличном редакторе и сохраните как CSV или XLSX.',
  'detail.is-not-text': 'Это не текст.',
  'detail.row': 'Строка {value}: {words}',
  'detail.password-shorter-than': 'В нём меньше {value} знаков.',
  'detail.password-common': 'Это один из самых распространённых паролей.',
  'detail.password-repeats': 'Это несколько повторяющихся знаков.',
  'detail.password-common-word': 'Это распространённое слово с цифрами или знаками вокруг него.',
  'detail.password-from-login': 'Он составлен из имени для входа.',
  'detail.last-owner': 'В миссии остаётся хотя бы один владелец.',
  'detail.in-no-team': '{value}: нет группы. Сначала включите человека в группу.',
};
