import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';

export const kk: TranslationOf<typeof en> = {
  'detail.larger-than': 'Ең көбі {value} болуы керек.',
  'detail.unpacked-too-large': 'Кітап ашылғанда тым үлкен. Бір парақты бөлек сақтаңыз.',
  'detail.workbook-not-opened': 'Кітап ашылмайды. Оны кестелік редакторда ашып, қайта сақтаңыз.',
  'detail.quote-not-closed':
    '{value}-жол: тырнақша ашылған, бірақ жабылмаған, сондықтан одан кейінгі жолдарды ажырату мүмкін емес.',
  'detail.no-rows': 'Онда жолдар жоқ.',
  'detail.no-rows-below-header': 'Тақырыптың астында жолдар жоқ.',
  'detail.row-1-is-a-station': '1-жол учаскеге ұқсайды. Үстіне бағандардың атауын қойыңыз.',
  'detail.is-pdf': 'Бұл PDF. Кестені CSV немесе XLSX түрінде сұраңыз.',
  'detail.is-old-excel': 'Бұл Excel-дің ескі файлы (.xls). Оны .xlsx түрінде сақтаңыз.',
  'detail.is-picture': 'Бұл сурет.',
  'detail.is-archive': 'Бұл мұрағат файлы. Алдымен оны ашыңыз.',
  'detail.is-document': 'Бұл мәтіндік құжат. Кестені кестелік редакторға көшіріңіз.',
  'detail.is-other-office-file':
    'Бұл ZIP мұрағаты немесе XLSX емес кеңсе құжаты. Оны ашыңыз немесе XLSX түрінде сақтаңыз.',
  'detail.is-web-page': 'Бұл веб-бет немесе XML. Кестелік редакторда ашып, CSV немесе XLSX түрінде сақтаңыз.',
  'detail.is-not-text': 'Бұл мәтін емес.',
  'detail.row': '{value}-жол: {words}',
  'detail.password-shorter-than': 'Онда {value} таңбадан аз.',
  'detail.password-common': 'Бұл ең көп таралған құпиясөздердің бірі.',
  'detail.password-repeats': 'Бұл бірнеше таңбаның қайталануы.',
  'detail.password-common-word': 'Бұл цифрлар немесе белгілер қосылған кең таралған сөз.',
  'detail.password-from-login': 'Ол кіру атынан жасалған.',
  'detail.last-owner': 'Миссияда кемінде бір иесі қалады.',
  'detail.in-no-team': '{value}: тобы жоқ. Адамды алдымен топқа қосыңыз.',
};
