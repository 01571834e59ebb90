import type { Question } from '#model/form.ts';
import { attested, choice, draft, option, yesNo } from '../build.ts';

export const accessAids: Question[] = [
  choice(
    'V.ACC.11',
    attested(
      'Is a Braille or tactile ballot guide available?',
      'Имеются ли трафареты к бюллетеням со шрифтом Брайля?',
      'Бюллетеньдерге арналған Брайль қарпіндегі трафареттер бар ма?',
    ),
    [
      option('for-all', attested('For all ballots', 'Для всех бюллетеней', 'Барлық бюллетеньге')),
      option('for-some', attested('For some', 'Для некоторых', 'Кейбіріне'), 'problem'),
      option('none', attested('None', 'Нет', 'Жоқ'), 'problem'),
    ],
    {
      core: true,
      absences: ['not-observed'],
      hint: draft(
        'Ask to see it; a tactile guide without Braille counts too.',
        'Попросите показать; тактильный трафарет без шрифта Брайля тоже считается.',
        'Көрсетуді сұраңыз; Брайль қарпінсіз тактильді трафарет те есептеледі.',
      ),
    },
  ),
  yesNo(
    'V.ACC.12',
    attested(
      'Is a magnifier or large-print information available?',
      'Имеются ли лупа или информация крупным шрифтом?',
      'Үлкейткіш әйнек немесе ірі қаріппен басылған ақпарат бар ма?',
    ),
    { core: true, problem: 'no' },
  ),
  yesNo(
    'V.ACC.13',
    draft(
      'Is there at least one well-lit booth (extra lamp)?',
      'Есть ли хотя бы одна хорошо освещённая кабина (с дополнительной лампой)?',
      'Кемінде бір жақсы жарықтандырылған (қосымша шамы бар) кабина бар ма?',
    ),
    { problem: 'no' },
  ),
  yesNo(
    'V.ACC.14',
    attested(
      'Is the procedure explained in writing or pictures?',
      'Разъяснён ли порядок голосования письменно или в рисунках?',
      'Дауыс беру тәртібі жазбаша немесе сурет арқылы түсіндірілген бе?',
    ),
    { core: true, problem: 'no' },
  ),
  yesNo(
    'V.ACC.15',
    attested(
      'Is a sign-language explanation (person or video) or a hearing loop available?',
      'Доступно ли разъяснение на жестовом языке (специалист или видео)?',
      'Ымдау тілінде түсіндіру (маман немесе бейнеаударма) қолжетімді ме?',
    ),
    {
      core: true,
      problem: 'no',
      hint: draft(
        'A hearing loop counts too; a video must be working.',
        'Индукционная система для слуховых аппаратов тоже считается; видео должно работать.',
        'Есту аппаратына арналған индукциялық жүйе де есептеледі; бейнежазба жұмыс істеп тұруы керек.',
      ),
    },
  ),
  yesNo(
    'V.ACC.16',
    draft(
      'Is a commission member assigned to assist, and does the call button work?',
      'Назначен ли член комиссии для помощи и работает ли кнопка вызова?',
      'Көмек көрсетуге комиссия мүшесі тағайындалған ба және шақыру түймесі жұмыс істей ме?',
    ),
    {
      problem: 'no',
      hint: draft(
        'Answer No if one of the two is missing.',
        'Если нет одного из двух, ответьте «Нет».',
        'Екеуінің бірі болмаса, «Жоқ» деп жауап беріңіз.',
      ),
    },
  ),
];
