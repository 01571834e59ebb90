import type { Check } from '#model/form.ts';
import { draft } from '../build.ts';

const mobilityIndependent = { question: 'V.ACC.18', is: 'yes' };

/**
 * K10 (turnout gain against own count) belongs to headquarters. The half of K12 for *bad* with no problem answered is
 * left out: a bad rating is itself a problem, so the rule could never be true.
 */
export const checks: Check[] = [
  {
    code: 'K05a',
    weight: 'to-confirm',
    at: 'V.ACC.18',
    when: { all: [{ question: 'V.ACC.02', is: 'no' }, mobilityIndependent] },
    text: draft(
      'The route is not step-free, yet a voter with a mobility impairment could vote independently.',
      'Путь не свободен от ступеней, но избиратель с нарушением опорно-двигательного аппарата может проголосовать самостоятельно.',
      'Жол баспалдақсыз емес, бірақ қимыл-қозғалысы шектеулі сайлаушы көмексіз дауыс бере алады.',
    ),
  },
  {
    code: 'K05b',
    weight: 'to-confirm',
    at: 'V.ACC.18',
    when: { all: [{ question: 'V.ACC.01', is: 'no' }, mobilityIndependent] },
    text: draft(
      'The room is neither on the ground floor nor served by a lift, yet a voter with a mobility impairment could vote independently.',
      'Помещение не на первом этаже и без исправного лифта, но избиратель с нарушением опорно-двигательного аппарата может проголосовать самостоятельно.',
      'Бөлме бірінші қабатта емес және жұмыс істейтін лифт жоқ, бірақ қимыл-қозғалысы шектеулі сайлаушы көмексіз дауыс бере алады.',
    ),
  },
  {
    code: 'K05c',
    weight: 'to-confirm',
    at: 'V.ACC.18',
    when: { all: [{ question: 'V.ACC.04', is: 'under-80' }, mobilityIndependent] },
    text: draft(
      'The narrowest door is under 80 cm, yet a voter with a mobility impairment could vote independently.',
      'Самый узкий проём менее 80 см, но избиратель с нарушением опорно-двигательного аппарата может проголосовать самостоятельно.',
      'Ең тар есік 80 см-ден аз, бірақ қимыл-қозғалысы шектеулі сайлаушы көмексіз дауыс бере алады.',
    ),
  },
  {
    code: 'K06a',
    weight: 'to-confirm',
    at: 'V.ACC.19',
    when: {
      all: [
        { question: 'V.ACC.11', is: 'none' },
        { question: 'V.ACC.19', is: 'yes' },
      ],
    },
    text: draft(
      'There is no Braille or tactile guide, yet a voter with a visual impairment could vote independently.',
      'Трафаретов со шрифтом Брайля нет, но избиратель с нарушением зрения может проголосовать самостоятельно.',
      'Брайль қарпіндегі трафарет жоқ, бірақ көру қабілеті бұзылған сайлаушы көмексіз дауыс бере алады.',
    ),
  },
  {
    code: 'K06b',
    weight: 'to-confirm',
    at: 'V.ACC.20',
    when: {
      all: [
        { question: 'V.ACC.14', is: 'no' },
        { question: 'V.ACC.15', is: 'no' },
        { question: 'V.ACC.20', is: 'yes' },
      ],
    },
    text: draft(
      'There is no explanation in writing, pictures or sign language, yet a deaf voter could follow everything independently.',
      'Нет разъяснений письменно, в рисунках или на жестовом языке, но избиратель с нарушением слуха может самостоятельно следовать всей процедуре.',
      'Жазбаша, суретпен немесе ымдау тілінде түсіндіру жоқ, бірақ есту қабілеті бұзылған сайлаушы барлық рәсімді көмексіз түсіне алады.',
    ),
  },
  {
    code: 'K07a',
    weight: 'malformed',
    at: 'V.PEC.03',
    when: { left: { question: 'V.PEC.03' }, compare: '>', right: { question: 'V.PEC.02' } },
    text: draft(
      'More women than members present.',
      'Женщин указано больше, чем присутствующих членов комиссии.',
      'Әйелдер саны қатысып отырған мүшелер санынан көп.',
    ),
  },
  {
    code: 'K07b',
    weight: 'to-confirm',
    at: 'V.PEC.02',
    when: { left: { question: 'V.PEC.02' }, compare: '>', right: 25 },
    text: draft(
      'More than 25 commission members.',
      'Указано более 25 членов комиссии.',
      'Комиссия мүшелері 25-тен көп.',
    ),
  },
  {
    code: 'K07c',
    weight: 'to-confirm',
    at: 'V.LAY.02',
    when: { left: { question: 'V.LAY.02' }, compare: '>', right: 30 },
    text: draft('More than 30 booths.', 'Указано более 30 кабин.', 'Кабиналар 30-дан көп. Растаңыз.'),
  },
  {
    code: 'K07d',
    weight: 'to-confirm',
    at: 'V.ENV.05',
    when: { left: { question: 'V.ENV.05' }, compare: '>', right: 300 },
    text: draft(
      'More than 300 voters in the queue.',
      'Указано более 300 избирателей в очереди.',
      'Кезекте тұрған сайлаушылар 300-ден көп.',
    ),
  },
  {
    code: 'K08a',
    weight: 'to-confirm',
    at: 'V.SEC.02',
    when: {
      all: [
        { question: 'V.SEC.01', is: 'no' },
        { left: { question: 'V.SEC.02', part: 'inside' }, compare: '>', right: 0 },
      ],
    },
    text: draft(
      'No security personnel inside, yet a number inside is given.',
      'Отмечено, что внутри сотрудников не было, но указано их число внутри.',
      'Ішінде қызметкерлер болмады деп белгіленген, бірақ олардың ішіндегі саны көрсетілген.',
    ),
  },
  {
    code: 'K08b',
    weight: 'to-confirm',
    at: 'V.SEC.02',
    when: {
      all: [
        { question: 'V.SEC.01', is: 'yes' },
        { left: { question: 'V.SEC.02', part: 'inside' }, compare: '=', right: 0 },
      ],
    },
    text: draft(
      'Security personnel were inside, yet the number inside is 0.',
      'Отмечено, что внутри были сотрудники, но их число внутри — 0.',
      'Ішінде қызметкерлер болды деп белгіленген, бірақ олардың ішіндегі саны — 0.',
    ),
  },
  {
    code: 'K09a',
    weight: 'to-confirm',
    at: 'V.TUR.02',
    when: { left: { question: 'V.TUR.02' }, compare: '<', right: { question: 'V.TUR.01' } },
    text: draft(
      'The commission’s figure on departure is lower than on arrival.',
      'Цифра комиссии при убытии меньше, чем по прибытии.',
      'Комиссияның кеткен кездегі саны келген кездегіден аз.',
    ),
  },
  {
    code: 'K09b',
    weight: 'to-confirm',
    at: 'V.TUR.01',
    when: { left: { question: 'V.TUR.01' }, compare: '>', right: { question: 'H.VI.08' } },
    text: draft(
      'More voters so far than on the main list.',
      'Проголосовавших больше, чем избирателей в основном списке.',
      'Дауыс бергендер саны негізгі тізімдегі сайлаушылар санынан көп.',
    ),
  },
  {
    code: 'K12a',
    weight: 'to-confirm',
    at: 'V.ALL.08',
    when: {
      all: [
        {
          any: [
            { question: 'V.ALL.08', is: 'very-good' },
            { question: 'V.ALL.08', is: 'good' },
          ],
        },
        { answered: 'any-critical' },
      ],
    },
    text: draft(
      'A serious problem is recorded, yet voting overall is rated good.',
      'Отмечена серьёзная проблема, но ход голосования в целом оценён как хороший.',
      'Елеулі мәселе белгіленген, бірақ дауыс беру барысына жақсы баға берілген.',
    ),
  },
  {
    code: 'K13a',
    weight: 'to-confirm',
    at: 'V.IRR.01',
    when: {
      all: [
        { question: 'V.PRO.05', is: 'always' },
        { question: 'V.IRR.01', is: 'yes' },
      ],
    },
    text: draft(
      'Voters always marked ballots alone, yet group or family voting is recorded.',
      'Бюллетени всегда заполняли в одиночку, но отмечено групповое или семейное голосование.',
      'Бюллетень әрдайым жалғыз толтырылған, бірақ топпен немесе отбасымен дауыс беру белгіленген.',
    ),
  },
  {
    code: 'K13b',
    weight: 'to-confirm',
    at: 'V.IRR.11',
    when: {
      all: [
        { question: 'V.PRO.01', is: 'always' },
        { question: 'V.IRR.11', is: 'yes' },
      ],
    },
    text: draft(
      'Documents were always checked, yet voting without a document or signature is recorded.',
      'Документы проверялись всегда, но отмечено голосование без документа или подписи.',
      'Құжаттар әрдайым тексерілген, бірақ құжатсыз немесе қол қоймай дауыс беру белгіленген.',
    ),
  },
];
