import type { DaySummary } from '#model/desk/administration.ts';
import { OBSERVATION_STATES } from '#model/desk/observations.ts';
import type { Actor } from '#model/roles.ts';
import { type Clock, instantOf } from '#server/clock.ts';
import type { Database } from '#server/store/dialect.ts';
import { requireMission } from '#server/store/missions.ts';
import { observationsFor } from './observation-filter.ts';
import { type CountedDevice, countedDevices } from './people.ts';
import { startOfDay } from './start-of-day.ts';

/** Phones look for news at least every few minutes while they are used and have a network. */
const SILENT_AFTER_MINUTES = 60;

/** The counts of the first screen. Phones are counted over the whole mission, observations within the reader's reach. */
export async function readSummary(db: Database, reader: Actor, clock: Clock): Promise<DaySummary> {
  const { timeZone } = await requireMission(db, reader.mission);
  const midnight = instantOf(startOfDay(clock(), timeZone));
  const observations = await observationsFor(db, { reader, filter: {} });
  const counts = await observations
    .select((of) => [
      'observations.state',
      of.fn.countAll<number>().as('all'),
      of.fn.countAll<number>().filterWhere('first_received_at', '>=', midnight).as('today'),
      of.fn.countAll<number>().filterWhere('conflicts', '>', 0).as('conflicts'),
      of.fn.countAll<number>().filterWhere('critical', '>', 0).as('critical'),
    ])
    .groupBy('observations.state')
    .execute();
  const sum = (of: 'today' | 'conflicts' | 'critical') => counts.reduce((total, row) => total + Number(row[of]), 0);
  const all = (state: string) => Number(counts.find((row) => row.state === state)?.all ?? 0);
  return {
    observations: Object.fromEntries(
      OBSERVATION_STATES.map((state) => [state, all(state)]),
    ) as DaySummary['observations'], // every state is there
    receivedToday: sum('today'),
    conflicts: sum('conflicts'),
    critical: sum('critical'),
    ...phones(await countedDevices(db, reader.mission), clock() - SILENT_AFTER_MINUTES * 60_000),
  };
}

function phones(devices: readonly CountedDevice[], silentSince: number): Pick<DaySummary, 'devices' | 'pending'> {
  const active = devices.filter(({ state }) => state === 'active');
  return {
    devices: {
      active: active.length,
      suspended: devices.length - active.length,
      silent: active.filter((device) => Date.parse(device.lastContactAt ?? device.enrolledAt) < silentSince).length,
      silentAfterMinutes: SILENT_AFTER_MINUTES,
    },
    // a phone may say it has written any number; several such must not make one that is none any more
    pending: devices.reduce(
      (total, device) => Math.min(Number.MAX_SAFE_INTEGER, total + Math.max(0, device.highestSeq - device.received)),
      0,
    ),
  };
}
