import type { Condition } from '#model/condition.ts';
import type { Section } from '#model/form.ts';
import { attested, choice, choices, draft, number, option, yesNo } from '../build.ts';

const someInside: Condition = { question: 'V.SEC.01', is: 'yes' };

const someInView: Condition = {
  any: [
    { left: { question: 'V.SEC.02', part: 'inside' }, compare: '>', right: 0 },
    { left: { question: 'V.SEC.02', part: 'outside' }, compare: '>', right: 0 },
  ],
};

export const security: Section = {
  code: 'V.SEC',
  title: draft(
    'Security personnel',
    'Сотрудники правоохранительных органов и охраны',
    'Құқық қорғау және күзет қызметкерлері',
  ),
  asked: 'visit',
  questions: [
    yesNo(
      'V.SEC.01',
      attested(
        'Were law-enforcement or other security personnel inside the voting room?',
        'Находились ли в помещении для голосования сотрудники правоохранительных органов?',
        'Дауыс беру бөлмесінде құқық қорғау органдарының қызметкерлері болды ма?',
      ),
      {
        core: true,
        comment: 'yes',
        hint: draft(
          'Police, national guard, private guards and others who keep order, also when they come to vote.',
          'Полиция, Национальная гвардия, частная охрана и другие, кто следит за порядком, даже если пришли голосовать.',
          'Полиция, Ұлттық ұлан, жеке күзет және тәртіп сақтайтын басқа адамдар, дауыс беруге келсе де.',
        ),
      },
    ),
    number(
      'V.SEC.02',
      draft(
        'Number of security personnel inside, and outside within view',
        'Число таких сотрудников внутри и снаружи в пределах видимости',
        'Мұндай қызметкерлердің ішіндегі және сыртта көрінетін саны',
      ),
      999,
      {
        parts: [
          {
            code: 'inside',
            label: draft('Inside the voting room', 'В помещении для голосования', 'Дауыс беру бөлмесінде'),
          },
          {
            code: 'outside',
            label: draft('Outside within view', 'Снаружи в пределах видимости', 'Сыртта, көрінетін жерде'),
          },
        ],
        hint: draft(
          'The largest number you saw at one time.',
          'Наибольшее число, которое вы видели одновременно.',
          'Бір мезгілде көрген ең көп саны.',
        ),
      },
    ),
    choices(
      'V.SEC.03',
      draft('Kind of security personnel', 'К какой службе они относятся', 'Олар қай қызметке жатады'),
      [
        option('uniformed-police', draft('Uniformed police', 'Полиция в форменной одежде', 'Нысанды киімдегі полиция')),
        option(
          'national-guard',
          draft('National guard or military', 'Национальная гвардия или военные', 'Ұлттық ұлан немесе әскерилер'),
        ),
        option('private-guard', draft('Private guard', 'Частная охрана', 'Жеке күзет')),
        option(
          'plain-clothes',
          draft(
            'Plain clothes, identified as security',
            'В гражданской одежде, установлено, что это сотрудники',
            'Азаматтық киімде, қызметкер екені анықталған',
          ),
        ),
        option('volunteers', draft('Volunteers (druzhina)', 'Добровольцы (дружинники)', 'Еріктілер (жасақшылар)')),
      ],
      { askedWhen: someInView, absences: ['not-observed'] },
    ),
    choice(
      'V.SEC.05',
      attested('Why were they inside?', 'Причина их нахождения в помещении', 'Олардың бөлмеде болу себебі'),
      [
        option(
          'called-by-chair',
          attested('Called by the chair', 'Вызваны председателем', 'Төраға шақырған'),
          'commentOwed',
        ),
        option('routine-posting', attested('Routine posting', 'Плановое дежурство', 'Кезекшілік')),
        option('voting-themselves', attested('Voting themselves', 'Сами голосовали', 'Өздері дауыс берді')),
        option('unknown', attested('Unknown', 'Неизвестно', 'Белгісіз'), 'problem', 'commentOwed'),
      ],
      {
        core: true,
        askedWhen: someInside,
        hint: draft(
          'Ask the chair before you answer Unknown.',
          'Прежде чем ответить «Неизвестно», спросите председателя.',
          '«Белгісіз» деп жауап бермес бұрын төрағадан сұраңыз.',
        ),
      },
    ),
    choices(
      'V.SEC.06',
      attested('What did they actually do?', 'Что они фактически делали?', 'Олар іс жүзінде не істеді?'),
      [
        option('stood-by-only', attested('Stood by only', 'Только присутствовали', 'Тек тұрды'), 'exclusive'),
        option(
          'controlled-entry',
          attested('Controlled entry', 'Контролировали вход', 'Кіруді бақылады'),
          'problem',
          'commentOwed',
        ),
        option(
          'checked-documents',
          attested('Checked documents', 'Проверяли документы', 'Құжат тексерді'),
          'problem',
          'commentOwed',
        ),
        option(
          'near-booths-or-box',
          attested('Near booths or box', 'У кабин или урны', 'Кабина не жәшік жанында'),
          'problem',
          'commentOwed',
        ),
        option(
          'instructed-commission',
          attested('Instructed commission', 'Давали указания комиссии', 'Комиссияға нұсқау берді'),
          'problem',
          'commentOwed',
        ),
        option(
          'recorded-voters',
          attested('Recorded voters', 'Переписывали избирателей', 'Сайлаушыларды тіркеді'),
          'problem',
          'commentOwed',
        ),
        option(
          'removed-someone',
          attested('Removed someone', 'Удалили кого-либо', 'Біреуді шығарды'),
          'problem',
          'commentOwed',
        ),
      ],
      { core: true, askedWhen: someInside, absences: ['not-observed'] },
    ),
    yesNo('V.SEC.07', draft('Were weapons visible?', 'Было ли видно оружие?', 'Қару көрініп тұрды ма?'), {
      askedWhen: someInView,
      comment: 'yes',
    }),
    yesNo(
      'V.SEC.08',
      attested(
        'Did their presence appear to pressure voters or the commission?',
        'Создавало ли их присутствие впечатление давления на избирателей или комиссию?',
        'Олардың болуы сайлаушыларға немесе комиссияға қысым тудырғандай болды ма?',
      ),
      {
        core: true,
        problem: 'yes',
        critical: true,
        comment: 'yes',
        notApplicable: true,
        hint: draft(
          'Not applicable if no security personnel were in or near the station.',
          'Если таких сотрудников не было ни на участке, ни рядом — «Неприменимо».',
          'Мұндай қызметкерлер учаскеде де, оның маңында да болмаса — «Қолданылмайды».',
        ),
      },
    ),
  ],
};
