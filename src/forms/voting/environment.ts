import type { Section } from '#model/form.ts';
import { attested, choice, draft, number, option, yesNo } from '../build.ts';

export const environment: Section = {
  code: 'V.ENV',
  title: draft('Surroundings and queue', 'Обстановка вокруг участка и очередь', 'Учаске маңындағы жағдай және кезек'),
  asked: 'visit',
  questions: [
    yesNo(
      'V.ENV.01',
      draft(
        'Is the station easy to find (number and signs visible from the street)?',
        'Легко ли найти участок (номер и указатели видны с улицы)?',
        'Учаскені табу оңай ма (нөмірі мен көрсеткіштері көшеден көріне ме)?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    yesNo(
      'V.ENV.02',
      attested(
        'Is there campaign material inside the station?',
        'Имеются ли внутри участка агитационные материалы?',
        'Учаскенің ішінде үгіт материалдары бар ма?',
      ),
      { core: true, problem: 'yes', comment: 'yes' },
    ),
    yesNo(
      'V.ENV.03',
      draft(
        'Is there campaign material within sight of the entrance?',
        'Имеются ли агитационные материалы в пределах видимости от входа?',
        'Кіреберістен көрінетін жерде үгіт материалдары бар ма?',
      ),
      {
        problem: 'yes',
        comment: 'yes',
      },
    ),
    yesNo(
      'V.ENV.04',
      attested(
        'Did you see anyone campaigning in or around the station?',
        'Видели ли вы, чтобы на участке или рядом с ним вели агитацию?',
        'Учаскеде немесе оның маңында үгіт жүргізген адамдарды көрдіңіз бе?',
      ),
      {
        core: true,
        problem: 'yes',
        comment: 'yes',
        hint: draft(
          'Campaigning is any call to vote for or against someone: in words, in print or with symbols.',
          'Агитация — любой призыв голосовать за или против кого-либо: устно, печатными материалами или символикой.',
          'Үгіт — біреуді жақтап немесе біреуге қарсы дауыс беруге сөзбен, баспа материалымен не рәмізбен шақыру.',
        ),
      },
    ),
    number(
      'V.ENV.05',
      attested(
        'How many voters were queuing when you arrived?',
        'Сколько избирателей стояло в очереди, когда вы прибыли?',
        'Келген кезіңізде кезекте қанша сайлаушы тұрды?',
      ),
      999,
      {
        core: true,
        hint: draft(
          'Count everyone waiting to receive ballots, inside and outside.',
          'Считайте всех, кто ждёт получения бюллетеней, внутри и снаружи.',
          'Ішінде де, сыртта да бюллетень алуды күтіп тұрғандардың бәрін санаңыз.',
        ),
      },
    ),
    choice(
      'V.ENV.06',
      draft(
        'Longest waiting time you saw or were told by voters',
        'Самое долгое ожидание, которое вы видели или о котором сообщили избиратели',
        'Өзіңіз көрген немесе сайлаушылар айтқан ең ұзақ күту уақыты',
      ),
      [
        option('0-5', draft('0–5 min', '0–5 мин', '0–5 мин')),
        option('6-15', draft('6–15 min', '6–15 мин', '6–15 мин')),
        option('16-30', draft('16–30 min', '16–30 мин', '16–30 мин')),
        option('over-30', draft('Over 30 min', 'Более 30 мин', '30 минуттан көп'), 'problem', 'commentOwed'),
      ],
      {
        askedWhen: { left: { question: 'V.ENV.05' }, compare: '>', right: 0 },
        absences: ['not-observed'],
      },
    ),
    yesNo(
      'V.ENV.07',
      attested(
        'Was there tension or unrest around the station?',
        'Наблюдались ли возле участка напряжённость или беспорядки?',
        'Учаске маңында шиеленіс немесе тәртіпсіздік байқалды ма?',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        hint: draft(
          'Arguments, shoving, a crowd blocking the way; your own safety comes first.',
          'Споры, толкотня, толпа на пути; ваша безопасность прежде всего.',
          'Дау-дамай, итеріс, жолды бөгеген топ; алдымен өз қауіпсіздігіңізді ойлаңыз.',
        ),
      },
    ),
    yesNo(
      'V.ENV.08',
      draft(
        'Did groups of voters arrive in organised transport?',
        'Прибывали ли группы избирателей на организованном транспорте?',
        'Сайлаушылар топ-тобымен ұйымдастырылған көлікпен келді ме?',
      ),
      {
        comment: 'yes',
        count: true,
        hint: draft(
          'Give the number of groups, not of voters.',
          'Укажите число групп, а не избирателей.',
          'Сайлаушылар санын емес, топтар санын көрсетіңіз.',
        ),
      },
    ),
    yesNo(
      'V.ENV.09',
      draft(
        'Was anyone outside recording who came to vote or asking for proof of voting?',
        'Записывал ли кто-либо снаружи, кто пришёл голосовать, или просил подтвердить голосование?',
        'Сыртта біреу дауыс беруге келгендерді жазып алды ма немесе дауыс бергенін растауды сұрады ма?',
      ),
      { problem: 'yes', critical: true, comment: 'yes' },
    ),
    yesNo(
      'V.ENV.10',
      draft(
        'Is there another polling station in the same building?',
        'Есть ли в этом же здании другой избирательный участок?',
        'Осы ғимаратта басқа сайлау учаскесі бар ма?',
      ),
      {
        count: true,
        hint: draft(
          'Give the number of other stations, without this one.',
          'Укажите число других участков, без этого.',
          'Осы учаскені қоспай, басқа учаскелер санын көрсетіңіз.',
        ),
      },
    ),
  ],
};
