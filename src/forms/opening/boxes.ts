import type { Section } from '#model/form.ts';
import { draft, yesNo } from '../build.ts';

export const boxes: Section = {
  code: 'O.BOX',
  title: draft('Ballot boxes', 'Урны для голосования', 'Сайлау жәшіктері'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.BOX.01',
      draft(
        'Was each stationary box shown empty to those present?',
        'Показали ли присутствующим, что каждая стационарная урна пуста?',
        'Қатысып отырғандарға әр стационарлық жәшіктің бос екені көрсетілді ме?',
      ),
      { core: true, problem: 'no', critical: true, comment: 'no' },
    ),
    yesNo(
      'O.BOX.02',
      draft(
        'Were stationary boxes sealed in view of those present?',
        'Опломбированы ли стационарные урны на виду у присутствующих?',
        'Стационарлық жәшіктер қатысып отырғандардың көзінше пломбаланды ма?',
      ),
      { core: true, problem: 'no', critical: true, comment: 'no' },
    ),
    yesNo(
      'O.BOX.03',
      draft(
        'Was each mobile box shown empty and sealed?',
        'Показали ли, что каждая переносная урна пуста, и опломбировали ли её?',
        'Әр тасымалды сайлау жәшігінің бос екені көрсетіліп, пломбаланды ма?',
      ),
      { core: true, problem: 'no', critical: true, comment: 'no', notApplicable: true },
    ),
    yesNo(
      'O.BOX.04',
      draft(
        'Were seal numbers or prints entered in the opening record?',
        'Внесены ли номера или оттиски пломб в протокол открытия?',
        'Пломбалардың нөмірлері немесе бедерлері ашылу хаттамасына енгізілді ме?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    yesNo(
      'O.BOX.05',
      draft(
        'Were ballots in any box before voting started?',
        'Находились ли бюллетени в какой-либо урне до начала голосования?',
        'Дауыс беру басталғанға дейін қандай да бір жәшікте бюллетеньдер болды ма?',
      ),
      { core: true, problem: 'yes', critical: true, comment: 'yes' },
    ),
  ],
};
