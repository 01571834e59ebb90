import type { Catalog } from '../../catalog.ts';

export const drawbacks = {
  'lacks.insecure-address': 'The address is not secure',
  'lacks.insecure-address.next': 'Nothing can be encrypted here. Open the https:// address on your card.',
  'lacks.lockdown': 'This phone seems to be in Lockdown Mode',
  'lacks.lockdown.next':
    'Lockdown Mode lets websites store nothing. Turn it off for this website in Safari’s page menu, or use another phone.',
  'lacks.no-storage': 'This browser does not store anything',
  'lacks.no-storage.next':
    'Answers cannot be kept here. Allow site data in the browser’s settings, or use another browser.',
  'lacks.no-cryptography': 'This browser cannot encrypt',
  'lacks.no-cryptography.next': 'Answers are kept encrypted only. Update the browser, or use another one.',
  'lacks.private-window': 'This is a private window',
  'lacks.private-window.next':
    'What is kept here is deleted when the window is closed. Open the link in an ordinary window.',
  'lacks.no-offline': 'Does not open without a network here',
  'lacks.no-offline.next':
    'Answers are kept, but a closed page needs a network to open again. If the link opened inside another app, open it in the browser.',
  'lacks.no-locks': 'Use one window only',
  'lacks.no-locks.next': 'This browser cannot tell two windows of Daybook apart. Updating the browser helps.',
  'lacks.little-room': 'There is little room',
  'lacks.little-room.next':
    'The browser gives little room: the phone is nearly full, or this is a private window. Make room, or open an ordinary window.',
} satisfies Catalog;
