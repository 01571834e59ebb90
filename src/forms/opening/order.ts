import type { Section } from '#model/form.ts';
import { draft, yesNo } from '../build.ts';

export const order: Section = {
  code: 'O.SEC',
  title: draft('Security and order', 'Безопасность и порядок', 'Қауіпсіздік және тәртіп'),
  asked: 'visit',
  questions: [
    yesNo(
      'O.SEC.01',
      draft(
        'Were security personnel inside the voting room?',
        'Находились ли в помещении для голосования сотрудники охраны или правоохранительных органов?',
        'Дауыс беру бөлмесінде күзет немесе құқық қорғау органдарының қызметкерлері болды ма?',
      ),
      { core: true, comment: 'yes' },
    ),
    yesNo(
      'O.IRR.01',
      draft(
        'Were unauthorised persons present or directing the work?',
        'Присутствовали ли посторонние или руководили ли они работой?',
        'Бөгде адамдар болды ма немесе олар жұмысқа басшылық етті ме?',
      ),
      { core: true, problem: 'yes', critical: true, comment: 'yes' },
    ),
    yesNo(
      'O.IRR.02',
      draft(
        'Campaign material or campaigning in or at the station?',
        'Были ли на участке или рядом с ним агитационные материалы или агитация?',
        'Учаскеде немесе оның маңында үгіт материалдары болды ма немесе үгіт жүргізілді ме?',
      ),
      { problem: 'yes', comment: 'yes' },
    ),
    yesNo(
      'O.IRR.03',
      draft(
        'Tension, unrest or intimidation?',
        'Были ли напряжённость, беспорядки или запугивание?',
        'Шиеленіс, тәртіпсіздік немесе қорқыту болды ма?',
      ),
      { problem: 'yes', critical: true, comment: 'yes' },
    ),
  ],
};
