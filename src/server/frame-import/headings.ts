import type { ColumnMapping, StationField } from '#model/desk/frame-import.ts';

export type AreaType = ColumnMapping['areas'][number]['type'];
export type Meaning = StationField | `${AreaType} name` | `${AreaType} code`;

/**
 * Headings as they are met in English, Russian, Kazakh and Romanian lists, lower case and without Latin diacritics.
 * The earlier rule wins: "polling station name" is a name before "polling station" is a number.
 */
const RULES: readonly [Meaning, RegExp][] = [
  ['region code', /^((region|oblast|county|province) (code|id)|код (области|региона)|облыс коды|cod judet)$/],
  ['district code', /^((district|rayon) (code|id)|код района|аудан коды|siruta|siruta uat|cod uat)$/],
  ['city code', /^(city (code|id)|код города|қала коды)$/],
  ['settlement code', /^((settlement|village) (code|id)|код (села|населенного пункта)|ауыл коды)$/],
  ['latitude', /^(lat|latitude|широта|ендік|latitudine|y)$/],
  ['longitude', /^(lng|lon|long|longitude|долгота|бойлық|longitudine|x)$/],
  ['timeZone', /^(time ?zone|tz|часовой пояс|уақыт белдеуі|fus orar)$/],
  ['registeredVoters', /(voters|electors|избирателей|избиратели|сайлаушы|alegator)/],
  ['setting', /^(setting|urban|rural|urban rural|тип местности|город село|қала ауыл|елді мекен түрі|mediu|mediul)$/],
  ['contests', /^(contests?|ballots?|бюллетени?|бюллетеньдер|выборы|scrutin)$/],
  [
    'code',
    /^((polling )?(station|place|precinct)? ?(code|id|identifier)|код( участка| иу| уик)?|код избирательного участка|учаске коды|(учаскенің )?коды|cod( sectie)?|internal council id)$/,
  ],
  [
    'name',
    /^((polling )?(station|place)? ?name|наименование.*|название.*|(учаскенің |учаске )?атауы|denumire.*|(building|здание|ғимарат))$/,
  ],
  [
    'address',
    /(address|адрес|мекен ?жай|adres[aă]|местонахождение|место нахождения|орналасқан жері|sediul|^location$)/,
  ],
  [
    'number',
    /^(№|n|no|nr|номер|number)? ?(of )?(the )?(polling station|избирательного участка|участка|участок|иу|уик|(сайлау )?учаск.*|section|sectie.*|sectia|precinct)( ?(no|nr|number|№|нөмірі|номер))?$/,
  ],
  ['number', /^(№|no|nr|num|number|номер|нөмірі?|station number|numar(ul)?)$/],
  [
    'region name',
    /^(region|regiunea?|oblast|область|регион|облыс(ы)?|өңір|province|county|judet(ul)?|state|область город)( name)?$/,
  ],
  [
    'district name',
    /^(district|rayon|raion(ul)?|район|аудан(ы)?|city district|uat|commune( territory)?|comuna)( name)?$/,
  ],
  ['city name', /^(city|town|город|қала(сы)?|municipality|municipiu|oras(ul)?)( name)?$/],
  ['settlement name', /^(settlement|village|село|ауыл(ы)?|населенный пункт|елді мекен|localitate(a)?|sat)( name)?$/],
  ['constituency name', /^(constituency|(избирательный )?округ|сайлау округі|circumscripti[ea].*)( name)?$/],
];

/** Lower case; Latin letters without marks (Cyrillic й and ё stay letters); punctuation as single spaces. */
export const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll(/№/g, ' № ')
    .replaceAll(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();

/** Every column's meaning, by the rule that fits best; a meaning is given once. */
export function meaningsOf(header: readonly string[]): Map<number, Meaning> {
  const found = new Map<number, Meaning>();
  const given = new Set<Meaning>();
  const headings = header.map(plainHeading);
  for (const [meaning, rule] of RULES)
    for (const [column, heading] of headings.entries()) {
      if (given.has(meaning) || found.has(column) || !rule.test(heading)) continue;
      found.set(column, meaning);
      given.add(meaning);
    }
  return found;
}
