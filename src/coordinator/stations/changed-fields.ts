import type { Station } from '#model/station.ts';
import type { WordKey } from '../words.tsx';

type ChangedField = { field: WordKey; was: string; is: string };

/** What differs between two readings of one station, as texts. */
export function changedFields(before: Station, after: Station): ChangedField[] {
  const [was, is] = [texts(before), texts(after)];
  return is.flatMap(([field, text], at) => {
    const earlier = was[at]?.[1] ?? '';
    return earlier === text ? [] : [{ field, was: earlier || '–', is: text || '–' }];
  });
}

const texts = (station: Station): [WordKey, string][] => [
  ['field.number', station.number],
  ['field.name', station.name],
  ['field.address', station.address],
  ['observations.area', station.area],
  ['field.setting', station.setting ?? ''],
  ['field.registeredVoters', station.registeredVoters?.toString() ?? ''],
  ['field.latitude', station.position?.latitude.toString() ?? ''],
  ['field.longitude', station.position?.longitude.toString() ?? ''],
  ['field.contests', station.contests.join(', ')],
  ['field.timeZone', station.timeZone ?? ''],
];
