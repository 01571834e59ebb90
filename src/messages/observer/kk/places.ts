import type { TranslationOf } from '../../catalog.ts';
import type { places as en } from '../en/places.ts';

export const places: TranslationOf<typeof en> = {
  'place.title': 'Орынды таңдау',
  'place.search': 'Учаскенің нөмірі, атауы немесе мекенжайы',
  'place.search-hint': 'Нөмірлер әр ауданда қайталанады: аумағына қараңыз.',
  'place.found': '{count} учаске',
  'place.nothing-found': 'Учаске табылмады. Әріптерді азайтыңыз немесе орынды сипаттаңыз.',
  'place.assigned': 'Менің тапсырмаларым',
  'place.nearest': 'Ең жақын учаскелер',
  'place.asking-position': 'Орналасқан жер анықталуда…',
  'place.distance': '{distance} жерде',
  'place.position-denied': 'Телефонға орнын айтуға рұқсат жоқ. Нөмірі немесе мекенжайы бойынша іздеңіз.',
  'place.position-unknown':
    'Орналасқан жер немесе учаскелердің орны белгісіз. Нөмірі немесе мекенжайы бойынша іздеңіз.',
  'place.not-listed': 'Тізімде жоқ',
  'place.elsewhere': 'Басқа орын',
  'place.commission': 'Комиссия',
  'place.nowhere': 'Нақты орны жоқ',
  'place.commission-name': 'Комиссияның атауы',
  'place.description': 'Орынды сипаттаңыз',
  'place.description-hint': 'Есіктегі жазу, көше, бағдар.',
  'place.words-missing': 'Бірнеше сөз жазыңыз.',
  'place.area': 'Аумақ',
  'place.area-unknown': 'Белгісіз',
  'place.area-missing': 'Аумақты таңдаңыз.',
  'place.take': 'Осы орынды көрсету',
};
