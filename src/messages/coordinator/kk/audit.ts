import type { TranslationOf } from '../../catalog.ts';
import type { audit as en } from '../en/audit.ts';

export const audit: TranslationOf<typeof en> = {
  'audit.title': 'Әрекеттер журналы',
  'audit.explained':
    'Кірулер, шығарып алулар және штабтағы барлық өзгеріс. Жазбалар тек қосылады; әрқайсысында алдыңғысының хеші бар. Жазба әрекетке дейін жасалады; бас тартылса, екінші жазба қосылады.',
  'audit.broken': 'Тізбек {number}-жазбада бұзылған: бірдеңе өзгертілген немесе жоқ.',
  'audit.check': 'Бүкіл журналды тексеру',
  'audit.holds': 'Тізбек бірінші жазбадан соңғысына дейін бұзылмаған.',
  'audit.download': 'CSV түрінде жүктеп алу',
  'audit.older': 'Ертерек',
  'audit.newest': 'Соңғылары',
  'audit.at': 'Қашан',
  'audit.who': 'Кім',
  'audit.act': 'Не',
  'audit.object': 'Сұрау',
  'audit.from': 'Желі',
  'audit.nobody': 'кірусіз',
  'act.set-up': 'миссия құру',
  'act.sign-in': 'кіру',
  'act.use-own-account': 'өз тіркелгісі',
  'act.correct-observations': 'байқауды түзету',
  'act.change-people': 'адамдар мен топтар',
  'act.change-roles': 'рөлдер мен тіркелгілер',
  'act.enrol-devices': 'қосылу кодтары',
  'act.suspend-devices': 'телефондар',
  'act.take-outbox-files': 'телефон файлдары',
  'act.plan-deployment': 'орналастыру жоспары',
  'act.publish-frame': 'учаскелер тізімі',
  'act.export-observations': 'шығарып алу',
  'act.export-audit': 'әрекеттер журналы',
  'act.change-mission': 'миссия',
};
