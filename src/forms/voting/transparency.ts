import type { Section } from '#model/form.ts';
import { attested, choice, draft, number, option, yesNo } from '../build.ts';

export const transparency: Section = {
  code: 'V.TRA',
  title: draft('Transparency and observers', 'Прозрачность и наблюдатели', 'Ашықтық және байқаушылар'),
  asked: 'visit',
  questions: [
    yesNo(
      'V.TRA.01',
      attested(
        'Were you admitted without delay?',
        'Допустили ли вас на участок без задержки?',
        'Сізді учаскеге кідіртпей кіргізді ме?',
      ),
      {
        core: true,
        problem: 'no',
        critical: true,
        comment: 'no',
      },
    ),
    yesNo(
      'V.TRA.02',
      draft(
        'Were documents beyond your accreditation demanded or copied?',
        'Требовали ли у вас или копировали ли документы помимо аккредитационных?',
        'Аккредиттеу құжатыңыздан басқа құжаттар талап етілді ме немесе көшірмесі алынды ма?',
      ),
      { problem: 'yes', comment: 'yes' },
    ),
    yesNo(
      'V.TRA.03',
      attested(
        'Could you clearly see every stage of the process?',
        'Могли ли вы ясно видеть все этапы процедуры?',
        'Барлық рәсімді анық көре алдыңыз ба?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    yesNo(
      'V.TRA.04',
      attested(
        'Were you or other observers restricted?',
        'Ограничивали ли вас или других наблюдателей?',
        'Сізге немесе басқа байқаушыларға шектеу қойылды ма?',
      ),
      {
        core: true,
        problem: 'yes',
        comment: 'yes',
        hint: draft(
          'In place, movement, notes, photos or video.',
          'В выборе места, перемещении, записях, фото- или видеосъёмке.',
          'Тұратын орнына, жүріп-тұруына, жазба жасауына, фото немесе бейнетүсіріліміне.',
        ),
      },
    ),
    number(
      'V.TRA.05',
      attested(
        'Citizen (NGO) observers present',
        'Число наблюдателей от общественных объединений и НКО',
        'Қоғамдық бірлестіктер мен ҮЕҰ байқаушыларының саны',
      ),
      999,
      {
        core: true,
        hint: draft(
          'Count those present while you are there, by their badges.',
          'Считайте тех, кто присутствует при вас, по бейджам.',
          'Сіз болған кезде қатысып отырғандарды төсбелгісі бойынша санаңыз.',
        ),
      },
    ),
    number(
      'V.TRA.06',
      attested(
        'Party or candidate representatives (proxies) present',
        'Число наблюдателей партий и доверенных лиц кандидатов',
        'Партиялар байқаушылары мен кандидаттардың сенім білдірген адамдарының саны',
      ),
      999,
      { core: true },
    ),
    number(
      'V.TRA.07',
      draft(
        'Other international observers and media present',
        'Число других международных наблюдателей и представителей СМИ',
        'Басқа халықаралық байқаушылар мен БАҚ өкілдерінің саны',
      ),
      999,
      {
        parts: [
          {
            code: 'other-international',
            label: draft(
              'Other international observers',
              'Другие международные наблюдатели',
              'Басқа халықаралық байқаушылар',
            ),
          },
          { code: 'media', label: draft('Media', 'Представители СМИ', 'БАҚ өкілдері') },
        ],
        hint: draft('Do not count your own team.', 'Свою группу не считайте.', 'Өз тобыңызды санамаңыз.'),
      },
    ),
    yesNo(
      'V.TRA.10',
      attested(
        'Was an observer, proxy or journalist expelled or refused entry?',
        'Был ли удалён или не допущен наблюдатель, доверенное лицо или журналист?',
        'Байқаушы, сенім білдірген адам не журналист шығарылды ма немесе кіргізілмеді ме?',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        count: true,
        hint: draft(
          'Give the number of persons; in the comment, say whether you saw it or were told.',
          'Укажите число лиц; в комментарии отметьте, видели вы это сами или вам сообщили.',
          'Адамдар санын көрсетіңіз; түсініктемеде өзіңіз көрдіңіз бе, әлде біреу айтты ма, соны жазыңыз.',
        ),
      },
    ),
    choice(
      'V.TRA.11',
      attested(
        'Were you given the figures you asked for?',
        'Предоставили ли вам запрошенные цифры?',
        'Сұраған сандық мәліметтеріңіз берілді ме?',
      ),
      [
        option('yes', attested('Yes', 'Да', 'Иә')),
        option('partly', attested('Partly', 'Частично', 'Ішінара'), 'problem', 'commentOwed'),
        option('refused', draft('Refused', 'Отказано', 'Бас тартылды'), 'problem', 'commentOwed'),
        option('not-asked', attested('Not asked', 'Не спрашивали', 'Сұралмады'), 'notValid'),
      ],
      { core: true },
    ),
    yesNo(
      'V.TRA.12',
      draft(
        'Was the opening protocol displayed or shown on request?',
        'Был ли протокол об открытии участка вывешен или показан по просьбе?',
        'Учаскенің ашылуы туралы хаттама ілінген бе немесе сұраған кезде көрсетілді ме?',
      ),
      { problem: 'no' },
    ),
    yesNo(
      'V.TRA.13',
      draft(
        'Is there a complaint log available for inspection?',
        'Имеется ли журнал жалоб, доступный для ознакомления?',
        'Танысуға қолжетімді шағымдар журналы бар ма?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    number(
      'V.TRA.14',
      attested(
        'Formal complaints filed here so far',
        'Число официальных жалоб, поданных к этому времени',
        'Осы уақытқа дейін түскен ресми шағымдар саны',
      ),
      999,
      {
        core: true,
        commentOwedWhen: { left: { question: 'V.TRA.14' }, compare: '>', right: 0 },
        hint: draft(
          'Written complaints received by the commission; ask the chair or see the log.',
          'Письменные жалобы, поступившие в комиссию; спросите председателя или посмотрите журнал.',
          'Комиссияға түскен жазбаша шағымдар; төрағадан сұраңыз немесе журналды қараңыз.',
        ),
      },
    ),
  ],
};
