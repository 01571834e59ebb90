import type { TranslationOf } from '../../catalog.ts';
import type { drawbacks as en } from '../en/drawbacks.ts';

export const drawbacks: TranslationOf<typeof en> = {
  'lacks.insecure-address': 'Адрес не защищён',
  'lacks.insecure-address.next': 'Здесь ничего нельзя зашифровать. Откройте адрес https:// с карточки.',
  'lacks.lockdown': 'Похоже, включён режим блокировки (Lockdown Mode)',
  'lacks.lockdown.next':
    'В этом режиме сайты ничего не хранят. Отключите его для этого сайта в меню страницы Safari или возьмите другой телефон.',
  'lacks.no-storage': 'Этот браузер ничего не хранит',
  'lacks.no-storage.next':
    'Ответы здесь не сохранить. Разрешите данные сайтов в настройках браузера или возьмите другой браузер.',
  'lacks.no-cryptography': 'Этот браузер не умеет шифровать',
  'lacks.no-cryptography.next': 'Ответы хранятся только зашифрованными. Обновите браузер или возьмите другой.',
  'lacks.private-window': 'Это приватное окно',
  'lacks.private-window.next': 'Записи здесь удаляются, когда окно закрывают. Откройте ссылку в обычном окне.',
  'lacks.no-offline': 'Здесь без сети не открывается',
  'lacks.no-offline.next':
    'Ответы хранятся, но закрытую страницу без сети не открыть. Если ссылка открылась внутри другого приложения, откройте её в браузере.',
  'lacks.no-locks': 'Работайте в одном окне',
  'lacks.no-locks.next': 'Этот браузер не различает два окна Daybook. Поможет обновление браузера.',
  'lacks.little-room': 'Мало места',
  'lacks.little-room.next':
    'Браузер даёт мало места: телефон почти заполнен или это приватное окно. Освободите место или откройте обычное окно.',
};
