import type { ImportPlan } from '#model/desk/frame-import.ts';
import type { Frame } from '#model/frame.ts';
import { stableText } from '#model/observation/hashing.ts';
import { Station } from '#model/station.ts';
import type { PlannedFrame } from './plan-import.ts';

const MOST_EXAMPLES = 10;
const MOST_FAULTS = 500;

type Comparison = Omit<ImportPlan, 'upload'>;

/**
 * What publishing would change. Stations are the same by code; observations hang on the code, so they stay attached.
 * @param observed codes of stations that have observations
 */
export function compareFrames(planned: PlannedFrame, present: Frame | null, observed: ReadonlySet<string>): Comparison {
  const before = new Map(present?.stations.map((station) => [station.code, station]));
  const added: Station[] = [];
  const changed: { before: Station; after: Station }[] = [];
  const moved: { before: Station; after: Station }[] = [];
  let unchanged = 0;
  for (const after of planned.stations) {
    const was = before.get(after.code);
    before.delete(after.code);
    if (!was) added.push(after);
    else if (was.area !== after.area) moved.push({ before: was, after });
    else if (!isSame(was, after)) changed.push({ before: was, after });
    else unchanged++;
  }
  const gone = [...before.values()];
  return {
    added: counted(added),
    changed: counted(changed),
    moved: counted(moved),
    gone: { ...counted(gone), withObservations: gone.filter(({ code }) => observed.has(code)).length },
    unchanged,
    areas: { added: planned.areas.length - (present?.areas.length ?? 0), total: planned.areas.length },
    faults: planned.faults.slice(0, MOST_FAULTS),
    faultCount: planned.faults.length,
    against: present?.version ?? null,
  };
}

/** Field by field: of twenty thousand stations only positions and contests are compared as texts. */
const isSame = (was: Station, after: Station): boolean =>
  (Object.keys(Station.shape) as (keyof Station)[]) // keys of the schema
    .every((field) => was[field] === after[field] || stableText(was[field]) === stableText(after[field]));

const counted = <Example>(all: Example[]) => ({ count: all.length, examples: all.slice(0, MOST_EXAMPLES) });
