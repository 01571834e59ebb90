import { SHORTEST_PIN } from '#device/pin.ts';

/** None is allowed: a PIN is a convenience. */
export const isPinShort = (pin: string): boolean => pin !== '' && pin.length < SHORTEST_PIN;
