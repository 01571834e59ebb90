import type { Section } from '#model/form.ts';
import { attested, choice, draft, number, option, yesNo } from '../build.ts';

export const commission: Section = {
  code: 'O.PEC',
  title: draft('Commission', 'Комиссия', 'Комиссия құрамы'),
  asked: 'visit',
  questions: [
    choice(
      'O.PEC.01',
      attested('Chair’s gender', 'Пол председателя комиссии', 'Комиссия төрағасының жынысы'),
      [option('woman', attested('Woman', 'Женщина', 'Әйел')), option('man', attested('Man', 'Мужчина', 'Ер'))],
      { core: true, absences: ['not-observed'] },
    ),
    number(
      'O.PEC.02',
      draft(
        'Members present and women among them',
        'Присутствующие члены комиссии, из них женщин',
        'Қатысып отырған комиссия мүшелері, оның ішінде әйелдер',
      ),
      99,
      {
        core: true,
        parts: [
          {
            code: 'members',
            label: attested(
              'Commission members present',
              'Число присутствующих членов комиссии',
              'Комиссияның қатысып отырған мүшелерінің саны',
            ),
          },
          { code: 'women', label: attested('Women among them', 'Из них женщин', 'Оның ішінде әйелдер') },
        ],
      },
    ),
    yesNo('O.PEC.03', draft('Was the quorum met?', 'Имелся ли кворум?', 'Кворум болды ма?'), {
      problem: 'no',
      critical: true,
      comment: 'no',
      hint: draft(
        'Ask how many members the commission has in all.',
        'Спросите, сколько всего членов в комиссии.',
        'Комиссияда барлығы неше мүше бар екенін сұраңыз.',
      ),
    }),
  ],
};
