import type { Section } from '#model/form.ts';
import { attested, choices, draft, frequency, number, option, yesNo } from '../build.ts';

export const procedures: Section = {
  code: 'V.PRO',
  title: draft('Voting procedures', 'Процедуры голосования', 'Дауыс беру рәсімдері'),
  asked: 'visit',
  questions: [
    frequency(
      'V.PRO.01',
      attested(
        'Was each voter’s identity document checked?',
        'Проверялся ли документ, удостоверяющий личность каждого избирателя?',
        'Әр сайлаушының жеке басын куәландыратын құжаты тексерілді ме?',
      ),
      {
        core: true,
        comment: ['mostly', 'rarely'],
        hint: draft(
          'Answer from what you watched; if you could not see the table, choose Not observed.',
          'Отвечайте по увиденному; если стол выдачи не виден — «Не наблюдалось».',
          'Көргеніңіз бойынша жауап беріңіз; бюллетень беретін үстел көрінбесе — «Байқалмады».',
        ),
      },
    ),
    frequency(
      'V.PRO.02',
      attested(
        'Did each voter sign the list for the ballots?',
        'Расписывался ли каждый избиратель в списке за бюллетени?',
        'Әр сайлаушы бюллетень алғаны үшін тізімге қол қойды ма?',
      ),
      { core: true, comment: ['mostly', 'rarely'] },
    ),
    frequency(
      'V.PRO.03',
      draft(
        'Were ballots signed or stamped by the issuing member as required?',
        'Заверял ли выдающий член комиссии бюллетени подписью или печатью, как требуется?',
        'Бюллетень берген комиссия мүшесі талапқа сай оған қол қойды ма немесе мөр басты ма?',
      ),
      { comment: ['rarely'] },
    ),
    frequency(
      'V.PRO.04',
      draft(
        'Did each voter receive the full set of ballots due?',
        'Получал ли каждый избиратель полный комплект положенных бюллетеней?',
        'Әр сайлаушы өзіне тиесілі бюллетеньдердің толық жиынтығын алды ма?',
      ),
      {
        comment: ['mostly', 'rarely'],
        hint: draft(
          'The number of ballots differs from place to place: ask the commission how many are due.',
          'Число бюллетеней зависит от места: спросите комиссию, сколько положено.',
          'Бюллетеньдер саны жерге байланысты: қанша берілуі тиіс екенін комиссиядан сұраңыз.',
        ),
      },
    ),
    frequency(
      'V.PRO.05',
      attested(
        'Did voters mark ballots alone, in the booth?',
        'Заполняли ли избиратели бюллетени в кабине в одиночку?',
        'Сайлаушылар бюллетеньді кабинада жалғыз толтырды ма?',
      ),
      {
        core: true,
        comment: ['mostly', 'rarely'],
      },
    ),
    frequency(
      'V.PRO.06',
      draft(
        'Did voters themselves put ballots in the box?',
        'Сами ли избиратели опускали бюллетени в урну?',
        'Сайлаушылар бюллетеньді жәшікке өздері салды ма?',
      ),
      { comment: ['rarely'] },
    ),
    yesNo(
      'V.PRO.07',
      draft(
        'Was ink (or another repeat-vote safeguard) checked and applied?',
        'Проверялись ли и наносились ли чернила (или применялось иное средство против повторного голосования)?',
        'Сия (немесе қайта дауыс беруге қарсы басқа құрал) тексеріліп, қолданылды ма?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true, askedWhen: { mission: 'ink' } },
    ),
    yesNo(
      'V.PRO.08',
      draft(
        'Were voters not on the list handled lawfully (supplementary list or redirected)?',
        'Поступали ли по закону с избирателями, которых нет в списке (дополнительный список или другой участок)?',
        'Тізімде жоқ сайлаушыларға қатысты заң сақталды ма (қосымша тізім немесе басқа учаскеге бағыттау)?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true },
    ),
    yesNo(
      'V.PRO.09',
      attested(
        'Were assistance rules kept (helper chosen by voter, recorded)?',
        'Соблюдались ли правила помощи (помощника выбрал избиратель, запись в списке)?',
        'Көмек көрсету қағидалары сақталды ма (көмекшіні сайлаушы таңдады, тізімге жазылды)?',
      ),
      {
        core: true,
        problem: 'no',
        comment: 'no',
        notApplicable: true,
        hint: draft(
          'A commission member, official, proxy or journalist may not be the helper.',
          'Помощником не может быть член комиссии, должностное лицо, доверенное лицо или журналист.',
          'Комиссия мүшесі, лауазымды адам, сенім білдірген адам немесе журналист көмекші бола алмайды.',
        ),
      },
    ),
    yesNo(
      'V.PRO.10',
      draft(
        'Were absentee certificates taken in and recorded?',
        'Изымались ли и учитывались ли открепительные удостоверения?',
        'Есептен шығару куәліктері алынып, тіркелді ме?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true },
    ),
    yesNo(
      'V.PRO.12',
      draft(
        'Were spoilt ballots replaced, cancelled and recorded?',
        'Заменялись ли, погашались ли и учитывались ли испорченные бюллетени?',
        'Бүлінген бюллетеньдер ауыстырылып, күші жойылып, тіркелді ме?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true },
    ),
    number(
      'V.PRO.13',
      attested(
        'Voters turned away while you watched',
        'Число избирателей, которым при вас отказали в голосовании',
        'Сіздің көзіңізше дауыс беруге рұқсат алмаған сайлаушылар саны',
      ),
      999,
      {
        core: true,
        commentOwedWhen: { left: { question: 'V.PRO.13' }, compare: '>', right: 0 },
        hint: draft(
          'Count only while you are there.',
          'Считайте только во время вашего присутствия.',
          'Өзіңіз болған уақытта ғана санаңыз.',
        ),
      },
    ),
    choices(
      'V.PRO.14',
      draft('Reasons they were turned away', 'Причины отказа', 'Рұқсат берілмеу себептері'),
      [
        option('not-on-list', draft('Not on the list', 'Нет в списке', 'Тізімде жоқ')),
        option(
          'no-valid-id',
          draft('No valid identity document', 'Нет действительного документа', 'Жарамды құжаты жоқ'),
        ),
        option('wrong-station', draft('Wrong station', 'Не тот участок', 'Басқа учаске')),
        option(
          'already-marked',
          draft('Already marked as voted', 'Уже отмечен как проголосовавший', 'Дауыс берді деп белгіленіп қойған'),
          'problem',
          'commentOwed',
        ),
        option(
          'refused-without-reason',
          draft('Refused without reason', 'Отказ без объяснения причины', 'Себебі айтылмай бас тартылды'),
          'problem',
          'commentOwed',
        ),
        option('other', attested('Other', 'Другое', 'Басқа'), 'commentOwed'),
      ],
      { askedWhen: { left: { question: 'V.PRO.13' }, compare: '>', right: 0 }, absences: ['not-observed'] },
    ),
  ],
};
