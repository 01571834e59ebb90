import { localHour } from '#model/facts.ts';
import type { Instant } from '#model/ids.ts';
import type { Station } from '#model/station.ts';
import type { Chance } from './chance.ts';

export const ELECTION_DAY = '2023-03-19';
const OPENS_MINUTE = 7 * 60;
const DAY_MINUTES = 13 * 60 - 20;
const SHORTEST_STAY = 17;

/**
 * Who visited how many stations where, in the order of the day: 72 visits at 70 stations, as the source article
 * reports them. `again`: the last visit in that area goes back to the first station there.
 */
export const OBSERVERS = [
  {
    initials: 'WAH',
    route: [
      { area: 'KZ-71', visits: 6 },
      { area: 'KZ-11', visits: 12, again: true },
    ],
  },
  { initials: 'RW', route: [{ area: 'KZ-75', visits: 22, again: true }] },
  {
    initials: 'MA',
    route: [
      { area: 'KZ-75', visits: 9 },
      { area: 'KZ-19', visits: 9 },
    ],
  },
  {
    initials: 'KB',
    route: [
      { area: 'KZ-71', visits: 10 },
      { area: 'KZ-11', visits: 4 },
    ],
  },
] as const satisfies readonly Observer[];
type Observer = { initials: string; route: readonly { area: string; visits: number; again?: true }[] };
export type Initials = (typeof OBSERVERS)[number]['initials'];

export type Visit = { by: Initials; station: Station; arrivedAt: Instant; leftAt: Instant; repeat: boolean };

/** Stations are not shared between observers. */
export function demoVisits(stations: readonly Station[], chance: Chance): Visit[] {
  const free = new Map<string, Station[]>();
  for (const station of stations) free.set(station.area, [...(free.get(station.area) ?? []), station]);
  return OBSERVERS.flatMap(({ initials, route }) => {
    const stops = route.flatMap((leg: Observer['route'][number]) => stopsOf(leg, free, chance));
    const slot = DAY_MINUTES / stops.length;
    return stops.map(({ station, repeat }, index): Visit => {
      const stay = Math.max(SHORTEST_STAY, Math.round(slot * (0.5 + 0.2 * chance.next())));
      const arrive = OPENS_MINUTE + Math.round(index * slot + chance.next() * Math.max(0, slot - stay - 2));
      const at = (minute: number) => localInstant(minute, station.timeZone ?? 'Asia/Almaty');
      return { by: initials, station, repeat, arrivedAt: at(arrive), leftAt: at(arrive + stay) };
    });
  });
}

function stopsOf(
  { area, visits, again }: Observer['route'][number],
  free: Map<string, Station[]>,
  chance: Chance,
): { station: Station; repeat: boolean }[] {
  const choices = free.get(area) ?? [];
  const stops = Array.from({ length: again ? visits - 1 : visits }, () => {
    const [station] = choices.splice(chance.whole(0, choices.length - 1), 1);
    if (!station) throw new Error(`Not enough demonstration stations in ${area}`);
    return { station, repeat: false };
  });
  const [first] = stops;
  return again && first ? [...stops, { station: first.station, repeat: true }] : stops;
}

/** A minute of election day by the station's clock. */
export function localInstant(minute: number, timeZone: string): Instant {
  const asUtc = Date.parse(`${ELECTION_DAY}T00:00:00.000Z`) + minute * 60_000;
  const noon = `${ELECTION_DAY}T12:00:00.000Z`;
  return new Date(asUtc - (localHour(noon, timeZone) - 12) * 3_600_000).toISOString();
}
