import type { Section } from '#model/form.ts';
import { attested, draft, yesNo } from '../build.ts';

export const irregularities: Section = {
  code: 'V.IRR',
  title: draft('Irregularities', 'Нарушения', 'Бұзушылықтар'),
  asked: 'visit',
  questions: [
    yesNo(
      'V.IRR.01',
      attested(
        'Group or family voting',
        'Групповое или семейное голосование',
        'Топпен немесе отбасымен бірге дауыс беру',
      ),
      {
        core: true,
        problem: 'yes',
        comment: 'yes',
        count: true,
        hint: draft(
          'Two or more in a booth or voting together; give the number of cases.',
          'Двое или более в одной кабине или совместное голосование; укажите число случаев.',
          'Бір кабинада екі не одан көп адам немесе бірге дауыс беру; жағдайлар санын көрсетіңіз.',
        ),
      },
    ),
    yesNo(
      'V.IRR.02',
      attested('A person voting for someone else', 'Голосование за другое лицо', 'Басқа адам үшін дауыс беру'),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        count: true,
        hint: draft(
          'Someone receives or casts another voter’s ballot; lawful assistance does not count.',
          'Кто-либо получает или опускает бюллетень другого избирателя; законная помощь не считается.',
          'Біреу басқа сайлаушының бюллетенін алады немесе жәшікке салады; заңды көмек есептелмейді.',
        ),
      },
    ),
    yesNo(
      'V.IRR.03',
      attested(
        'A person voting more than once or trying to',
        'Неоднократное голосование одного лица или его попытка',
        'Бір адамның бірнеше рет дауыс беруі немесе әрекеті',
      ),
      { core: true, problem: 'yes', critical: true, comment: 'yes', count: true },
    ),
    yesNo(
      'V.IRR.04',
      attested(
        'Series of seemingly identical signatures in the list',
        'Серии подписей в списке, похожих на сделанные одной рукой',
        'Тізімде бір қолмен қойылғанға ұқсас қолтаңбалар',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        count: true,
        hint: draft(
          'Give the number of series; do not copy names from the list.',
          'Укажите число серий; имена из списка не переписывайте.',
          'Мұндай топтамалар санын көрсетіңіз; тізімдегі есімдерді көшірмеңіз.',
        ),
      },
    ),
    yesNo(
      'V.IRR.05',
      attested(
        'Signs of ballot-box stuffing',
        'Признаки вброса бюллетеней',
        'Бюллетеньдерді жәшікке топтап салу белгілері',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        hint: draft(
          'Bundles or stacks in the box, or someone inserting more than one voter’s set.',
          'Пачки или стопки в урне либо опускание более одного комплекта бюллетеней.',
          'Жәшіктегі бума немесе қабатталған бюллетеньдер не біреудің бір жиынтықтан көп салуы.',
        ),
      },
    ),
    yesNo(
      'V.IRR.06',
      draft(
        'Pre-marked ballots, or ballots taken out of the station',
        'Заранее заполненные бюллетени или вынос бюллетеней с участка',
        'Алдын ала толтырылған бюллетеньдер немесе бюллетеньді учаскеден алып шығу',
      ),
      { problem: 'yes', critical: true, comment: 'yes' },
    ),
    yesNo(
      'V.IRR.07',
      attested(
        'Voters photographing or showing their marked ballot',
        'Фотографирование или показ избирателями заполненных бюллетеней',
        'Сайлаушылардың белгіленген бюллетеньді суретке түсіруі немесе көрсетуі',
      ),
      {
        core: true,
        problem: 'yes',
        comment: 'yes',
        count: true,
        hint: draft(
          'Do not photograph ballots or voters yourself.',
          'Сами не снимайте ни бюллетени, ни избирателей.',
          'Бюллетеньдерді де, сайлаушыларды да өзіңіз суретке түсірмеңіз.',
        ),
      },
    ),
    yesNo(
      'V.IRR.08',
      attested(
        'Pressure on or intimidation of voters or commission',
        'Давление на избирателей или комиссию, запугивание',
        'Сайлаушыларға немесе комиссияға қысым көрсету, қорқыту',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        count: true,
        hint: draft(
          'Threats, orders, following voters to the booth, watching how they mark ballots.',
          'Угрозы, указания, сопровождение до кабины, слежка за заполнением бюллетеня.',
          'Қорқыту, нұсқау беру, кабинаға дейін ілесу, бюллетень толтырғанын қадағалау.',
        ),
      },
    ),
    yesNo(
      'V.IRR.09',
      draft(
        'Signs of vote-buying or rewards for voting',
        'Признаки подкупа избирателей или вознаграждения за голосование',
        'Сайлаушыларды сатып алу немесе дауыс бергені үшін сыйақы беру белгілері',
      ),
      { problem: 'yes', critical: true, comment: 'yes' },
    ),
    yesNo(
      'V.IRR.10',
      draft(
        'Same person assisting many voters',
        'Помощь многим избирателям со стороны одного и того же лица',
        'Бір адамның көптеген сайлаушыға көмектесуі',
      ),
      {
        problem: 'yes',
        comment: 'yes',
        count: true,
        hint: draft(
          'Give the number of voters this person helped.',
          'Укажите, скольким избирателям помогло это лицо.',
          'Бұл адам қанша сайлаушыға көмектескенін көрсетіңіз.',
        ),
      },
    ),
    yesNo(
      'V.IRR.11',
      draft(
        'Voting without a document, or without signing',
        'Голосование без документа или без подписи',
        'Құжатсыз немесе қол қоймай дауыс беру',
      ),
      { problem: 'yes', critical: true, comment: 'yes', count: true },
    ),
    yesNo('V.IRR.12', draft('Voting interrupted', 'Перерыв в голосовании', 'Дауыс берудің үзілуі'), {
      problem: 'yes',
      comment: 'yes',
    }),
  ],
};
