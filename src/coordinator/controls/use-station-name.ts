import type { Station } from '#model/station.ts';
import { useWords } from '../words.tsx';

/** "No. 12 · School 5"; the number alone where the list has no names. */
export function useStationName(): (station: Pick<Station, 'number' | 'name'>) => string {
  const { say } = useWords();
  return ({ number, name }) =>
    name ? say('place.number-name', { number, name }) : say('place.number-only', { number });
}
