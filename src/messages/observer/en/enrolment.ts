import type { Catalog } from '../../catalog.ts';

export const enrolment = {
  'enrol.title': 'Daybook',
  'enrol.explained': 'Type the code from your card, or open the link on it. You need a network once, now.',
  'enrol.code': 'Code',
  'enrol.code-hint': 'Letters and digits. Dashes do not matter.',
  'enrol.code-missing': 'Type the code.',
  'enrol.button': 'Enrol this phone',
  'enrol.asking': 'Asking the server…',
  'enrol.refused': 'Not enrolled',
  'enrol.wrong-server': 'Another server answered than the one on your card. Use another network, or ask headquarters.',
  'enrol.no-network': 'No network. Enrolling needs one; try again when there is one.',
  'enrol.already': 'This phone is enrolled already. Close the app and open it again.',
  'enrol.not-protected-title': 'If the phone is taken',
  'enrol.not-protected':
    'What is on this phone is not protected if the phone is taken. Use the phone’s own screen lock.',
  'enrol.may-protect':
    'Your mission may ask for a passphrase next. Without one, what is on this phone is not protected if the phone is taken.',
  'first.title': 'Enrolled',
  'first.explained': 'Forms and stations are not on this phone yet.',
  'first.fetching': 'Fetching forms and stations…',
  'first.again': 'Fetch now',
  'enrol.another': 'This code belongs to another person. Ask headquarters for one in your name.',
  'again.title': 'Enrol again',
  'again.explained': 'Type a new code from headquarters. Everything on this phone stays, and what waits is sent.',
  'again.done': 'Enrolled again. What waits is being sent.',
  'again.open': 'Enter a new code',
} satisfies Catalog;
