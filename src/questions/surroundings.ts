import type { AreaTree } from '#model/area.ts';
import type { Contest } from '#model/contest.ts';
import type { Id, Instant, QuestionId } from '#model/ids.ts';
import type { Person } from '#model/mission.ts';
import type { Station } from '#model/station.ts';

/** What questions show or offer besides their answers. Built by the screen; the components store and fetch nothing. */
export type Surroundings = {
  now: () => Instant;
  /** Zone of the place; times are shown and typed in it. */
  timeZone: string;
  /** Who answers. */
  me: Id;
  people: readonly Person[];
  contests: readonly Contest[];
  areas: AreaTree;
  station: (code: string) => Station | undefined;
  /** Absent where places cannot be changed. */
  pickPlace?: (question: QuestionId) => void;
};
