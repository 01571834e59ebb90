import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, option, time, yesNo } from '../build.ts';

export const timing: Section = {
  code: 'O.TIM',
  title: draft('Time of opening', 'Время открытия', 'Ашылу уақыты'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.TIM.01',
      draft(
        'Were commission members present and preparing by the legal time?',
        'Присутствовали ли члены комиссии и вели ли подготовку к установленному законом времени?',
        'Комиссия мүшелері заңда белгіленген уақытта орнында болып, дайындық жүргізді ме?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    time(
      'O.TIM.02',
      draft(
        'When was the first voter admitted?',
        'Когда был допущен первый избиратель?',
        'Алғашқы сайлаушы қашан кіргізілді?',
      ),
      { core: true },
    ),
    choice(
      'O.TIM.03',
      draft(
        'Opening compared with the set time',
        'Открытие по сравнению с установленным временем',
        'Белгіленген уақытпен салыстырғандағы ашылу уақыты',
      ),
      [
        option('on-time', draft('On time (within 5 min)', 'Вовремя (в пределах 5 мин)', 'Уақытында (5 минут шегінде)')),
        option(
          'late-6-30',
          draft('6–30 min late', 'С опозданием на 6–30 мин', '6–30 минут кешікті'),
          'problem',
          'commentOwed',
        ),
        option(
          'late-over-30',
          draft('More than 30 min late', 'С опозданием более чем на 30 мин', '30 минуттан көп кешікті'),
          'problem',
          'commentOwed',
        ),
        option(
          'not-open',
          draft('Not open when we left', 'Не открылся к нашему уходу', 'Біз кеткенше ашылмады'),
          'problem',
          'commentOwed',
        ),
        option('early', draft('Early', 'Раньше времени', 'Уақытынан бұрын'), 'problem', 'commentOwed'),
      ],
      { core: true, absences: ['not-observed'] },
    ),
    choices(
      'O.TIM.04',
      draft('Reasons for delay', 'Причины задержки', 'Кешігу себептері'),
      [
        option('materials', draft('Materials', 'Материалы', 'Материалдар')),
        option('members-absent', draft('Members absent', 'Отсутствие членов комиссии', 'Комиссия мүшелерінің болмауы')),
        option('set-up', draft('Set-up of the room', 'Подготовка помещения', 'Бөлмені дайындау')),
        option('dispute', draft('Dispute', 'Спор', 'Дау')),
        option('power-heating', draft('Power or heating', 'Электричество или отопление', 'Электр қуаты немесе жылу')),
        option('other', attested('Other', 'Другое', 'Басқа'), 'commentOwed'),
      ],
      {
        askedWhen: {
          any: [
            { question: 'O.TIM.03', is: 'late-6-30' },
            { question: 'O.TIM.03', is: 'late-over-30' },
            { question: 'O.TIM.03', is: 'not-open' },
          ],
        },
      },
    ),
  ],
};
