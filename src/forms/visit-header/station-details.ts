import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, number, option, text, yesNo } from '../build.ts';

/** Asked only where somebody got inside. */
export const stationDetails: Section = {
  code: 'H.STATION',
  title: draft('Station', 'Участок', 'Учаске'),
  asked: 'visit',
  questions: [
    choice('H.ID.03', draft('Station type', 'Тип участка', 'Учаске түрі'), [
      option('ordinary', draft('Ordinary', 'Обычный', 'Кәдімгі')),
      option('hospital', draft('Hospital or sanatorium', 'Больница или санаторий', 'Аурухана немесе шипажай')),
      option('military', draft('Military unit', 'Воинская часть', 'Әскери бөлім')),
      option('detention', draft('Detention facility', 'Место содержания под стражей', 'Қамауда ұстау орны')),
      option(
        'remote',
        draft(
          'Remote area or pasture',
          'Отдалённая местность или отгонное пастбище',
          'Шалғай жер немесе шалғайдағы жайылым',
        ),
      ),
      option('students', draft('Student residence', 'Студенческое общежитие', 'Студенттер жатақханасы')),
      option('abroad', draft('Abroad', 'За рубежом', 'Шетелде')),
      option('other', attested('Other', 'Другое', 'Басқа'), 'commentOwed'),
    ]),
    text(
      'H.ID.05',
      draft(
        'Single-member district number(s) served',
        'Номер(а) одномандатного округа, к которому относится участок',
        'Учаске жататын бірмандатты округтің нөмірі (нөмірлері)',
      ),
      'one',
      { askedWhen: { place: 'single-seat-contest' } },
    ),
    choices(
      'H.VI.04',
      draft('Language of conversation and interpreter', 'Язык общения и переводчик', 'Сөйлескен тіл және аудармашы'),
      [
        option('none', draft('No conversation', 'Разговора не было', 'Әңгіме болған жоқ'), 'exclusive'),
        option('kk', draft('Kazakh', 'Казахский', 'Қазақ тілі')),
        option('ru', draft('Russian', 'Русский', 'Орыс тілі')),
        option('en', draft('English', 'Английский', 'Ағылшын тілі')),
        option('other', draft('Other language', 'Другой язык', 'Басқа тіл')),
        option('interpreter', draft('Through an interpreter', 'Через переводчика', 'Аудармашы арқылы')),
      ],
      {
        hint: draft(
          'Never write the interpreter’s name.',
          'Никогда не указывайте имя переводчика.',
          'Аудармашының аты-жөнін ешқашан жазбаңыз.',
        ),
      },
    ),
    choice(
      'H.VI.05',
      draft(
        'First or repeat visit by this team today',
        'Первое или повторное посещение участка группой сегодня',
        'Топтың бүгін осы учаскеге алғашқы немесе қайталама келуі',
      ),
      [
        option('first', draft('First visit', 'Первое посещение', 'Алғашқы келуі')),
        option('repeat', draft('Repeat visit', 'Повторное посещение', 'Қайталама келуі')),
      ],
    ),
    yesNo(
      'H.VI.06',
      draft(
        'Did the commission know in advance that you were coming?',
        'Знала ли комиссия заранее о вашем приезде?',
        'Комиссия сіздің келетініңізді алдын ала білді ме?',
      ),
      { comment: 'yes' },
    ),
    yesNo(
      'H.VI.07',
      draft(
        'Did officials or unknown persons follow or accompany you?',
        'Следовали ли за вами или сопровождали вас должностные или неизвестные лица?',
        'Лауазымды немесе белгісіз адамдар соңыңыздан ерді ме немесе сізге ілесіп жүрді ме?',
      ),
      { problem: 'yes', comment: 'yes' },
    ),
    number(
      'H.VI.08',
      draft(
        'Voters on the main list (official figure)',
        'Число избирателей в основном списке (официальные данные)',
        'Негізгі тізімдегі сайлаушылар саны (ресми дерек)',
      ),
      99_999,
    ),
  ],
};
