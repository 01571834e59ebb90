import type { Question } from '#model/form.ts';
import { attested, choice, draft, number, option, yesNo } from '../build.ts';

const independence = [
  option('yes', attested('Yes', 'Да', 'Иә')),
  option('with-help', attested('With help', 'С помощью', 'Көмекпен'), 'problem', 'commentOwed'),
  option('no', attested('No', 'Нет', 'Жоқ'), 'problem', 'commentOwed'),
  option('cannot-judge', attested('Cannot judge', 'Не могу оценить', 'Бағалай алмаймын'), 'notValid'),
];

export const accessIndependence: Question[] = [
  choice(
    'V.ACC.18',
    attested(
      'Could a voter with a mobility impairment vote independently here?',
      'Может ли избиратель с нарушением опорно-двигательного аппарата проголосовать здесь самостоятельно?',
      'Қимыл-қозғалысы шектеулі сайлаушы мұнда көмексіз дауыс бере ала ма?',
    ),
    independence,
    {
      core: true,
      hint: draft(
        'Judge the premises, not people.',
        'Оценивайте помещение, а не людей.',
        'Адамдарды емес, үй-жайды бағалаңыз.',
      ),
    },
  ),
  choice(
    'V.ACC.19',
    attested(
      'Could a voter with a visual impairment vote independently here?',
      'Может ли избиратель с нарушением зрения проголосовать здесь самостоятельно?',
      'Көру қабілеті бұзылған сайлаушы мұнда көмексіз дауыс бере ала ма?',
    ),
    independence,
    {
      core: true,
      hint: draft(
        'Without a helper on the way, in the booth and at the box.',
        'Без помощника на пути, в кабине и у урны.',
        'Жолда, кабинада және жәшік жанында көмекшісіз.',
      ),
    },
  ),
  choice(
    'V.ACC.20',
    attested(
      'Could a deaf or hard-of-hearing voter follow the whole procedure independently?',
      'Может ли избиратель с нарушением слуха самостоятельно следовать всей процедуре?',
      'Есту қабілеті бұзылған сайлаушы барлық рәсімді көмексіз түсіне ала ма?',
    ),
    independence,
    {
      core: true,
    },
  ),
  number(
    'V.ACC.21',
    draft(
      'Voters with visible disabilities seen',
      'Число замеченных избирателей с видимой инвалидностью',
      'Мүгедектігі сырттай көрінетін, сіз байқаған сайлаушылар саны',
    ),
    999,
    {
      hint: draft(
        'Do not ask anyone about a disability; never lift or guide anyone.',
        'Никого не спрашивайте об инвалидности; сами никого не поднимайте и не ведите.',
        'Мүгедектігі туралы ешкімнен сұрамаңыз; ешкімді өзіңіз көтермеңіз және жетектемеңіз.',
      ),
    },
  ),
  yesNo(
    'V.ACC.22',
    attested(
      'Was any voter unable to vote, or carried in, for lack of access?',
      'Были ли избиратели, не сумевшие проголосовать или внесённые на руках из-за недоступности?',
      'Қолжетімсіздіктен дауыс бере алмаған немесе көтеріп кіргізілген сайлаушы болды ма?',
    ),
    {
      core: true,
      problem: 'yes',
      critical: true,
      comment: 'yes',
      count: true,
      hint: draft(
        'Give the number of voters; names are not needed.',
        'Укажите число избирателей; имена не нужны.',
        'Сайлаушылар санын көрсетіңіз; есімдері қажет емес.',
      ),
    },
  ),
];
