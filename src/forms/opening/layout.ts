import type { Section } from '#model/form.ts';
import { attested, choice, draft, option, yesNo } from '../build.ts';

export const layout: Section = {
  code: 'O.LAY',
  title: draft('Room and information', 'Помещение и информация', 'Бөлме және ақпарат'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.LAY.01',
      draft(
        'Is the room laid out so that every stage is visible?',
        'Устроено ли помещение так, что виден каждый этап?',
        'Бөлме әр кезең көрінетіндей етіп жабдықталған ба?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    yesNo(
      'O.LAY.02',
      attested(
        'Do the booths protect secrecy?',
        'Обеспечивают ли кабины тайну голосования?',
        'Кабиналар дауыс берудің құпиялылығын қамтамасыз ете ме?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    choice(
      'O.LAY.03',
      draft(
        'Is candidate and party information posted for every contest?',
        'Размещена ли информация о кандидатах и партиях по каждым выборам?',
        'Әр сайлау бойынша кандидаттар мен партиялар туралы ақпарат ілінген бе?',
      ),
      [
        option('all', attested('All contests', 'По всем выборам', 'Барлық сайлау бойынша')),
        option(
          'some',
          attested('Some contests', 'По некоторым выборам', 'Кейбір сайлау бойынша'),
          'problem',
          'commentOwed',
        ),
        option('none', attested('None', 'Нет', 'Жоқ'), 'problem', 'commentOwed'),
      ],
      { absences: ['not-observed'] },
    ),
  ],
};
