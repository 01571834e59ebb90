import type { Section } from '#model/form.ts';
import { attested, draft, number } from '../build.ts';

export const turnout: Section = {
  code: 'V.TUR',
  title: draft('Number of voters', 'Число проголосовавших', 'Дауыс бергендер саны'),
  asked: 'visit',
  questions: [
    number(
      'V.TUR.01',
      attested(
        'Voters so far according to the commission, on arrival',
        'Число проголосовавших по данным комиссии на момент прибытия',
        'Келген кезде комиссия дерегі бойынша дауыс бергендер саны',
      ),
      9999,
      {
        core: true,
        hint: draft(
          'Ask as soon as you arrive and enter the figure exactly as given.',
          'Спросите сразу по прибытии и запишите цифру точно так, как её назвали.',
          'Келе сала сұрап, айтылған санды дәл сол күйінде жазыңыз.',
        ),
      },
    ),
    number(
      'V.TUR.02',
      draft(
        'Voters so far according to the commission, on departure',
        'Число проголосовавших по данным комиссии на момент убытия',
        'Кеткен кезде комиссия дерегі бойынша дауыс бергендер саны',
      ),
      9999,
    ),
    number(
      'V.TUR.03',
      attested(
        'Voters you counted yourself during the stay',
        'Число проголосовавших за время вашего присутствия (ваш подсчёт)',
        'Сіз болған уақытта өзіңіз санаған дауыс берушілер',
      ),
      9999,
      {
        core: true,
        hint: draft(
          'Count only while you are there, each voter once, at the box.',
          'Считайте только во время вашего присутствия, каждого избирателя один раз, у урны.',
          'Өзіңіз болған уақытта ғана, әр сайлаушыны жәшік жанында бір рет санаңыз.',
        ),
      },
    ),
  ],
};
