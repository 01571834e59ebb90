import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, number, option, time } from '../build.ts';

export const circumstances: Section = {
  code: 'I.CIR',
  title: draft('Circumstances', 'Обстоятельства', 'Мән-жайлары'),
  asked: 'always',
  questions: [
    choice('I.WHE.02', draft('Stage of the election', 'Этап выборов', 'Сайлау кезеңі'), [
      option('pre-election', draft('Before election day', 'До дня голосования', 'Дауыс беру күніне дейін')),
      option('opening', draft('Opening', 'Открытие', 'Учаскенің ашылуы')),
      option('voting', draft('Voting', 'Голосование', 'Дауыс беру')),
      option('mobile', draft('Mobile voting', 'Голосование вне помещения', 'Үй-жайдан тыс дауыс беру')),
      option('counting', draft('Counting', 'Подсчёт голосов', 'Дауыс санау')),
      option('tabulation', draft('Tabulation', 'Сведение результатов', 'Нәтижелерді жинақтау')),
      option('after', draft('After election day', 'После дня голосования', 'Дауыс беру күнінен кейін')),
    ]),
    time('I.WHE.03', draft('When did it start?', 'Когда это началось?', 'Бұл қашан басталды?')),
    number(
      'I.WHE.04',
      draft('How long did it last, in minutes?', 'Сколько минут это длилось?', 'Қанша минутқа созылды?'),
      10_080,
      {
        hint: draft(
          'Zero if it was over in a moment; up to now if it goes on.',
          'Ноль, если это был один момент; если продолжается — до настоящего времени.',
          'Бір сәтте болса — нөл; жалғасып жатса — осы уақытқа дейін.',
        ),
      },
    ),
    choices(
      'I.WHO.01',
      draft('Who did it, by type?', 'Кто это сделал (по категории)?', 'Мұны кім жасады (санаты бойынша)?'),
      [
        option('commission-member', draft('Commission member', 'Член комиссии', 'Комиссия мүшесі')),
        option('chair', draft('Chair', 'Председатель', 'Төраға')),
        option('official', draft('Official', 'Должностное лицо', 'Лауазымды адам')),
        option('police-security', draft('Police or security', 'Полиция или охрана', 'Полиция немесе күзет')),
        option(
          'contestant-proxy',
          draft('Contestant or proxy', 'Кандидат или доверенное лицо', 'Кандидат немесе сенім білдірген адам'),
        ),
        option('voter', draft('Voter', 'Избиратель', 'Сайлаушы')),
        option('observer', attested('Observer', 'Наблюдатель', 'Байқаушы')),
        option('unknown', attested('Unknown', 'Неизвестно', 'Белгісіз')),
      ],
      {
        hint: draft(
          'Write no names anywhere in this report.',
          'Не указывайте имён нигде в этом сообщении.',
          'Бұл хабарламаның еш жерінде адам аттарын жазбаңыз.',
        ),
      },
    ),
    choice('I.EFF.01', draft('Voters affected', 'Сколько избирателей затронуто', 'Қанша сайлаушыға әсер етті'), [
      option('one', draft('One', 'Один', 'Бір')),
      option('2-10', attested('2–10', '2–10', '2–10')),
      option('11-50', attested('11–50', '11–50', '11–50')),
      option('over-50', draft('More than 50', 'Более 50', '50-ден көп')),
      option('whole-station', draft('The whole station', 'Весь участок', 'Бүкіл учаске')),
      option('unknown', attested('Unknown', 'Неизвестно', 'Белгісіз')),
    ]),
    choices('I.EFF.02', draft('Effect', 'Последствия', 'Салдары'), [
      option('none-visible', draft('None visible', 'Видимых нет', 'Көзге көрінері жоқ'), 'exclusive'),
      option(
        'could-not-vote',
        draft('Some could not vote', 'Некоторые не смогли проголосовать', 'Кейбір сайлаушылар дауыс бере алмады'),
      ),
      option('secrecy-broken', draft('Secrecy broken', 'Нарушена тайна голосования', 'Дауыс беру құпиялылығы бұзылды')),
      option(
        'result-affected',
        draft(
          'Result of this station may be affected',
          'Мог быть затронут результат этого участка',
          'Осы учаскенің нәтижесіне әсер етуі мүмкін',
        ),
      ),
      option(
        'observation-prevented',
        draft('Observation prevented', 'Наблюдению помешали', 'Байқауға кедергі жасалды'),
      ),
      option('safety', draft('Safety of people', 'Безопасность людей', 'Адамдардың қауіпсіздігі')),
    ]),
  ],
};
