/** What a browser lacks that Daybook builds on. `refuses`: nothing could be kept there, so nobody enrols in it. */
const DRAWBACKS = {
  'insecure-address': 'refuses',
  lockdown: 'refuses',
  'no-storage': 'refuses',
  'no-cryptography': 'refuses',
  'private-window': 'refuses',
  'no-offline': 'warns',
  'no-locks': 'warns',
  'little-room': 'warns',
} as const;

export type Drawback = keyof typeof DRAWBACKS;

export const refuses = (drawback: Drawback): boolean => DRAWBACKS[drawback] === 'refuses';
