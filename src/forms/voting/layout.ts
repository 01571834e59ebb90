import type { Section } from '#model/form.ts';
import { attested, choice, draft, number, option, yesNo } from '../build.ts';

export const layout: Section = {
  code: 'V.LAY',
  title: draft('Layout and materials', 'Планировка и материалы', 'Бөлменің орналасуы және материалдар'),
  asked: 'visit',
  questions: [
    yesNo(
      'V.LAY.01',
      attested(
        'Is the layout adequate for the flow of voters (no overcrowding)?',
        'Подходит ли планировка для потока избирателей (без скученности)?',
        'Бөлменің орналасуы сайлаушылар ағынына қолайлы ма (тығылыссыз)?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    number(
      'V.LAY.02',
      draft('Number of booths in use', 'Число используемых кабин', 'Пайдаланылып жатқан кабиналар саны'),
      99,
    ),
    yesNo(
      'V.LAY.03',
      attested(
        'Do the booths protect secrecy?',
        'Обеспечивают ли кабины тайну голосования?',
        'Кабиналар дауыс берудің құпиялылығын қамтамасыз ете ме?',
      ),
      {
        core: true,
        problem: 'no',
        comment: 'no',
        hint: draft(
          'Nobody else can see the mark, from behind, from the side or from above.',
          'Отметку в бюллетене никто не видит ни сзади, ни сбоку, ни сверху.',
          'Бюллетеньдегі белгіні артынан да, жанынан да, үстінен де ешкім көрмейді.',
        ),
      },
    ),
    yesNo(
      'V.LAY.04',
      attested(
        'Are all ballot boxes properly sealed?',
        'Все ли урны надлежащим образом опломбированы?',
        'Барлық сайлау жәшіктері тиісінше пломбаланған ба?',
      ),
      {
        core: true,
        problem: 'no',
        critical: true,
        comment: 'no',
      },
    ),
    yesNo(
      'V.LAY.05',
      attested(
        'Are the boxes always in view of commission and observers?',
        'Находятся ли урны постоянно на виду у комиссии и наблюдателей?',
        'Жәшіктер комиссия мен байқаушыларға үнемі көрініп тұра ма?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    yesNo(
      'V.LAY.06',
      draft(
        'Are all essential materials present (all ballot types, lists, pens)?',
        'Имеются ли все необходимые материалы (все виды бюллетеней, списки, ручки)?',
        'Барлық қажетті материалдар бар ма (бюллетеньдердің барлық түрі, тізімдер, қаламдар)?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    choice(
      'V.LAY.07',
      attested(
        'Languages of voter information displayed',
        'На каких языках размещена информация для избирателей?',
        'Сайлаушыларға арналған ақпарат қай тілдерде ілінген?',
      ),
      [
        option('kk-and-ru', attested('Kazakh and Russian', 'На казахском и русском', 'Қазақша және орысша')),
        option('kk-only', attested('Kazakh only', 'Только на казахском', 'Тек қазақша')),
        option('ru-only', attested('Russian only', 'Только на русском', 'Тек орысша')),
        option('none', attested('None', 'Нет', 'Жоқ'), 'problem'),
      ],
      { core: true, absences: ['not-observed'] },
    ),
    choice(
      'V.LAY.08',
      attested(
        'Is information on all parties and candidates posted, for every contest?',
        'Размещена ли информация обо всех партиях и кандидатах по каждым выборам?',
        'Әр сайлау бойынша барлық партиялар мен кандидаттар туралы ақпарат ілінген бе?',
      ),
      [
        option('all-contests', attested('All contests', 'По всем выборам', 'Барлық сайлау бойынша')),
        option(
          'some-contests',
          attested('Some contests', 'По некоторым выборам', 'Кейбір сайлау бойынша'),
          'problem',
          'commentOwed',
        ),
        option('none', attested('None', 'Нет', 'Жоқ'), 'problem', 'commentOwed'),
      ],
      {
        core: true,
        absences: ['not-observed'],
      },
    ),
    yesNo(
      'V.LAY.09',
      draft(
        'Is a sample of correct marking displayed for each ballot?',
        'Вывешен ли образец правильного заполнения каждого бюллетеня?',
        'Әр бюллетеньді дұрыс толтыру үлгісі ілінген бе?',
      ),
      { problem: 'no' },
    ),
    yesNo(
      'V.LAY.10',
      draft(
        'Is any contestant given unequal prominence, or is information damaged or covered?',
        'Выделен ли кто-либо из участников выборов, повреждена или закрыта ли информация?',
        'Сайлауға қатысушылардың біреуі ерекше көрсетілген бе немесе ақпарат бүлінген не жабылған ба?',
      ),
      { problem: 'yes', comment: 'yes' },
    ),
    yesNo(
      'V.LAY.11',
      draft(
        'Could cameras record how voters mark ballots?',
        'Могут ли камеры записывать, как избиратели заполняют бюллетени?',
        'Камералар сайлаушылардың бюллетеньді қалай толтырғанын жазып алуы мүмкін бе?',
      ),
      {
        problem: 'yes',
        critical: true,
        comment: 'yes',
      },
    ),
  ],
};
