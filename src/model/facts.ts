import { type Area, type AreaTree, areaTree, isInside } from './area.ts';
import type { MissionFact, PlaceFact } from './condition.ts';
import type { Contest } from './contest.ts';
import type { Frame } from './frame.ts';
import type { Mission, Team } from './mission.ts';
import { areaOfPlace, contestsOfPlace, type Place } from './place.ts';

/** What conditions may read besides the answers. Built alike on the phone and on the server. */
export type FormFacts = {
  mission: ReadonlySet<MissionFact>;
  singleSeatContests: ReadonlySet<string>;
  teamSize: number;
  teamAreas: readonly string[];
  areas: AreaTree;
  /** tz-database zone of local hours. */
  timeZone: string;
};

export const formFacts = (known: {
  mission: Pick<Mission, 'facts' | 'timeZone'>;
  contests: readonly Contest[];
  team: Pick<Team, 'members' | 'areas'>;
  areas: AreaTree;
  /** The station's own zone, where it has one. */
  timeZone?: string | null;
}): FormFacts => ({
  mission: new Set(known.mission.facts),
  singleSeatContests: new Set(
    known.contests.filter((contest) => contest.kind === 'single-seat').map(({ code }) => code),
  ),
  teamSize: known.team.members.length,
  teamAreas: known.team.areas,
  areas: known.areas,
  timeZone: known.timeZone ?? known.mission.timeZone,
});

/** What conditions read of a station list. Small beside the list itself, so every version that was used is kept. */
export type FrameFacts = {
  contests: readonly Contest[];
  areas: AreaTree;
  /** By station code, where a station has a zone of its own. */
  timeZones: ReadonlyMap<string, string>;
};

/** As it is written down; `frameFacts` makes it readable. */
export type StoredFrameFacts = { contests: readonly Contest[]; areas: readonly Area[]; zones: [string, string][] };

export const storedFrameFacts = ({ contests, areas, stations }: Frame): StoredFrameFacts => ({
  contests,
  areas,
  zones: stations.flatMap(({ code, timeZone }): [string, string][] => (timeZone === null ? [] : [[code, timeZone]])),
});

export const frameFacts = ({ contests, areas, zones }: StoredFrameFacts): FrameFacts => ({
  contests,
  areas: areaTree(areas),
  timeZones: new Map(zones),
});

/**
 * The version of the station list that an observation is read with: the one its place was chosen from, so that a
 * later list changes nothing that was asked; the newest while no station is stated.
 */
export const frameVersionFor = (place: Place | undefined, newest: number | null): number | null =>
  place?.kind === 'station' ? place.frameVersion : newest;

/** Phone, server, dossier and exports all read an observation with these. `frame` is of `frameVersionFor(place)`. */
export const factsAt = (
  place: Place | undefined,
  { mission, team, frame }: Pick<Parameters<typeof formFacts>[0], 'mission' | 'team'> & { frame: FrameFacts },
): FormFacts =>
  formFacts({
    mission,
    team,
    contests: frame.contests,
    areas: frame.areas,
    timeZone: place?.kind === 'station' ? (frame.timeZones.get(place.station) ?? null) : null,
  });

/** Undefined while the place is not known well enough to say. */
export function placeFact(fact: PlaceFact, place: Place | undefined, facts: FormFacts): boolean | undefined {
  if (!place) return undefined;
  switch (fact) {
    case 'listed':
      return place.kind === 'station' || place.kind === 'commission';
    case 'not-listed':
      return place.kind === 'described';
    case 'single-seat-contest':
      return place.kind === 'station'
        ? contestsOfPlace(place).some((contest) => facts.singleSeatContests.has(contest))
        : undefined;
    case 'outside-team-areas': {
      const area = areaOfPlace(place);
      if (area === null) return undefined;
      return facts.teamAreas.length > 0 && !facts.teamAreas.some((own) => isInside(facts.areas, area, own));
    }
    default:
      return fact satisfies never;
  }
}

/** Making one takes far longer than asking it, and a mission has few zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return clock;
}

/** Local hour with minutes as a fraction: 10:30 is 10.5. */
export function localHour(instant: string, timeZone: string): number {
  const [hour = 0, minute = 0] = clockOf(timeZone).format(new Date(instant)).split(':').map(Number);
  return hour + minute / 60;
}
