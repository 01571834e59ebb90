import type { Option } from '#model/form.ts';
import type { Texts } from '#model/language.ts';
import { attested, draft, option } from '../build.ts';

type Severity = 1 | 2 | 3 | 4;
const category = (code: string, severity: Severity, label: Texts): Option => ({ ...option(code, label), severity });

export const categories: Option[] = [
  category(
    'I.OBS',
    3,
    draft(
      'Observer, proxy or media refused, restricted or expelled',
      'Недопуск, ограничение или удаление наблюдателя, доверенного лица или СМИ',
      'Байқаушыны, сенім білдірген адамды немесе БАҚ өкілін кіргізбеу, шектеу немесе шығару',
    ),
  ),
  category(
    'I.SAF',
    4,
    draft(
      'Threat, violence or detention of an observer or staff; device taken',
      'Угроза, насилие, задержание наблюдателя или сотрудника; изъятие устройства',
      'Байқаушыға немесе қызметкерге қоқан-лоққы, зорлық-зомбылық, ұстау; құрылғыны тартып алу',
    ),
  ),
  category(
    'I.INT',
    4,
    draft(
      'Intimidation of or pressure on voters or commission',
      'Запугивание избирателей или комиссии, давление на них',
      'Сайлаушыларды немесе комиссияны қорқыту, оларға қысым көрсету',
    ),
  ),
  category(
    'I.SEC',
    3,
    draft(
      'Security forces acting beyond their role',
      'Выход сотрудников правоохранительных органов за рамки полномочий',
      'Құқық қорғау органдары қызметкерлерінің өкілеттік шегінен шығуы',
    ),
  ),
  category(
    'I.UNA',
    3,
    draft(
      'Unauthorised persons present or directing',
      'Присутствие посторонних или их руководство работой',
      'Бөгде адамдардың болуы немесе жұмысқа басшылық етуі',
    ),
  ),
  category(
    'I.CAM',
    2,
    draft(
      'Campaigning or campaign material where banned',
      'Агитация или агитационные материалы там, где это запрещено',
      'Тыйым салынған жерде үгіт жүргізу немесе үгіт материалдары',
    ),
  ),
  category(
    'I.IDV',
    3,
    draft(
      'ID not checked; voting without document or signature',
      'Документ не проверен; голосование без документа или подписи',
      'Құжат тексерілмеді; құжатсыз немесе қол қоймай дауыс беру',
    ),
  ),
  category(
    'I.LST',
    3,
    draft(
      'Voter list: voters missing, others’ signatures, deceased persons',
      'Список избирателей: пропущенные избиратели, чужие подписи, умершие',
      'Сайлаушылар тізімі: түсіп қалған сайлаушылар, бөтен қолтаңбалар, қайтыс болғандар',
    ),
  ),
  category(
    'I.MUL',
    4,
    draft(
      'Multiple, proxy or carousel voting',
      'Неоднократное голосование, голосование за других, «карусель»',
      'Бірнеше рет, басқа адам үшін немесе «карусель» түрінде дауыс беру',
    ),
  ),
  category(
    'I.GRP',
    2,
    attested(
      'Group or family voting',
      'Групповое или семейное голосование',
      'Топпен немесе отбасымен бірге дауыс беру',
    ),
  ),
  category(
    'I.SCR',
    3,
    draft(
      'Secrecy broken (layout, camera, ballot shown or photographed)',
      'Нарушение тайны голосования (планировка, камера, показ или съёмка бюллетеня)',
      'Дауыс беру құпиялылығының бұзылуы (орналасу, камера, бюллетеньді көрсету немесе түсіру)',
    ),
  ),
  category(
    'I.STF',
    4,
    draft(
      'Stuffing or pre-marked ballots',
      'Вброс бюллетеней или заранее заполненные бюллетени',
      'Бюллетеньдерді жәшікке топтап салу немесе алдын ала толтырылған бюллетеньдер',
    ),
  ),
  category(
    'I.BUY',
    4,
    draft(
      'Vote-buying or reward for voting',
      'Подкуп избирателей или вознаграждение за голосование',
      'Сайлаушыларды сатып алу немесе дауыс бергені үшін сыйақы беру',
    ),
  ),
  category(
    'I.BOX',
    4,
    draft(
      'Box, seal or material damaged, lost or removed',
      'Повреждение, утрата или вынос урны, пломбы, материалов',
      'Жәшіктің, пломбаның, материалдардың бүлінуі, жоғалуы немесе шығарылуы',
    ),
  ),
  category(
    'I.MAT',
    2,
    draft(
      'Missing or wrong materials or ballots; late opening; interruption',
      'Нехватка или ошибка в материалах, бюллетенях; позднее открытие; перерыв',
      'Материалдардың, бюллетеньдердің жетіспеуі немесе қате болуы; кеш ашылу; үзіліс',
    ),
  ),
  category(
    'I.ACC',
    3,
    draft(
      'Voter unable to vote for lack of access; dignity not respected',
      'Избиратель не смог проголосовать из-за недоступности; унижение достоинства',
      'Қолжетімсіздіктен сайлаушының дауыс бере алмауы; қадір-қасиеттің сақталмауы',
    ),
  ),
  category(
    'I.AST',
    2,
    draft('Assistance rules broken', 'Нарушение правил помощи избирателю', 'Сайлаушыға көмек қағидаларының бұзылуы'),
  ),
  category(
    'I.MOB',
    3,
    draft(
      'Rules on mobile or absentee voting broken',
      'Нарушение правил голосования вне помещения или по открепительным удостоверениям',
      'Үй-жайдан тыс немесе есептен шығару куәлігімен дауыс беру қағидаларының бұзылуы',
    ),
  ),
  category(
    'I.TRN',
    3,
    draft(
      'Turnout reported differs from observed',
      'Объявленная явка отличается от наблюдавшейся',
      'Жарияланған келу деңгейі байқалғаннан өзгеше',
    ),
  ),
  category(
    'I.CNT',
    3,
    draft(
      'Count: order, validity or numbers wrong',
      'Подсчёт: нарушен порядок, неверны действительность бюллетеней или цифры',
      'Дауыс санау: тәртіп бұзылды, бюллетень жарамдылығы немесе сандар қате',
    ),
  ),
  category(
    'I.PRT',
    4,
    draft(
      'Protocol altered, signed blank, not posted; copy refused',
      'Протокол изменён, подписан незаполненным, не вывешен; отказ в копии',
      'Хаттама өзгертілді, толтырылмай қол қойылды, ілінбеді; көшірмесі берілмеді',
    ),
  ),
  category(
    'I.TAB',
    4,
    draft(
      'Figures changed or hidden at tabulation',
      'Цифры изменены или скрыты при сведении результатов',
      'Нәтижелерді жинақтау кезінде сандар өзгертілді немесе жасырылды',
    ),
  ),
  category(
    'I.INF',
    2,
    draft(
      'Candidate information missing or unequal; voters misinformed',
      'Нет информации о кандидатах или она неравная; избиратели введены в заблуждение',
      'Кандидаттар туралы ақпарат жоқ немесе тең емес; сайлаушыларға қате ақпарат берілді',
    ),
  ),
  category('I.OTH', 1, attested('Other', 'Другое', 'Басқа')),
];
