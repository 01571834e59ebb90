import type { Section } from '#model/form.ts';
import { attested, draft, number, yesNo } from '../build.ts';

export const transparency: Section = {
  code: 'O.TRA',
  title: draft('Access of observers', 'Доступ наблюдателей', 'Байқаушыларға қолжетімділік'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.TRA.01',
      attested(
        'Were you admitted without delay?',
        'Допустили ли вас на участок без задержки?',
        'Сізді учаскеге кідіртпей кіргізді ме?',
      ),
      { core: true, problem: 'no', critical: true, comment: 'no' },
    ),
    yesNo(
      'O.TRA.02',
      draft(
        'Could you see every opening step clearly?',
        'Могли ли вы ясно видеть каждый этап открытия?',
        'Ашудың әр кезеңін анық көре алдыңыз ба?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    number(
      'O.TRA.03',
      draft(
        'Citizen observers, proxies and media present',
        'Присутствующие общественные наблюдатели, доверенные лица и СМИ',
        'Қатысып отырған қоғамдық байқаушылар, сенім білдірген адамдар және БАҚ',
      ),
      999,
      {
        parts: [
          {
            code: 'citizen-observers',
            label: attested(
              'Citizen (NGO) observers',
              'Число наблюдателей от общественных объединений и НКО',
              'Қоғамдық бірлестіктер мен ҮЕҰ байқаушыларының саны',
            ),
          },
          {
            code: 'proxies',
            label: attested(
              'Party or candidate representatives (proxies)',
              'Число наблюдателей партий и доверенных лиц кандидатов',
              'Партиялар байқаушылары мен кандидаттардың сенім білдірген адамдарының саны',
            ),
          },
          {
            code: 'media',
            label: draft('Media representatives', 'Число представителей СМИ', 'БАҚ өкілдерінің саны'),
          },
        ],
      },
    ),
    yesNo(
      'O.TRA.04',
      draft(
        'Was any observer restricted, expelled or refused?',
        'Был ли какой-либо наблюдатель ограничен в действиях, удалён или не допущен?',
        'Қандай да бір байқаушыға шектеу қойылды ма, ол шығарылды ма немесе кіргізілмеді ме?',
      ),
      { problem: 'yes', critical: true, comment: 'yes' },
    ),
  ],
};
