import type { Question } from '#model/form.ts';
import { attested, choice, draft, option, yesNo } from '../build.ts';

export const accessPremises: Question[] = [
  yesNo(
    'V.ACC.01',
    attested(
      'Is the voting room on the ground floor or served by a working lift?',
      'Помещение для голосования на первом этаже или доступно на исправном лифте?',
      'Дауыс беру бөлмесі бірінші қабатта ма немесе оған жұмыс істейтін лифтпен жетуге бола ма?',
    ),
    {
      core: true,
      problem: 'no',
      comment: 'no',
      hint: draft(
        'The ground floor is level with the entrance, not one flight up.',
        'Первый этаж — на уровне входа, без лестничного марша.',
        'Бірінші қабат — баспалдақпен көтерілмейтін, кіреберіс деңгейіндегі қабат.',
      ),
    },
  ),
  choice(
    'V.ACC.02',
    attested(
      'Is the whole route from the street to the room step-free or ramped?',
      'Весь ли путь от улицы до помещения без ступеней или оборудован пандусом?',
      'Көшеден бөлмеге дейінгі бүкіл жол баспалдақсыз ба немесе пандуспен жабдықталған ба?',
    ),
    [
      option('yes', attested('Yes', 'Да', 'Иә')),
      option('partly', attested('Partly', 'Частично', 'Ішінара'), 'problem', 'commentOwed'),
      option('no', attested('No', 'Нет', 'Жоқ'), 'problem', 'commentOwed'),
    ],
    {
      core: true,
      absences: ['not-observed'],
      hint: draft(
        'Walk the whole way; a step or a threshold higher than 2 cm is an obstacle.',
        'Пройдите весь путь сами; ступень или порог выше 2 см — препятствие.',
        'Бүкіл жолды өзіңіз жүріп өтіңіз; баспалдақ немесе 2 см-ден биік табалдырық — кедергі.',
      ),
    },
  ),
  yesNo(
    'V.ACC.03',
    draft(
      'If there is a ramp: is it safe without help (handrail, gentle slope, no ice or snow)?',
      'Если есть пандус: безопасен ли он без посторонней помощи (поручень, пологий уклон, без льда и снега)?',
      'Пандус болса: ол бөгде көмексіз қауіпсіз бе (тұтқасы бар, еңісі жайпақ, мұз бен қар жоқ)?',
    ),
    {
      problem: 'no',
      comment: 'no',
      notApplicable: true,
      hint: draft(
        'Gentle is 1:12 or less: at least 12 cm of length for every 1 cm of height.',
        'Пологий — не круче 1:12: не менее 12 см длины на каждый 1 см высоты.',
        'Жайпақ — 1:12-ден тік емес: әр 1 см биіктікке кемінде 12 см ұзындық.',
      ),
    },
  ),
  choice(
    'V.ACC.04',
    attested(
      'Width of the narrowest door on the route',
      'Ширина самого узкого дверного проёма на пути',
      'Жолдағы ең тар есіктің ені',
    ),
    [
      option('90-or-more', attested('90 cm or more', '90 см и более', '90 см және одан көп')),
      option('80-89', attested('80–89 cm', '80–89 см', '80–89 см')),
      option('under-80', attested('Under 80 cm', 'Менее 80 см', '80 см-ден аз'), 'problem'),
      option('not-measured', attested('Not measured', 'Не измерялось', 'Өлшенбеді'), 'notValid'),
    ],
    {
      core: true,
      hint: draft(
        'Measure the clear opening; the long sides of three A4 sheets make 89 cm.',
        'Измеряйте свободный проём; длинные стороны трёх листов A4 — это 89 см.',
        'Есіктің ашық ойығын өлшеңіз; үш A4 парағының ұзын қабырғалары 89 см болады.',
      ),
    },
  ),
  yesNo(
    'V.ACC.05',
    draft(
      'Is there parking or a drop-off space near an accessible entrance?',
      'Есть ли парковка или место высадки рядом с доступным входом?',
      'Қолжетімді кіреберіс жанында көлік тұрағы немесе адам түсіретін орын бар ма?',
    ),
    { problem: 'no' },
  ),
  yesNo(
    'V.ACC.06',
    attested(
      'Is at least one booth usable by a person in a wheelchair?',
      'Есть ли хотя бы одна кабина, доступная для человека на кресле-коляске?',
      'Кресло-арбадағы адам пайдалана алатын кемінде бір кабина бар ма?',
    ),
    {
      core: true,
      problem: 'no',
      comment: 'no',
      hint: draft(
        'Space for the wheelchair, a table top no higher than 80 cm with room for the knees, a curtain that closes.',
        'Место для коляски, столешница не выше 80 см с местом для коленей, закрывающаяся штора.',
        'Арбаға орын, тізе сиятын және биіктігі 80 см-ден аспайтын үстел, жабылатын перде.',
      ),
    },
  ),
  yesNo(
    'V.ACC.07',
    draft(
      'Is the box slot reachable from a wheelchair?',
      'Можно ли дотянуться до прорези урны с кресла-коляски?',
      'Кресло-арбада отырған адамның қолы жәшіктің саңылауына жете ме?',
    ),
    {
      problem: 'no',
      hint: draft(
        'The slot should be no higher than 110 cm above the floor.',
        'Прорезь должна быть не выше 110 см от пола.',
        'Саңылау еденнен 110 см-ден жоғары болмауы керек.',
      ),
    },
  ),
  yesNo(
    'V.ACC.08',
    draft(
      'Is there room to move and turn a wheelchair inside, and are there seats for those who cannot stand?',
      'Достаточно ли внутри места для движения и разворота коляски и есть ли сиденья для тех, кто не может стоять?',
      'Ішінде кресло-арбамен жүріп-бұрылуға орын және тұра алмайтындарға орындық бар ма?',
    ),
    {
      problem: 'no',
      hint: draft(
        'Turning needs a circle 150 cm across; answer No if room or seats are missing.',
        'Для разворота нужен круг диаметром 150 см; если нет места или сидений, ответьте «Нет».',
        'Бұрылуға диаметрі 150 см шеңбер қажет; орын немесе орындық болмаса, «Жоқ» деп жауап беріңіз.',
      ),
    },
  ),
  yesNo(
    'V.ACC.10',
    draft(
      'Are there tactile paving, guide strips or contrast marking on the route and steps?',
      'Есть ли на пути и ступенях тактильная плитка, направляющие полосы или контрастная маркировка?',
      'Жол мен баспалдақта тактильді плитка, бағыттаушы жолақтар немесе контрастылы таңбалау бар ма?',
    ),
    { problem: 'no' },
  ),
];
