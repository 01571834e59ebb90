/**
 * File names `station_form_question.jpg`: ASCII without anything a file system or a shell would mind, numbered where
 * several would be alike. `station` and `question` are null for a place that is no station and for a photo of the
 * whole visit.
 */
export function photoNames(): (of: { station: string | null; form: string; question: string | null }) => string {
  const given = new Map<string, number>();
  return ({ station, form, question }) => {
    const name = [station ?? 'no-station', form, question ?? 'visit'].map(plain).join('_');
    const count = (given.get(name.toLowerCase()) ?? 0) + 1;
    given.set(name.toLowerCase(), count);
    return `${name}${count === 1 ? '' : `_${count}`}.jpg`;
  };
}

const plain = (text: string): string =>
  text
    .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .slice(0, 80) || '-';
