import type { Setting, Station } from '#model/station.ts';
import type { Chance } from './chance.ts';
import { contestsOf } from './contests.ts';
import { type Region, regions } from './kazakhstan.ts';

/** One demonstration station stands for so many real ones. */
const THINNED = 20;
const FEWEST = 10;
const URBAN_SHARE_OF_REGIONS = 0.4;

const BUILDINGS = ['School', 'Lyceum', 'House of Culture', 'College', 'Library', 'Sports hall'] as const;
const STREETS = ['Demonstration Street', 'Example Avenue', 'Sample Lane', 'Practice Street'] as const;

/** About five hundred stations over all areas, invented, with the real areas' proportions. Numbers repeat across areas. */
export const demoStations = (chance: Chance): Station[] => regions.flatMap((region) => stationsOf(region, chance));

function stationsOf(region: Region, chance: Chance): Station[] {
  const count = Math.max(FEWEST, Math.round(region.stations / THINNED));
  const step = Math.floor(region.stations / count);
  return Array.from({ length: count }, (_, index): Station => {
    const number = String(index * step + chance.whole(1, step));
    const setting = settingIn(region, chance);
    const place = setting === 'rural' ? `village ${chance.whole(1, 40)} near ${region.centre}` : region.centre;
    return {
      code: `${region.code}-${number}`,
      number,
      name: `${chance.pick(BUILDINGS)} no. ${chance.whole(1, 120)}`,
      address: `${chance.whole(1, 150)} ${chance.pick(STREETS)}, ${place}`,
      area: region.code,
      setting,
      registeredVoters: votersAt(region, setting, chance),
      position: positionNear(region, setting, chance),
      contests: contestsOf(region.type),
      timeZone: region.timeZone,
    };
  });
}

function settingIn({ type }: Region, chance: Chance): Setting {
  if (type === 'city' || chance.happens(URBAN_SHARE_OF_REGIONS)) return 'urban';
  return chance.happens(0.15) ? 'small-town' : 'rural';
}

/** Lognormal around the area's mean; a precinct has 3,000 voters at most. */
function votersAt({ votersPerStation }: Region, setting: Setting, chance: Chance): number {
  const mean = votersPerStation * (setting === 'rural' ? 0.6 : 1.4);
  return Math.round(Math.min(3000, Math.max(20, mean * Math.exp(0.4 * chance.normal() - 0.08))));
}

function positionNear({ position }: Region, setting: Setting, chance: Chance) {
  const reach = setting === 'rural' ? 0.6 : 0.05;
  const near = (degrees: number) => Number((degrees + reach * (2 * chance.next() - 1)).toFixed(5));
  return { latitude: near(position.latitude), longitude: near(position.longitude) };
}
