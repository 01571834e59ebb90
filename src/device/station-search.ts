import { type Area, type AreaTree, areaPath, areaTree } from '#model/area.ts';
import type { Assignment, Frame } from '#model/frame.ts';
import { LANGUAGES } from '#model/language.ts';
import type { Position, Station } from '#model/station.ts';
import { metresBetween } from './distance.ts';
import { searchKey, withoutZeros } from './search-key.ts';

/** `path` leads from the top of the area tree to the station's area. */
export type FoundStation = { station: Station; path: Area[] };

export type StationSearch = {
  /** Best first: the number itself, numbers that begin so, names, addresses, areas. Every word must be found. */
  find(typed: string, most?: number): FoundStation[];
  nearest(position: Position, most?: number): (FoundStation & { metres: number })[];
  /** Where the assignments send the team, by number. */
  assigned(assignments: readonly Assignment[]): FoundStation[];
};

const MOST = 50;
/** A phone six times slower than a desktop reads so many stations in well under 50 ms. */
const AT_ONCE = 100;

/** One text per station (" number name | address") and one per area: 20,000 stations take a few megabytes. */
type Index = {
  stations: readonly Station[];
  /** Without zeros in front. */
  numbers: string[];
  texts: string[];
  areas: AreaTree;
  areaTexts: Map<string, string>;
};

/** Reads the frame in small steps; `pause` gives the screen its turn between them. */
export async function buildStationSearch(frame: Frame, pause: () => Promise<void>): Promise<StationSearch> {
  const areas = areaTree(frame.areas);
  const stations = inNaturalOrder(frame.stations);
  const areaTexts = new Map(frame.areas.map(({ code }) => [code, areaText(areas, code)]));
  const numbers: string[] = [];
  const texts: string[] = [];
  const key = searchKeys();
  for (const station of stations) {
    numbers.push(withoutZeros(station.number.toLowerCase()));
    texts.push(` ${key(station.number)} ${key(station.name)} | ${key(station.address)}`);
    if (texts.length % AT_ONCE === 0) await pause();
  }
  return searchIn({ stations, numbers, texts, areas, areaTexts });
}

/** 2 before 10, as on paper; what does not begin with a digit follows. A country's list is sorted once, as figures. */
function inNaturalOrder(stations: readonly Station[]): Station[] {
  const numbered = stations.map((station) => ({ station, figure: Number.parseInt(station.number, 10) }));
  const rank = ({ figure }: { figure: number }) => (Number.isNaN(figure) ? Number.POSITIVE_INFINITY : figure);
  return numbered
    .sort((a, b) => (rank(a) === rank(b) ? textOrder(a.station, b.station) : rank(a) - rank(b)))
    .map(({ station }) => station);
}

const textOrder = (a: Station, b: Station): number => {
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  return a.code < b.code ? -1 : 1;
};

/** `searchKey`, word by word: a country's list says *school* and *street* ten thousand times. */
function searchKeys(): (text: string) => string {
  const known = new Map<string, string>();
  const keyOf = (word: string): string => {
    const key = known.get(word) ?? searchKey(word);
    known.set(word, key);
    return key;
  };
  return (text) =>
    text
      .split(' ')
      .map(keyOf)
      .filter((key) => key !== '')
      .join(' ');
}

/** An area is found by every name of itself and of what it lies in. */
const areaText = (areas: AreaTree, code: string): string =>
  ` ${areaPath(areas, code)
    .flatMap((area) => LANGUAGES.map((language) => searchKey(area.name[language])))
    .join(' ')}`;

function searchIn(index: Index): StationSearch {
  const { stations, areas } = index;
  const byCode = new Map(stations.map((station) => [station.code, station]));
  const found = (station: Station): FoundStation => ({ station, path: areaPath(areas, station.area) });
  /** What the last keystrokes left: one more letter can only leave fewer. */
  let narrowed: { key: string; places: number[] } = { key: '', places: [] };

  return {
    find(typed, most = MOST) {
      const key = searchKey(typed);
      if (key === '') return [];
      const words = key.split(' ');
      // zeros in front do not count once a digit follows them
      const isNarrower = narrowed.key !== '' && !key.startsWith('0') && key.startsWith(narrowed.key);
      narrowed = { key, places: placesWith(words, index, isNarrower ? narrowed.places : stations.keys()) };
      const best = bestOf(narrowed.places, index, { first: words[0] ?? '', most });
      return best.flatMap((place) => stations[place] ?? []).map(found);
    },
    nearest: (position, most = MOST) =>
      stations
        .flatMap((station) =>
          station.position ? [{ station, metres: metresBetween(position, station.position) }] : [],
        )
        .sort((a, b) => a.metres - b.metres)
        .slice(0, most)
        .map(({ station, metres }) => ({ ...found(station), metres })),
    assigned: (assignments) =>
      inNaturalOrder(
        [...new Set(assignments.map(({ station }) => station))].flatMap((code) => byCode.get(code) ?? []),
      ).map(found),
  };
}

/** Every word begins a word of the station or of its area; the first may also begin its number. */
function placesWith(words: readonly string[], index: Index, among: Iterable<number>): number[] {
  const { stations, numbers, texts, areaTexts } = index;
  const starts = words.map((word) => ` ${word}`);
  const number = withoutZeros(words[0] ?? '');
  const around = new Map([...areaTexts].map(([code, text]) => [code, starts.map((start) => text.includes(start))]));
  const places: number[] = [];
  for (const place of among) {
    const text = texts[place] ?? '';
    const inArea = around.get(stations[place]?.area ?? '');
    const isThere = (start: string, at: number): boolean =>
      text.includes(start) || inArea?.[at] === true || (at === 0 && (numbers[place] ?? '').startsWith(number));
    if (starts.every(isThere)) places.push(place);
  }
  return places;
}

function bestOf(places: readonly number[], index: Index, { first, most }: { first: string; most: number }): number[] {
  const ranked: number[][] = [[], [], [], [], []];
  for (const place of places) {
    const peers = ranked[rankOf(place, index, first)];
    if (peers && peers.length < most) peers.push(place);
    if (ranked[0]?.length === most) break;
  }
  return ranked.flat().slice(0, most);
}

function rankOf(place: number, { numbers, texts }: Index, first: string): number {
  const number = withoutZeros(first);
  const own = numbers[place] ?? '';
  if (own.startsWith(number)) return own === number ? 0 : 1;
  const text = texts[place] ?? '';
  const at = text.indexOf(` ${first}`);
  if (at === -1) return 4;
  return at < text.indexOf('|') ? 2 : 3;
}
