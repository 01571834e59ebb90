import type { Section } from '#model/form.ts';
import { attested, draft, number, yesNo } from '../build.ts';

export const mobileVoting: Section = {
  code: 'V.MOB',
  title: draft(
    'Home voting and absentee certificates',
    'Голосование вне помещения и по открепительным удостоверениям',
    'Үй-жайдан тыс және есептен шығару куәлігімен дауыс беру',
  ),
  asked: 'visit',
  questions: [
    number(
      'V.MOB.01',
      attested(
        'Home-voting requests registered here',
        'Число зарегистрированных заявлений на голосование вне помещения',
        'Үй-жайдан тыс дауыс беруге тіркелген өтініштер саны',
      ),
      9999,
      { core: true, askedWhen: { mission: 'mobile-voting' } },
    ),
    yesNo(
      'V.MOB.02',
      draft(
        'Is the mobile box sealed, and is the number of ballots taken out recorded?',
        'Опломбирована ли переносная урна и записано ли число взятых бюллетеней?',
        'Тасымалды сайлау жәшігі пломбаланған ба және алып кеткен бюллетеньдер саны жазылған ба?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true, askedWhen: { mission: 'mobile-voting' } },
    ),
    yesNo(
      'V.MOB.03',
      draft(
        'Could observers accompany the mobile team?',
        'Могли ли наблюдатели сопровождать выездную группу?',
        'Байқаушылар көшпелі топпен бірге жүре алды ма?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true, askedWhen: { mission: 'mobile-voting' } },
    ),
    yesNo(
      'V.MOB.04',
      draft(
        'Do requests look genuine (individual, signed, not from one list)?',
        'Выглядят ли заявления подлинными (индивидуальные, подписанные, не по одному списку)?',
        'Өтініштер шынайы көріне ме (жеке-жеке, қол қойылған, бір тізіммен емес)?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true, askedWhen: { mission: 'mobile-voting' } },
    ),
    number(
      'V.MOB.05',
      draft(
        'Absentee-certificate voters so far',
        'Число проголосовавших по открепительным удостоверениям к этому времени',
        'Осы уақытқа дейін есептен шығару куәлігімен дауыс бергендер саны',
      ),
      9999,
      { askedWhen: { mission: 'absentee-certificates' } },
    ),
  ],
};
