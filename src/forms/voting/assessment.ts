import type { Section } from '#model/form.ts';
import { attested, choice, draft, option, rating, text } from '../build.ts';

export const assessment: Section = {
  code: 'V.ALL',
  title: draft('Assessment', 'Оценка', 'Баға беру'),
  asked: 'visit',
  questions: [
    rating(
      'V.ALL.01',
      draft('Circumstances outside the station', 'Обстановка вокруг участка', 'Учаске маңындағы жағдай'),
      { absences: ['not-observed'] },
    ),
    rating('V.ALL.02', attested('Transparency of the process', 'Прозрачность процесса', 'Үдерістің ашықтығы'), {
      core: true,
    }),
    rating('V.ALL.03', attested('Adherence to procedures', 'Соблюдение процедур', 'Рәсімдердің сақталуы'), {
      core: true,
    }),
    rating(
      'V.ALL.04',
      attested(
        'Commission’s understanding of procedures',
        'Понимание процедур комиссией',
        'Комиссияның рәсімдерді түсінуі',
      ),
      { core: true },
    ),
    rating(
      'V.ALL.05',
      attested(
        'Voters’ understanding of procedures',
        'Понимание процедур избирателями',
        'Сайлаушылардың рәсімдерді түсінуі',
      ),
      { core: true, absences: ['not-observed'] },
    ),
    rating('V.ALL.06', attested('Accessibility', 'Доступность', 'Қолжетімділік'), { core: true }),
    rating('V.ALL.07', attested('Organisation', 'Организация', 'Ұйымдастырылуы'), { core: true }),
    rating(
      'V.ALL.08',
      attested('Overall conduct of voting', 'Общая оценка хода голосования', 'Дауыс беру барысына жалпы баға'),
      {
        core: true,
        hint: draft(
          'Your judgement of the whole, not an average of the ratings above.',
          'Ваше суждение о голосовании в целом, а не среднее предыдущих оценок.',
          'Алдыңғы бағалардың орташасы емес, дауыс беруге жалпы көзқарасыңыз.',
        ),
      },
    ),
    choice(
      'V.ALL.09',
      attested('Atmosphere in the station', 'Атмосфера на участке', 'Учаскедегі ахуал'),
      [
        option('calm', attested('Calm', 'Спокойная', 'Тыныш')),
        option(
          'busy-but-orderly',
          attested('Busy but orderly', 'Оживлённая, но упорядоченная', 'Қарбалас, бірақ тәртіпті'),
        ),
        option('tense', attested('Tense', 'Напряжённая', 'Шиеленісті'), 'problem', 'commentOwed'),
        option('hostile', attested('Hostile', 'Враждебная', 'Қастық ниетті'), 'problem', 'commentOwed'),
      ],
      { core: true },
    ),
    text('V.ALL.10', attested('Comment', 'Комментарий', 'Түсініктеме'), 'many', {
      core: true,
      hint: draft(
        'What, who, when, how often; no names of sources.',
        'Что, кто, когда, как часто; без имён источников.',
        'Не, кім, қашан, қаншалықты жиі; дереккөздердің есімін жазбаңыз.',
      ),
    }),
    text(
      'V.ALL.11',
      draft(
        'Good practice worth reporting',
        'Положительный опыт, о котором стоит сообщить',
        'Атап өтуге тұрарлық жақсы тәжірибе',
      ),
      'many',
    ),
    choice(
      'V.ALL.12',
      draft('Your confidence in this assessment', 'Ваша уверенность в этой оценке', 'Осы бағаға сенімділігіңіз'),
      [
        option('high', draft('High', 'Высокая', 'Жоғары')),
        option('medium', draft('Medium', 'Средняя', 'Орташа')),
        option('low', draft('Low', 'Низкая', 'Төмен'), 'commentOwed'),
      ],
    ),
  ],
};
