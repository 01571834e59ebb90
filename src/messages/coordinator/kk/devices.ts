import type { TranslationOf } from '../../catalog.ts';
import type { devices as en } from '../en/devices.ts';

export const devices: TranslationOf<typeof en> = {
  'devices.title': 'Құрылғылар',
  'devices.none': 'Әлі бірде-бір телефон қосылмаған.',
  'devices.device': 'Құрылғы',
  'devices.state': 'Күйі',
  'devices.state.active': 'белсенді',
  'devices.state.suspended': 'тоқтатылған',
  'devices.lastContact': 'Соңғы байланыс',
  'devices.never': 'болған жоқ',
  'devices.clock': 'Сағаты',
  'devices.received': 'Алынған',
  'devices.pending': 'Күтілуде',
  'devices.pendingHint': 'Құрылғының өз есебі бойынша жазылған, әлі мұнда жоқ',
  'devices.suspend': 'Тоқтату',
  'devices.resume': 'Жалғастыру',
  'devices.suspendWhat': 'Тоқтатылған құрылғы жаңаны оқымайды; жібергені сақталады.',
  'devices.gapRefused': '№ {numbers}: қабылданбады',
  'devices.gapPending': '№ {numbers}: күтілуде',
  'outboxFile.title': 'Телефон жазбалары файлмен',
  'outboxFile.explained':
    'Желісіз телефон үшін. Файлдағының бәрі мөрленген және қол қойылған; бір файлды екі рет беру зиян етпейді.',
  'outboxFile.file': 'Телефоннан файл',
  'outboxFile.unknownPhone': 'мұнда белгісіз телефон',
  'outboxFile.from': '{name}, жасалған уақыты {at}',
  'outboxFile.number': '№ {seq}',
  'outboxFile.summary': 'Конверттер: {count}. Жаңасы: {fresh}. Мұнда бар: {known}. Қабылдауға болмайтыны: {refused}.',
  'outboxFile.taken':
    'Қабылданды. Конверттер: {count}. Жаңасы: {fresh}. Бұрыннан бары: {known}. Қабылданбағаны: {refused}.',
  'outboxFile.take': 'Жаңасын қабылдау: {count}',
};
