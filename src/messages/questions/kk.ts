import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';

export const kk: TranslationOf<typeof en> = {
  'absence.not-observed': 'Байқалмады',
  'absence.not-applicable': 'Қолданылмайды',
  'answer.clear': 'Алып тастау',
  'answer.cleared': 'Жауап алынып тасталды',
  'person.unknown': 'Миссия мүшесі',

  'number.how-many': 'Нешеу?',
  'number.not-a-number': 'Тек бүтін сан. Сақталмады.',
  'number.no-contests': 'Алдымен учаскені таңдаңыз: бюллетеньдер әр сайлау бойынша бөлек саналады.',
  'time.now': 'Қазір',
  'time.time': 'Уақыты',
  'time.date': 'Күні',
  'calculated.not-yet': 'Басқа жауаптардан шығады.',
  'calculated.minutes': '{count} минут',
  'agreement.at': 'келісті: {at}',
  'agreement.declared-at': 'осы телефонда келісті: {at}',

  'place.find': 'Орынды таңдау',
  'place.change': 'Басқа орынды таңдау',
  'place.number': '№ {number}',
  'place.not-on-list': 'Тізімде жоқ',
  'place.none': 'Нақты орны жоқ',
  'area.country': 'ел',
  'area.region': 'облыс',
  'area.city': 'қала',
  'area.district': 'аудан',
  'area.settlement': 'елді мекен',
  'area.constituency': 'округ',
  'area.other': 'аумақ',

  'comment.add': '+ Түсініктеме',
  'comment.label': 'Түсініктеме',
  'comment.owed': 'Фактілерді жазыңыз: не, қайда, қашан. Кемінде {count} таңба.',

  'problem.malformed': 'Түзетіңіз',
  'problem.to-confirm': 'Тексеріңіз',
  'problem.too-high': 'Мұндағы ең үлкен сан — {max}.',
  'problem.does-not-fit': 'Бұл жауап сұраққа сәйкес келмейді.',
  'problem.names-someone': 'Мұнда адам аталған болуы мүмкін. Аты-жөнін, телефон мен құжат нөмірлерін жазбаңыз.',
  'problem.is-so': 'Дұрыс',
  'problem.reason': 'Неге солай?',
  'problem.keep': 'Жауапты қалдыру',
  'problem.confirmed': 'Қалдырылды: {reason}',

  'conflict.title': 'Жауаптар әртүрлі',
  'conflict.explained': 'Екеуі де сақталды. Біреуі таңдалғанша ешқайсысы есепке алынбайды.',
  'conflict.use': 'Осы жауапты алу',
};
