import type { Section } from '#model/form.ts';
import { draft, yesNo } from '../build.ts';

export const procedures: Section = {
  code: 'O.PRO',
  title: draft('Opening procedures', 'Процедуры открытия', 'Ашу рәсімдері'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.PRO.01',
      draft(
        'Was an opening protocol completed and signed?',
        'Составлен и подписан ли протокол об открытии участка?',
        'Учаскенің ашылуы туралы хаттама толтырылып, қол қойылды ма?',
      ),
      { core: true, problem: 'no', comment: 'no' },
    ),
    yesNo(
      'O.PRO.02',
      draft(
        'Was it displayed or available to observers?',
        'Был ли этот протокол вывешен или доступен наблюдателям?',
        'Бұл хаттама ілінді ме немесе байқаушыларға қолжетімді болды ма?',
      ),
      { problem: 'no', comment: 'no' },
    ),
    yesNo(
      'O.PRO.03',
      draft(
        'Were duties assigned by lot or vote as the rules require?',
        'Распределены ли обязанности жребием или голосованием, как требуют правила?',
        'Міндеттер қағидалар талап еткендей жеребемен немесе дауыспен бөлінді ме?',
      ),
      { problem: 'no', comment: 'no', notApplicable: true },
    ),
    yesNo(
      'O.PRO.04',
      draft(
        'Was the voter list ready or displayed, and its size stated?',
        'Готов или вывешен ли список избирателей и указано ли число избирателей в нём?',
        'Сайлаушылар тізімі дайын немесе ілулі болды ма және ондағы сайлаушылар саны көрсетілді ме?',
      ),
      { problem: 'no', comment: 'no' },
    ),
  ],
};
