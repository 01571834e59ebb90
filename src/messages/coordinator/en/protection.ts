import type { Catalog } from '../../catalog.ts';

export const protection = {
  'protection.title': 'Phones',
  'protection.legend': 'Passphrase and lock',
  'protection.explained': 'Changes reach phones with their next contact. A phone that is protected stays protected.',
  'protection.none': 'Nothing',
  'protection.none-explained': 'What is on a phone is not protected if the phone is taken.',
  'protection.standard': 'Standard',
  'protection.standard-explained': 'A passphrase on each phone; it locks after 15 idle minutes.',
  'protection.hostile': 'Hostile',
  'protection.hostile-explained':
    'A passphrase on each phone; it locks after one idle minute, and whenever the app is out of sight.',
  'protection.in-use':
    'Phones already in use ask their observers for a passphrase. What was written on them before may leave remains that an examiner can read; a phone enrolled after the change leaves none.',
} satisfies Catalog;
