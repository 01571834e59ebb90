import type { Section } from '#model/form.ts';
import { attested, choices, draft, number, option, yesNo } from '../build.ts';

export const materials: Section = {
  code: 'O.MAT',
  title: draft('Materials', 'Материалы', 'Сайлау материалдары'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.MAT.01',
      draft(
        'Were all essential materials there?',
        'Имелись ли все необходимые материалы?',
        'Барлық қажетті материалдар болды ма?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    choices(
      'O.MAT.02',
      draft('What was missing?', 'Чего не хватало?', 'Не жетіспеді?'),
      [
        option('voter-list', draft('Voter list', 'Список избирателей', 'Сайлаушылар тізімі')),
        option(
          'ballots',
          draft('Ballots of a contest', 'Бюллетени одних из выборов', 'Сайлаулардың бірінің бюллетені'),
        ),
        option('seals', draft('Seals', 'Пломбы', 'Пломбалар')),
        option('boxes', draft('Ballot boxes', 'Урны для голосования', 'Сайлау жәшіктері')),
        option('booths', draft('Booths', 'Кабины', 'Кабиналар')),
        option('stamps', draft('Stamps', 'Печати', 'Мөрлер')),
        option('protocols', draft('Protocol forms', 'Бланки протоколов', 'Хаттама бланкілері')),
        option('pens', draft('Pens', 'Ручки', 'Қаламдар')),
        option(
          'assistive-aids',
          draft(
            'Aids for voters with disabilities',
            'Средства для избирателей с инвалидностью',
            'Мүгедектігі бар сайлаушыларға арналған құралдар',
          ),
        ),
        option('other', attested('Other', 'Другое', 'Басқа'), 'commentOwed'),
      ],
      { askedWhen: { question: 'O.MAT.01', is: 'no' } },
    ),
    yesNo(
      'O.MAT.03',
      draft(
        'Were ballots counted and the number received announced?',
        'Были ли бюллетени пересчитаны и объявлено ли число полученных?',
        'Бюллетеньдер саналып, алынғандарының саны жарияланды ма?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    number(
      'O.MAT.04',
      draft(
        'Ballots received, per contest',
        'Получено бюллетеней по каждым выборам',
        'Әр сайлау бойынша алынған бюллетеньдер саны',
      ),
      99_999,
      { perContest: true },
    ),
    yesNo(
      'O.MAT.05',
      draft(
        'Were ballots of a wrong district or marked ballots found?',
        'Обнаружены ли бюллетени другого округа или уже заполненные бюллетени?',
        'Басқа округтің бюллетеньдері немесе белгі қойылған бюллетеньдер табылды ма?',
      ),
      { problem: 'yes', critical: true, comment: 'yes' },
    ),
  ],
};
