import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, number, option, yesNo } from '../build.ts';

export const understanding: Section = {
  code: 'V.INF',
  title: draft(
    'How voters understood the voting',
    'Понимание избирателями порядка голосования',
    'Сайлаушылардың дауыс беру тәртібін түсінуі',
  ),
  asked: 'visit',
  questions: [
    choice(
      'V.INF.01',
      attested(
        'Share of voters who understood how to vote',
        'Доля избирателей, понимавших, как голосовать',
        'Дауыс беру тәртібін түсінген сайлаушылардың үлесі',
      ),
      [
        option('nearly-all', attested('All or nearly all', 'Все или почти все', 'Барлығы дерлік')),
        option('most', attested('Most', 'Большинство', 'Көбі')),
        option('half', attested('Half', 'Половина', 'Жартысы'), 'problem', 'commentOwed'),
        option('few', attested('Few', 'Немногие', 'Азы'), 'problem', 'commentOwed'),
      ],
      {
        core: true,
        absences: ['not-observed'],
        hint: draft(
          'Judge from what you see; do not question voters.',
          'Судите по увиденному; не опрашивайте избирателей.',
          'Көргеніңізге қарап бағалаңыз; сайлаушылардан сұрамаңыз.',
        ),
      },
    ),
    choices(
      'V.INF.02',
      draft(
        'What confused voters?',
        'Что вызывало затруднения у избирателей?',
        'Сайлаушыларды қандай мәселелер шатастырды?',
      ),
      [
        option('nothing', draft('Nothing', 'Ничего', 'Ештеңе'), 'exclusive'),
        option('number-of-candidates', draft('Number of candidates', 'Число кандидатов', 'Кандидаттар саны')),
        option('number-of-ballots', draft('Number of ballots', 'Число бюллетеней', 'Бюллетеньдер саны')),
        option(
          'two-electoral-systems',
          draft('Two electoral systems', 'Две избирательные системы', 'Екі сайлау жүйесі'),
        ),
        option('marking-rules', draft('Marking rules', 'Правила заполнения', 'Толтыру қағидалары')),
        option('against-all', attested('‘Against all’', '«Против всех»', '«Бәріне қарсымын»')),
        option('language', draft('Language', 'Язык', 'Тіл')),
        option('wrong-station', draft('Wrong station', 'Не тот участок', 'Басқа учаске')),
        option('other', attested('Other', 'Другое', 'Басқа'), 'commentOwed'),
      ],
      { absences: ['not-observed'] },
    ),
    yesNo(
      'V.INF.03',
      attested(
        'Did the large number of candidates cause visible confusion?',
        'Вызывало ли большое число кандидатов заметную путаницу?',
        'Кандидаттардың көптігі сайлаушыларды айқын шатастырды ма?',
      ),
      { core: true, problem: 'yes', comment: 'yes' },
    ),
    yesNo(
      'V.INF.04',
      draft(
        'Did the commission explain neutrally when asked?',
        'Давала ли комиссия нейтральные разъяснения, когда её спрашивали?',
        'Сұраған кезде комиссия бейтарап түсіндірді ме?',
      ),
      {
        problem: 'no',
        critical: true,
        comment: 'no',
        notApplicable: true,
        hint: draft(
          'Neutral is how to vote, never for whom; Not applicable if nobody asked.',
          'Нейтрально — как голосовать, но не за кого; если никто не спрашивал — «Неприменимо».',
          'Бейтарап — кімге емес, қалай дауыс беру керегін айту; ешкім сұрамаса — «Қолданылмайды».',
        ),
      },
    ),
    number(
      'V.INF.05',
      draft(
        'Candidates on the single-member ballot',
        'Число кандидатов в бюллетене по одномандатному округу',
        'Бірмандатты округ бюллетеніндегі кандидаттар саны',
      ),
      99,
      {
        askedWhen: { place: 'single-seat-contest' },
        hint: draft(
          'Do not count the ‘against all’ line.',
          'Строку «против всех» не считайте.',
          '«Бәріне қарсымын» жолын санамаңыз.',
        ),
      },
    ),
    number(
      'V.INF.06',
      draft(
        'Replacement ballots requested while you watched',
        'Число бюллетеней, запрошенных при вас взамен испорченных',
        'Сіздің көзіңізше бүлінгенінің орнына сұралған бюллетеньдер саны',
      ),
      999,
    ),
  ],
};
