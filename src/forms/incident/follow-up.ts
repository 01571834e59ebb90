import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, option, text } from '../build.ts';

export const followUp: Section = {
  code: 'I.REP',
  title: draft('Follow-up', 'Дальнейшие действия', 'Кейінгі әрекеттер'),
  asked: 'always',
  questions: [
    choices(
      'I.REP.01',
      draft(
        'Was it reported to the commission or the police?',
        'Сообщили ли об этом в комиссию или полицию?',
        'Бұл туралы комиссияға немесе полицияға хабарланды ма?',
      ),
      [
        option('not-reported', draft('Not reported', 'Не сообщали', 'Хабарланбады'), 'exclusive'),
        option('commission', draft('To the commission', 'В комиссию', 'Комиссияға')),
        option('police', draft('To the police', 'В полицию', 'Полицияға')),
      ],
      {
        absences: ['not-observed'],
        hint: draft(
          'By anyone; observers ask, they never instruct.',
          'Кем угодно; наблюдатели спрашивают, но не дают указаний.',
          'Кім хабарласа да; байқаушылар сұрайды, нұсқау бермейді.',
        ),
      },
    ),
    text('I.REP.02', draft('What was done about it?', 'Какие меры приняты?', 'Қандай шара қолданылды?'), 'many', {
      askedWhen: { question: 'I.REP.01', anyBut: 'not-reported' },
    }),
    choice(
      'I.REP.03',
      draft('Was a formal complaint made?', 'Подана ли официальная жалоба?', 'Ресми шағым берілді ме?'),
      [
        option('yes', attested('Yes', 'Да', 'Иә')),
        option('planned', draft('No, but planned', 'Нет, но планируется', 'Жоқ, бірақ жоспарланған')),
        option('no', attested('No', 'Нет', 'Жоқ')),
      ],
      { absences: ['not-observed', 'not-applicable'] },
    ),
    choice(
      'I.CON.01',
      draft('Who may see this report?', 'Кто может видеть это сообщение?', 'Бұл хабарламаны кім көре алады?'),
      [
        option('mission', draft('The mission', 'Вся миссия', 'Бүкіл миссия')),
        option('core-team', draft('The core team only', 'Только основная группа', 'Тек негізгі топ')),
        option(
          'life-safety',
          draft(
            'As few as possible: lives at risk',
            'Как можно меньше людей: опасность для жизни',
            'Мүмкіндігінше аз адам: өмірге қауіп бар',
          ),
        ),
      ],
    ),
  ],
};
