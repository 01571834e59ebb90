import { beforeAll, describe, expect, test } from 'vitest';
import { searchKey } from '#device/search-key.ts';
import { buildStationSearch, type StationSearch } from '#device/station-search.ts';
import type { Area } from '#model/area.ts';
import type { Frame } from '#model/frame.ts';
import type { Station } from '#model/station.ts';

const area = (code: string, parent: string | null, [en, ru, kk]: [string, string, string]): Area => ({
  code,
  parent,
  type: parent === null ? 'country' : 'city',
  name: { en, ru, kk },
});

const REGIONS: [string, string, string][] = [
  ['Almaty', 'Алматы', 'Алматы'],
  ['Shymkent', 'Шымкент', 'Шымкент'],
  ['Kyzylorda Region', 'Кызылординская область', 'Қызылорда облысы'],
  ['Zhetysu', 'Жетысу', 'Жетісу'],
];
const NAMES = [
  '№12 орта мектеп',
  'Школа-гимназия имени Абая',
  'Дом культуры «Достық»',
  'Әуезов атындағы лицей',
  'Ясли-сад «Ёлочка»',
];
const STREETS = ['ул. Жангельдина', 'Төле би көшесі', 'пр. Достык', 'мкр. Нұрсәт'];

/** Invented: numbers repeat from region to region, as they do. */
function station(place: number): Station {
  const region = place % REGIONS.length;
  return {
    code: `S${place}`,
    number: String(Math.floor(place / REGIONS.length) + 1).padStart(4, '0'),
    name: NAMES[place % NAMES.length] ?? '',
    address: `${STREETS[place % STREETS.length]}, ${place}`,
    area: `R${region}`,
    setting: null,
    registeredVoters: null,
    position: { latitude: 43 + (place % 200) / 100, longitude: 76 + Math.floor(place / 200) / 100 },
    contests: [],
    timeZone: null,
  };
}

const frame: Frame = {
  version: 1,
  areas: [
    area('KZ', null, ['Kazakhstan', 'Казахстан', 'Қазақстан']),
    ...REGIONS.map((names, at) => area(`R${at}`, 'KZ', names)),
  ],
  contests: [],
  stations: Array.from({ length: 20_000 }, (_, place) => station(place)),
};

describe('twenty thousand stations', () => {
  let search: StationSearch;
  let pauses = 0;
  beforeAll(async () => {
    search = await buildStationSearch(frame, async () => {
      pauses += 1;
    });
  });

  test('are read with a pause after every hundred', () => {
    expect(pauses).toBe(200);
  });

  test.each(['12', '0012'])('%s finds station 12 of each region first, then numbers that begin so', (typed) => {
    const numbers = search.find(typed, 10).map((found) => found.station.number);
    expect(numbers.slice(0, 4)).toEqual(['0012', '0012', '0012', '0012']);
    expect(numbers.slice(4).every((number) => /^0*12\d/.test(number))).toBe(true);
  });

  test.each([
    ['мектеп', '№12 орта мектеп'],
    ['mektep', '№12 орта мектеп'],
    ['auezov', 'Әуезов атындағы лицей'],
    ['ауезов', 'Әуезов атындағы лицей'],
    ['елочка', 'Ясли-сад «Ёлочка»'],
    ['yasli', 'Ясли-сад «Ёлочка»'],
    ['достык дом', 'Дом культуры «Достық»'],
    ['abaya shkola', 'Школа-гимназия имени Абая'],
  ])('%s finds %s', (typed, name) => {
    const found = search.find(typed);
    expect(found.length).toBe(50);
    expect(found[0]?.station.name).toBe(name);
  });

  test.each([
    ['12 almaty', 'R0'],
    ['12 Алматы', 'R0'],
    ['12 қызылорда', 'R2'],
    ['12 kyzyl', 'R2'],
    ['12 jetisu', 'R3'],
    ['12 zhetysu', 'R3'],
  ])('%s finds the station of that region', (typed, region) => {
    const [first, second] = search.find(typed);
    expect([first?.station.number, first?.station.area]).toEqual(['0012', region]);
    expect(second?.station.area).toBe(region);
    expect(first?.path.map(({ code }) => code)).toEqual(['KZ', region]);
  });

  test('an address is found, also by its Latin spelling', () => {
    expect(search.find('zhangeldina 4').map((found) => found.station.address)).toContain('ул. Жангельдина, 4');
  });

  test('leading zeros may be typed one by one', () => {
    search.find('0');
    search.find('00');
    expect(search.find('00012', 1)[0]?.station.number).toBe('0012');
  });

  test('typing on narrows, deleting widens again', () => {
    const short = search.find('шым', 5);
    expect(search.find('шымкент 7', 5).every((found) => found.station.area === 'R1')).toBe(true);
    expect(search.find('шым', 5)).toEqual(short);
    expect(search.find('nothing like it')).toEqual([]);
    expect(search.find('  ')).toEqual([]);
  });

  test('the nearest come first, with their distance in metres', () => {
    const near = search.nearest({ latitude: 43.5, longitude: 76.5 }, 3);
    expect(near[0]?.station.position).toEqual({ latitude: 43.5, longitude: 76.5 });
    expect(near[0]?.metres).toBe(0);
    expect(near[1]?.metres).toBeGreaterThan(700);
    expect(near[1]?.metres).toBeLessThan(900);
  });

  test('assignments name their stations by number, once, and unknown ones not at all', () => {
    const assign = (code: string) => ({ team: '22222222-2222-4222-8222-222222222222', station: code, form: 'voting' });
    const found = search.assigned([assign('S7'), assign('gone'), assign('S3'), assign('S7')]);
    expect(found.map((each) => each.station.code)).toEqual(['S3', 'S7']);
  });
});

test('station 2 is listed before station 10, and numbers without a figure follow', async () => {
  const numbers = ['10', 'B', '2', '0003', '10a', '1'];
  const stations = numbers.map((number) => ({ ...station(0), code: `N${number}`, number, name: 'School' }));
  const search = await buildStationSearch({ ...frame, stations }, async () => undefined);
  const inOrder = ['1', '2', '0003', '10', '10a', 'B'];
  expect(search.find('school').map((found) => found.station.number)).toEqual(inOrder);
  const assigned = stations.map(({ code }) => ({
    team: '22222222-2222-4222-8222-222222222222',
    station: code,
    form: 'voting',
  }));
  expect(search.assigned(assigned).map((found) => found.station.number)).toEqual(inOrder);
});

test.each([
  ['Almaty', 'Алматы'],
  ['Qyzylorda', 'Қызылорда'],
  ['Kyzylorda', 'Кызылорда'],
  ['Shymkent', 'Шымкент'],
  ['Öskemen', 'Өскемен'],
  ['Ust-Kamenogorsk', 'Усть-Каменогорск'],
  ['Zhambyl', 'Жамбыл'],
  ['Jambyl', 'Жамбыл'],
  ['Ақтөбе', 'Актобе'],
  ['Nur-Sultan', 'Нұр-Сұлтан'],
  ['Zhetisu', 'Жетісу'],
  ['Tsentralny', 'Централны'],
  ['Khromtau', 'Хромтау'],
  ['Şcoala Libertăţii', 'scoala libertatii'],
])('%s and %s are one word', (latin, cyrillic) => {
  expect(searchKey(latin)).toBe(searchKey(cyrillic));
});
