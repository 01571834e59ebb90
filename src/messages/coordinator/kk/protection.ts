import type { TranslationOf } from '../../catalog.ts';
import type { protection as en } from '../en/protection.ts';

export const protection: TranslationOf<typeof en> = {
  'protection.title': 'Телефондар',
  'protection.legend': 'Құпия сөйлем және құлыптау',
  'protection.explained': 'Өзгеріс телефондарға келесі байланыста жетеді. Қорғалған телефон қорғалған күйінде қалады.',
  'protection.none': 'Ештеңе',
  'protection.none-explained': 'Телефонды тартып алса, ондағы жазбалар қорғалмаған.',
  'protection.standard': 'Қалыпты',
  'protection.standard-explained': 'Әр телефонда құпия сөйлем; 15 минут әрекетсіздіктен кейін құлыпталады.',
  'protection.hostile': 'Қауіпті жағдай',
  'protection.hostile-explained':
    'Әр телефонда құпия сөйлем; бір минут әрекетсіздіктен кейін және қолданба экраннан кеткенде құлыпталады.',
  'protection.in-use':
    'Қолданыстағы телефондар бақылаушылардан құпия сөйлем сұрайды. Бұрын жазылғаннан сарапшы оқи алатын іздер қалуы мүмкін; өзгерістен кейін тіркелген телефонда із қалмайды.',
};
