import type { TranslationOf } from '../../catalog.ts';
import type { enrolment as en } from '../en/enrolment.ts';

export const enrolment: TranslationOf<typeof en> = {
  'enrol.title': 'Daybook',
  'enrol.explained': 'Введите код с карточки или откройте ссылку с неё. Сеть нужна один раз, сейчас.',
  'enrol.code': 'Код',
  'enrol.code-hint': 'Буквы и цифры. Дефисы не важны.',
  'enrol.code-missing': 'Введите код.',
  'enrol.button': 'Подключить телефон',
  'enrol.asking': 'Запрос к серверу…',
  'enrol.refused': 'Не подключено',
  'enrol.wrong-server': 'Ответил не тот сервер, что указан на карточке. Смените сеть или обратитесь в штаб.',
  'enrol.no-network': 'Нет сети. Для подключения она нужна; попробуйте, когда она появится.',
  'enrol.already': 'Телефон уже подключён. Закройте приложение и откройте снова.',
  'enrol.not-protected-title': 'Если телефон отберут',
  'enrol.not-protected':
    'Записи на телефоне не защищены, если телефон отберут. Включите блокировку экрана самого телефона.',
  'first.title': 'Подключено',
  'first.explained': 'Форм и списка участков на телефоне пока нет.',
  'first.fetching': 'Загружаются формы и список участков…',
  'first.again': 'Загрузить',
  'enrol.another': 'Этот код выдан другому человеку. Попросите в штабе код на своё имя.',
  'again.title': 'Подключить заново',
  'again.explained': 'Введите новый код из штаба. Всё на телефоне останется, а неотправленное уйдёт.',
  'again.done': 'Подключено заново. Неотправленное отправляется.',
  'again.open': 'Ввести новый код',
};
