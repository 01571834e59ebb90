import { figuresIn, type ShownLanguage } from './text.tsx';

const METRES_IN_KM = 1000;

/** "610 m", from a kilometre on "3.6 km", as the language writes it. */
export function distanceText(metres: number, language: ShownLanguage): string {
  const isNear = Math.round(metres) < METRES_IN_KM;
  return new Intl.NumberFormat(figuresIn(language), {
    style: 'unit',
    unit: isNear ? 'meter' : 'kilometer',
    minimumFractionDigits: isNear ? 0 : 1,
    maximumFractionDigits: isNear ? 0 : 1,
  }).format(isNear ? metres : metres / METRES_IN_KM);
}
