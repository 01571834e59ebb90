import type { TranslationOf } from '../../catalog.ts';
import type { app as en } from '../en/app.ts';

export const app: TranslationOf<typeof en> = {
  'settings.title': 'Настройки',
  'settings.language': 'Язык',
  'settings.mode': 'Вопросы',
  'settings.short': 'Кратко',
  'settings.full': 'Полностью',
  'settings.mode-explained': 'Кратко: только основные вопросы. При переключении ничего не теряется.',
  'storage.title': 'Хранение на телефоне',
  'storage.promised': 'Браузер обещал хранить записи.',
  'storage.not-promised':
    'При нехватке места браузер может удалить записи. Установите приложение и запросите хранение.',
  'storage.not-said': 'Браузер не сообщает, хранит ли он записи.',
  'storage.no-promise': 'Браузер не обещал хранить записи.',
  'storage.room': 'Свободно: {megabytes} МБ',
  'storage.ask': 'Запросить',
  'unknown.title': 'Здесь этого нет',
  'unknown.explained': 'Этого нет на телефоне или ещё нет.',
  'app.install': 'Установите приложение',
  'app.install-explained': 'Установленное, оно открывается без сети и хранит записи.',
  'app.install-ios': 'В Safari: «Поделиться», затем «На экран „Домой“». Сделайте это до подключения.',
  'app.update': 'Готова новая версия',
  'app.update-now': 'Обновить',
  'app.later': 'Позже',
  'app.update-waits': 'Форма открыта в другом окне. Сначала закройте её там.',
  'app.no-storage': 'Этот браузер ничего не хранит',
  'app.no-storage-explained':
    'Daybook не может хранить здесь ответы. Выйдите из приватного режима или смените браузер.',
  'app.newer': 'На телефоне уже была более новая версия',
  'app.newer-explained': 'Закройте все окна Daybook и откройте снова.',
  'app.fault': 'Произошла ошибка',
  'app.fault-explained': 'Сохранённое не потеряно. Закройте приложение и откройте снова.',
  'app.reload': 'Открыть снова',
};
