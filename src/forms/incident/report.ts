import type { Section } from '#model/form.ts';
import { choice, draft, option, text } from '../build.ts';
import { categories } from './categories.ts';

/** All that is needed to file: under a minute, standing, with one hand. */
export const report: Section = {
  code: 'I.NOW',
  title: draft('What happened', 'Что произошло', 'Не болды'),
  asked: 'always',
  questions: [
    choice('I.WHA.01', draft('Category', 'Категория', 'Санаты'), categories, { core: true }),
    choice(
      'I.WHA.02',
      draft('Severity', 'Серьёзность', 'Ауырлығы'),
      [
        option('1', draft('1 – note', '1 – к сведению', '1 – назар аудару үшін')),
        option(
          '2',
          draft(
            '2 – minor: isolated, no effect',
            '2 – незначительное: единичное, без последствий',
            '2 – елеусіз: бір рет болған, салдарсыз',
          ),
        ),
        option(
          '3',
          draft(
            '3 – serious: a right or safeguard affected, or repeated',
            '3 – серьёзное: затронуто право или гарантия либо повторяется',
            '3 – елеулі: құқыққа немесе кепілдікке әсер етті не қайталанды',
          ),
        ),
        option(
          '4',
          draft(
            '4 – critical: may change a station’s result, breaks secrecy or safety, or stops observation',
            '4 – критическое: может изменить итог участка, нарушает тайну или безопасность либо прерывает наблюдение',
            '4 – аса ауыр: учаске нәтижесін өзгертуі мүмкін, құпиялылықты не қауіпсіздікті бұзады немесе байқауды тоқтатады',
          ),
        ),
      ],
      {
        core: true,
        hint: draft(
          'Headquarters alerts at once when you choose 4.',
          'При выборе 4 штаб получает срочное оповещение.',
          '4 таңдалса, штабқа шұғыл хабар барады.',
        ),
      },
    ),
    text('I.WHA.03', draft('Facts of what happened', 'Факты о произошедшем', 'Болған оқиғаның фактілері'), 'many', {
      core: true,
      hint: draft(
        'Facts, not adjectives. Never name or photograph sources, minors, or ballots with a voter visible.',
        'Факты, а не оценки. Никогда не называйте и не снимайте источники, несовершеннолетних и бюллетени вместе с избирателем.',
        'Баға емес, фактілер. Дереккөздерді, кәмелетке толмағандарды, сайлаушы көрініп тұрған бюллетеньдерді атамаңыз және суретке түсірмеңіз.',
      ),
    }),
    {
      kind: 'place',
      id: 'I.WHE.01',
      label: draft('Where did it happen?', 'Где это произошло?', 'Бұл қайда болды?'),
      hint: draft(
        'A station, a commission, another place, or nowhere in particular.',
        'Участок, комиссия, другое место или без определённого места.',
        'Учаске, комиссия, басқа орын немесе нақты орны жоқ.',
      ),
      core: true,
      absences: [],
    },
    choice(
      'I.BAS.01',
      draft('How do you know?', 'Откуда вам это известно?', 'Бұл сізге қайдан мәлім?'),
      [
        option('observed', draft('Directly observed', 'Наблюдали лично', 'Өзіміз көрдік')),
        option('told', draft('Told by a person present', 'Со слов присутствовавшего', 'Сол жерде болған адам айтты')),
        option('document', draft('Document seen', 'Видели документ', 'Құжатты көрдік')),
        option('media', draft('Media or online', 'СМИ или интернет', 'БАҚ немесе интернет')),
      ],
      { core: true },
    ),
  ],
};
