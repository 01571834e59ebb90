import { checkEvening, restUntilQuiet } from './evening.ts';
import { runHeadquarters } from './headquarters.ts';
import type { Mutation } from './mutation.ts';
import { liveThrough } from './observer.ts';
import { hashAtOnce } from './photos.ts';
import { createWorld } from './world.ts';

hashAtOnce();

export type Day = {
  seed: number;
  /** How long people write, in simulated time. Without it the seed decides. */
  seconds?: number | undefined;
  mutation?: Mutation;
};

export type Outcome = {
  seed: number;
  seconds: number;
  /** Undefined when every promise was kept. */
  broken: string | undefined;
  story: () => string[];
  /** How much was tried. */
  said: number;
  delivered: number;
};

const [SHORTEST, LONGEST] = [20, 600];

/** One election day, from one seed. Half of them last less than two minutes: a long one costs as much as ten. */
export async function simulate({ seed, seconds: wanted, mutation = {} }: Day): Promise<Outcome> {
  const world = await createWorld(seed, mutation);
  const { chance, timeline, log, truth, story } = world;
  const drawn = Math.round(SHORTEST * (LONGEST / SHORTEST) ** chance.fraction());
  const seconds = wanted ?? drawn;
  const endsAt = seconds * 1_000;
  runHeadquarters(world, endsAt);
  for (const observer of world.observers) liveThrough(world, observer, endsAt);
  await timeline.runUntil(endsAt);
  await restUntilQuiet(world);
  checkEvening(world);
  return {
    seed,
    seconds,
    broken: world.failure?.message,
    story: story.lines,
    said: truth.said.size,
    delivered: log.image.rows.length,
  };
}
