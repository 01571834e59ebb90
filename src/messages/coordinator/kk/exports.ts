import type { TranslationOf } from '../../catalog.ts';
import type { exports as en } from '../en/exports.ts';

export const exports: TranslationOf<typeof en> = {
  'exports.title': 'Шығарып алу',
  'exports.filter': 'Шығарылатын деректер',
  'exports.everything': 'Миссияның барлық байқаулары.',
  'exports.onlyWhere': 'Тек мыналардың бәрі орындалатын байқаулар:',
  'exports.changeFilter': 'Сүзгіні кестеде өзгерту',
  'exports.words': 'Жауаптар қалай жазылады',
  'exports.codes': 'кодтар: барлық тілде бірдей, статистикаға арналған; мағынасы кодтар кітабында',
  'exports.labels': 'сөздер, тілі: {language}; бірден оқылады',
  'exports.wordsHint':
    'Бұл observations.csv пен answers.csv файлдарына қатысты; басқа файлдарда кодтар, кодтар кітаптарында барлық тіл бар.',
  'exports.asCodes': 'кодтармен',
  'exports.asLabels': 'сөзбен: {language}',
  'exports.download': 'Жүктеп алу',
  'export.observations.csv': 'Әр байқауға бір жол, әр сұраққа бір баған. Кестеде ашылады.',
  'export.answers.csv': 'Әр жауапқа бір жол: статистика бағдарламаларына арналған.',
  'export.observations.jsonl': 'Әр байқауға бір жол, қайшылықтарымен бірге бәрі: бағдарламаларға.',
  'export.codebook.csv': 'Әр сұрақ, нұсқа және код нені білдіреді.',
  'export.codebook.json': 'Сол, бағдарламаларға арналған.',
  'exports.cells': 'Ұяшықты қалай оқу керек',
  'exports.cellsExplained':
    'Бос ұяшық — сұрақ қойылған, жауап жоқ. Басқа жоқтықтар ешқашан бос болмайды, шатаспас үшін.',
  'cell.[not-observed]': 'байқаушылар мұны байқай алмағанын көрсеткен',
  'cell.[not-applicable]': 'байқаушылар бұл қолданылмайтынын көрсеткен',
  'cell.[not-asked]': 'нысан мұнда бұл туралы сұрамаған',
  'cell.[set-aside]': 'жауап болған, кейін сұралмаған; есептелмейді',
  'cell.[conflict]': 'жауаптар қайшы, ешкім таңдамаған; жауап жоқ деп саналады',
  'export.photos.zip':
    'Келген барлық фото, учаске, форма және сұрақ бойынша аталған, сондай-ақ барлық фотоның тізімі, келмегендерімен бірге.',
};
