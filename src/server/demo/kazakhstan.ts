import type { Area } from '#model/area.ts';
import type { Position } from '#model/station.ts';

/**
 * One of the twenty areas of 2023 with what the generator needs: how many stations it has in reality, the number on
 * their lists on average, final turnout in per cent, its centre, and its own zone where that is not Astana's.
 */
export type Region = Area & {
  type: 'region' | 'city';
  centre: string;
  position: Position;
  stations: number;
  votersPerStation: number;
  turnout: number;
  timeZone: string | null;
};

/** ISO 3166-2 code; names en | kk | ru; centre; latitude, longitude; stations; turnout; zone. */
const LINES = `
KZ-10|Abai|Абай облысы|область Абай|Semey|50.41|80.25|560|57.02|
KZ-11|Akmola|Ақмола облысы|Акмолинская область|Kokshetau|53.28|69.39|728|60.01|
KZ-15|Aktobe|Ақтөбе облысы|Актюбинская область|Aktobe|50.28|57.17|470|58.00|Asia/Aqtobe
KZ-19|Almaty region|Алматы облысы|Алматинская область|Qonaev|43.87|77.06|560|60.03|
KZ-23|Atyrau|Атырау облысы|Атырауская область|Atyrau|47.11|51.92|260|51.23|Asia/Atyrau
KZ-27|West Kazakhstan|Батыс Қазақстан облысы|Западно-Казахстанская область|Oral|51.23|51.37|500|59.20|Asia/Oral
KZ-31|Zhambyl|Жамбыл облысы|Жамбылская область|Taraz|42.90|71.37|500|65.21|
KZ-33|Zhetisu|Жетісу облысы|область Жетісу|Taldykorgan|45.02|78.37|430|55.32|
KZ-35|Karaganda|Қарағанды облысы|Карагандинская область|Karaganda|49.80|73.10|620|59.48|
KZ-39|Kostanay|Қостанай облысы|Костанайская область|Kostanay|53.21|63.63|760|65.10|
KZ-43|Kyzylorda|Қызылорда облысы|Кызылординская область|Kyzylorda|44.85|65.51|340|67.21|Asia/Qyzylorda
KZ-47|Mangystau|Маңғыстау облысы|Мангистауская область|Aktau|43.65|51.16|230|54.10|Asia/Aqtau
KZ-55|Pavlodar|Павлодар облысы|Павлодарская область|Pavlodar|52.29|76.97|520|58.68|
KZ-59|North Kazakhstan|Солтүстік Қазақстан облысы|Северо-Казахстанская область|Petropavl|54.87|69.15|660|65.25|
KZ-61|Turkistan|Түркістан облысы|Туркестанская область|Turkistan|43.30|68.25|960|53.01|
KZ-62|Ulytau|Ұлытау облысы|область Ұлытау|Zhezkazgan|47.80|67.71|130|58.99|
KZ-63|East Kazakhstan|Шығыс Қазақстан облысы|Восточно-Казахстанская область|Oskemen|49.95|82.62|560|63.63|
KZ-71|Astana (city)|Астана қаласы|город Астана|Astana|51.13|71.43|370|40.94|
KZ-75|Almaty (city)|Алматы қаласы|город Алматы|Almaty|43.24|76.89|660|22.95|
KZ-79|Shymkent (city)|Шымкент қаласы|город Шымкент|Shymkent|42.32|69.59|328|43.89|`;

/** Voters per station where the national lists give them; elsewhere what remains of 12,032,550. */
const KNOWN_VOTERS: Readonly<Record<string, number>> = { 'KZ-61': 1227, 'KZ-62': 1064 };
const OTHER_VOTERS = 1184;

export const country: Area = {
  code: 'KZ',
  name: { en: 'Kazakhstan', kk: 'Қазақстан', ru: 'Казахстан' },
  type: 'country',
  parent: null,
};

export const regions: Region[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [code = '', en = '', kk = '', ru = '', centre = '', latitude, longitude, stations, turnout, zone] =
      line.split('|');
    return {
      code,
      name: { en, kk, ru },
      type: en.endsWith('(city)') ? 'city' : 'region',
      parent: country.code,
      centre,
      position: { latitude: Number(latitude), longitude: Number(longitude) },
      stations: Number(stations),
      votersPerStation: KNOWN_VOTERS[code] ?? OTHER_VOTERS,
      turnout: Number(turnout),
      timeZone: zone || null,
    };
  });

export const areas: Area[] = [
  country,
  ...regions.map(({ code, name, type, parent }) => ({ code, name, type, parent })),
];
