import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, number, option, yesNo } from '../build.ts';

export const commission: Section = {
  code: 'V.PEC',
  title: attested('Precinct election commission', 'Участковая избирательная комиссия', 'Учаскелік сайлау комиссиясы'),
  asked: 'visit',
  questions: [
    choice(
      'V.PEC.01',
      attested('Chair’s gender', 'Пол председателя комиссии', 'Комиссия төрағасының жынысы'),
      [option('woman', attested('Woman', 'Женщина', 'Әйел')), option('man', attested('Man', 'Мужчина', 'Ер'))],
      {
        core: true,
        absences: ['not-observed'],
      },
    ),
    number(
      'V.PEC.02',
      attested(
        'Commission members present',
        'Число присутствующих членов комиссии',
        'Комиссияның қатысып отырған мүшелерінің саны',
      ),
      99,
      {
        core: true,
        hint: draft(
          'Count the members in place, without technical staff.',
          'Считайте членов комиссии, которые на месте, без технического персонала.',
          'Орнында отырған мүшелерді ғана санаңыз, техникалық қызметкерлерді қоспаңыз.',
        ),
      },
    ),
    number('V.PEC.03', attested('Women among them', 'Из них женщин', 'Оның ішінде әйелдер'), 99, { core: true }),
    number(
      'V.PEC.04',
      draft(
        'Members under 35 and members with a disability, as stated by the chair',
        'Члены комиссии моложе 35 лет и члены комиссии с инвалидностью, со слов председателя',
        'Төрағаның айтуы бойынша 35 жасқа толмаған және мүгедектігі бар комиссия мүшелері',
      ),
      99,
      {
        parts: [
          { code: 'under-35', label: draft('Under 35', 'Моложе 35 лет', '35 жасқа толмаған') },
          { code: 'with-disability', label: draft('With a disability', 'С инвалидностью', 'Мүгедектігі бар') },
        ],
        hint: draft(
          'Ask only the chair; do not estimate.',
          'Спросите только председателя; не оценивайте сами.',
          'Төрағадан ғана сұраңыз; өзіңіз болжамаңыз.',
        ),
      },
    ),
    choice(
      'V.PEC.06',
      draft(
        'Do the chair and members say they were trained?',
        'Сообщают ли председатель и члены комиссии, что прошли обучение?',
        'Төраға мен комиссия мүшелері оқудан өткенін айта ма?',
      ),
      [
        option('all', draft('All', 'Все', 'Барлығы')),
        option('some', draft('Some', 'Некоторые', 'Кейбірі')),
        option('none', draft('None', 'Никто', 'Ешқайсысы'), 'problem'),
        option('not-asked', attested('Not asked', 'Не спрашивали', 'Сұралмады'), 'notValid'),
      ],
    ),
    yesNo(
      'V.PEC.08',
      attested(
        'Did anyone outside the commission interfere in or direct its work?',
        'Вмешивались ли посторонние в работу комиссии или давали ей указания?',
        'Комиссия жұмысына бөгде адам араласты ма немесе нұсқау берді ме?',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        hint: draft(
          'Anyone who is not a member of this commission, also by telephone.',
          'Любой, кто не входит в эту комиссию, в том числе по телефону.',
          'Осы комиссияның мүшесі емес кез келген адам, оның ішінде телефон арқылы.',
        ),
      },
    ),
    choices(
      'V.PEC.09',
      attested(
        'Were persons present who had no right to be there?',
        'Присутствовали ли лица, не имеющие права находиться на участке?',
        'Учаскеде болуға құқығы жоқ адамдар болды ма?',
      ),
      [
        option('none', attested('None', 'Нет', 'Жоқ'), 'exclusive'),
        option(
          'local-executive',
          attested('Local executive staff', 'Сотрудники акимата', 'Жергілікті атқарушы орган қызметкерлері'),
          'problem',
          'commentOwed',
        ),
        option(
          'head-of-institution',
          attested('Head of host institution', 'Руководитель учреждения', 'Мекеме басшысы'),
          'problem',
          'commentOwed',
        ),
        option('campaigners', attested('Campaigners', 'Агитаторы', 'Үгітшілер'), 'problem', 'commentOwed'),
        option(
          'unidentified',
          attested('Unidentified', 'Неустановленные лица', 'Жеке басы белгісіз адамдар'),
          'problem',
          'commentOwed',
        ),
        option(
          'police-without-cause',
          attested('Police without cause', 'Полиция без основания', 'Себепсіз келген полиция'),
          'problem',
          'commentOwed',
        ),
        option('other', attested('Other', 'Другое', 'Басқа'), 'problem', 'commentOwed'),
      ],
      {
        core: true,
        absences: ['not-observed'],
      },
    ),
    choice(
      'V.PEC.10',
      attested(
        'How openly did the chair answer observers’ questions?',
        'Насколько открыто председатель отвечал на вопросы наблюдателей?',
        'Төраға байқаушылардың сұрақтарына қаншалықты ашық жауап берді?',
      ),
      [
        option('fully', attested('Fully', 'Полностью', 'Толық')),
        option('partly', attested('Partly', 'Частично', 'Ішінара'), 'problem', 'commentOwed'),
        option('refused', attested('Refused', 'Отказался', 'Бас тартты'), 'problem', 'commentOwed'),
        option('not-asked', attested('Not asked', 'Не спрашивали', 'Сұралмады'), 'notValid'),
      ],
      { core: true },
    ),
    yesNo(
      'V.PEC.11',
      draft(
        'Are commission members wearing or showing party symbols?',
        'Носят или показывают ли члены комиссии партийную символику?',
        'Комиссия мүшелері партия рәміздерін тағып жүр ме немесе көрсете ме?',
      ),
      { problem: 'yes', comment: 'yes' },
    ),
  ],
};
