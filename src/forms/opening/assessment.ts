import type { Section } from '#model/form.ts';
import { attested, draft, rating } from '../build.ts';

export const assessment: Section = {
  code: 'O.ALL',
  title: draft('Assessment', 'Оценка', 'Баға беру'),
  asked: 'visit',
  questions: [
    rating(
      'O.ALL.01',
      draft('Adherence to opening procedures', 'Соблюдение процедур открытия', 'Ашу рәсімдерінің сақталуы'),
      { core: true },
    ),
    rating(
      'O.ALL.02',
      attested(
        'Commission’s understanding of procedures',
        'Понимание процедур комиссией',
        'Комиссияның рәсімдерді түсінуі',
      ),
      { core: true },
    ),
    rating('O.ALL.03', draft('Transparency', 'Прозрачность', 'Ашықтық'), { core: true }),
    rating(
      'O.ALL.04',
      draft('Overall conduct of the opening', 'Общая оценка хода открытия', 'Учаскені ашу барысына жалпы баға'),
      { core: true },
    ),
  ],
};
