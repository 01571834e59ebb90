import type { TranslationOf } from '../../catalog.ts';
import type { overview as en } from '../en/overview.ts';

export const overview: TranslationOf<typeof en> = {
  'overview.title': 'Бүгін',
  'overview.electionDay': 'Сайлау күні: {day}. Уақыт {zone} белдеуі бойынша.',
  'overview.today': 'бүгін алынды',
  'overview.completed': 'аяқталды',
  'overview.drafts': 'жоба',
  'overview.conflicts': 'қайшылығы бар',
  'overview.critical': 'аса маңызды мәселесі бар',
  'overview.devices': 'құрылғы белсенді',
  'overview.silent': 'құрылғы үнсіз',
  'overview.silentNote': '{count} мин астам',
  'overview.pending': 'әлі телефондарда',
  'checklist.title': 'Сайлау күніне дейін',
  'checklist.ready': 'Қажеттінің бәрі бар.',
  'checklist.stations': 'Учаскелер тізімін жүктеу',
  'checklist.people': 'Байқаушыларды қосу',
  'checklist.teams': '{count} байқаушыны топқа қосу',
  'checklist.noTeams': 'Топтарды құру',
  'checklist.devices': 'Құрылғысы жоқ {count} байқаушыға қосылу картасын беру',
  'checklist.done': 'дайын',
  'checklist.todo': 'істеу керек',
  'arrivals.title': 'Соңғы келгендер',
  'arrivals.all': 'Барлық байқаулар',
};
