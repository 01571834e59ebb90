import type { TranslationOf } from '../../catalog.ts';
import type { photos as en } from '../en/photos.ts';

export const photos: TranslationOf<typeof en> = {
  'photo.add': 'Фото қосу',
  'photo.of-visit': 'Барудың фотолары',
  'photo.photos': 'Фотолар',
  'photo.one': '{number}-фото',
  'photo.on-this-phone': 'Тек осы телефонда',
  'photo.sending': 'Жіберілуде, {percent} %',
  'photo.received': 'Штаб алды {at}',
  'photo.refused': 'Сервер қабылдамады',
  'photo.of-the-team': 'Әріптестің телефонынан',
  'photo.taken': 'Түсірілген уақыты {at}',
  'photo.remove': 'Фотоны алып тастау',
  'photo.removed-explained': 'Ол енді есепке алынбайды. Штаб алғаны тарихта қалады.',
  'photo.again': 'Қайта жіберу',
  'photo.not-here': 'Толық фото бұл телефонда жоқ.',
  'photo.keeping': 'Фото сақталуда…',
  'photo.unreadable': 'Телефон бұл файлды сурет ретінде оқи алмайды. Басқа фото түсіріңіз.',
  'photo.no-room': 'Телефонда орын аз: {megabytes} МБ. Түсірмес бұрын орын босатыңыз.',
  'photo.full': 'Фото сақталмады: телефонда орын жоқ. Орын босатып, оны сақтаңыз. Бұл экранды жаппаңыз.',
  'photo.failed': 'Фото сақталмады. Қайталап көріңіз.',
  'photo.keep': 'Сақтау',
  'photo.drop': 'Онсыз қалдыру',
  'photo.lost-title': 'Фото жоғалды',
  'photo.lost':
    'Камера ашық тұрғанда телефон қолданбаны жауып тастады, фото жетпеді. Қалғанының бәрі сақталды. Қайта түсіріңіз.',
  'photo.lost-open': 'Сұрақты ашу',
  'photo.notice-title': 'Бірінші фотоның алдында',
  'photo.notice-law':
    'Заң сайлау учаскесінде және оның маңында түсіруді шектеуі мүмкін. Заңды және миссия ережелерін сақтаңыз. Төраға тоқтатуды сұраса, тоқтаңыз.',
  'photo.notice-people':
    'Сайлаушылардың жүзін, толтырылған бюллетеньдерді және аты-жөні жазылған тізімдерді түсірмеңіз.',
  'photo.notice-plain': 'Тек сурет сақталады. Камераның уақыт пен орын туралы жазбасы өшіріледі.',
  'photo.notice-time': 'Камера жазған уақыт фотоның жанында сақталады.',
  'photo.notice-position': 'Камера жазған орын фотоның жанында сақталады.',
  'photo.notice-read': 'Оқылды',
  'photo.waiting': { one: '{count} фото тек осы телефонда', other: '{count} фото тек осы телефонда' },
};
