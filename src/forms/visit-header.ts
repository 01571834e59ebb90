import type { Condition } from '#model/condition.ts';
import type { Check, Option, Section } from '#model/form.ts';
import { attested, choice, draft, option, time } from './build.ts';
import { stationDetails } from './visit-header/station-details.ts';

type Ends = NonNullable<Option['ends']>;
const ending = (ends: Ends, plain: Option): Option => ({ ...plain, ends });

export const visitHeader: Section = {
  code: 'H.VISIT',
  title: draft('Visit', 'Посещение', 'Учаскеге бару'),
  asked: 'always',
  questions: [
    {
      kind: 'place',
      id: 'H.ID.01',
      label: attested('Polling station number', 'Номер избирательного участка', 'Сайлау учаскесінің нөмірі'),
      hint: draft(
        'Search by number or address; describe the place if it is not on the list.',
        'Ищите по номеру или адресу; если участка нет в списке, опишите место.',
        'Нөмірі немесе мекенжайы бойынша іздеңіз; тізімде болмаса, орынды сипаттап жазыңыз.',
      ),
      core: true,
      absences: [],
      commentOwedWhen: { place: 'not-listed' },
    },
    {
      kind: 'calculated',
      id: 'H.ID.02',
      label: draft('Region and district', 'Регион и район', 'Өңір және аудан'),
      core: true,
      absences: [],
      calculation: { areaOf: 'H.ID.01' },
    },
    choice(
      'H.OUT.01',
      draft('How did it go?', 'Как прошло посещение?', 'Учаскеге бару қалай өтті?'),
      [
        option('observed', draft('Observed', 'Наблюдение проведено', 'Байқау жүргізілді')),
        ending(
          'at-once',
          option(
            'refused-entry',
            draft('Refused entry', 'Не допустили на участок', 'Учаскеге кіргізбеді'),
            'critical',
            'commentOwed',
          ),
        ),
        ending(
          'from-now',
          option(
            'expelled',
            draft('Expelled', 'Удалили с участка', 'Учаскеден шығарып жіберді'),
            'critical',
            'commentOwed',
          ),
        ),
        ending(
          'from-now',
          option(
            'left-early',
            draft('Left early', 'Ушли раньше намеченного', 'Жоспарланғаннан ерте кеттік'),
            'commentOwed',
          ),
        ),
        ending(
          'at-once',
          option(
            'closed',
            draft('Station was closed', 'Участок был закрыт', 'Учаске жабық болды'),
            'problem',
            'commentOwed',
          ),
        ),
        ending(
          'at-once',
          option('not-found', draft('Station not found', 'Участок не найден', 'Учаске табылмады'), 'commentOwed'),
        ),
      ],
      {
        core: true,
        hint: draft(
          'Change it the moment something changes; what you have already entered is kept.',
          'Измените ответ, как только что-то изменится; уже введённое сохранится.',
          'Жағдай өзгерсе, жауапты бірден өзгертіңіз; енгізілгені сақталады.',
        ),
      },
    ),
    time('H.VI.01', attested('Arrival time', 'Время прибытия', 'Келген уақыты'), {
      core: true,
      absences: [],
      hint: draft(
        'The time at the door, even if you were not admitted.',
        'Время у входа, даже если вас не допустили.',
        'Сізді кіргізбесе де, есік алдына келген уақыт.',
      ),
    }),
    {
      kind: 'people',
      id: 'H.VI.03',
      label: draft('Observers present', 'Присутствующие наблюдатели', 'Қатысқан байқаушылар'),
      core: true,
      absences: [],
      commentOwedWhen: { all: [{ teamSizeAtLeast: 2 }, { left: { countOf: 'H.VI.03' }, compare: '=', right: 1 }] },
    },
    choice(
      'H.ID.04',
      draft('Settlement type', 'Тип населённого пункта', 'Елді мекен түрі'),
      [
        option('urban', draft('Urban', 'Город', 'Қала')),
        option('small-town', draft('Small town', 'Малый город или посёлок', 'Шағын қала немесе кент')),
        option('rural', draft('Rural', 'Село', 'Ауыл')),
      ],
      {
        core: true,
        hint: draft(
          'As you see it; the official list is compared later.',
          'Как видите вы; сверка с официальным списком будет позже.',
          'Өзіңіз көргендей; ресми тізіммен кейін салыстырылады.',
        ),
      },
    ),
  ],
};

export const headerSections: Section[] = [visitHeader, stationDetails];

const stay = { minutesFrom: 'H.VI.01', to: 'H.VI.02' };

/** Only of a visit that ran its course: one that was cut short has explained itself in `H.OUT.01`. */
const shortStay: Condition = {
  all: [
    { question: 'H.OUT.01', is: 'observed' },
    { left: stay, compare: '>=', right: 0 },
    { left: stay, compare: '<', right: 15 },
  ],
};

export const visitClosing: Section = {
  code: 'H.END',
  title: draft('End of the visit', 'Завершение посещения', 'Учаскеге барудың аяқталуы'),
  asked: 'always',
  questions: [
    time('H.VI.02', attested('Departure time', 'Время убытия', 'Кеткен уақыты'), {
      core: true,
      absences: [],
      commentOwedWhen: shortStay,
    }),
    {
      kind: 'calculated',
      id: 'H.VI.09',
      label: draft('Length of stay, minutes', 'Продолжительность пребывания, минут', 'Болу ұзақтығы, минут'),
      core: false,
      absences: [],
      calculation: stay,
    },
    {
      kind: 'agreement',
      id: 'H.SG.01',
      label: draft(
        'Observers have reviewed the form and agree',
        'Наблюдатели проверили форму и согласны',
        'Байқаушылар нысанды тексерді және келіседі',
      ),
      hint: draft(
        'If you see something differently, say so in the comment.',
        'Если ваши мнения расходятся, укажите это в комментарии.',
        'Пікірлеріңіз әртүрлі болса, оны түсініктемеде көрсетіңіз.',
      ),
      core: true,
      absences: [],
    },
  ],
};

export const headerChecks: Check[] = [
  {
    code: 'K01a',
    weight: 'malformed',
    at: 'H.VI.02',
    when: { left: stay, compare: '<', right: 0 },
    text: draft(
      'Departure is earlier than arrival.',
      'Время убытия раньше времени прибытия.',
      'Кеткен уақыт келген уақыттан бұрын.',
    ),
  },
  {
    code: 'K01b',
    weight: 'to-confirm',
    at: 'H.VI.02',
    when: { any: [shortStay, { left: stay, compare: '>', right: 180 }] },
    text: draft(
      'The stay is shorter than 15 minutes or longer than 3 hours.',
      'Пребывание короче 15 минут или дольше 3 часов.',
      'Учаскеде болу уақыты 15 минуттан аз немесе 3 сағаттан көп.',
    ),
  },
  {
    code: 'K04',
    weight: 'to-confirm',
    at: 'H.ID.01',
    when: { place: 'outside-team-areas' },
    text: draft(
      'This station lies outside your team’s areas.',
      'Этот участок находится вне районов вашей группы.',
      'Бұл учаске тобыңыздың аумағынан тыс орналасқан.',
    ),
  },
];
