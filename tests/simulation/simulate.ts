import { checkEvening, restUntilQuiet } from './evening.ts';
import { runHeadquarters } from './headquarters.ts';
import type { Mutation } from './mutation.ts';
import { liveThrough } from './observer.ts';
import { createWorld } from './world.ts';

export type Outcome = {
  seed: number;
  /** Undefined when every promise was kept. */
  broken: string | undefined;
  story: string[];
  /** How much was tried. */
  said: number;
  delivered: number;
};

/** One election day, from one seed. */
export async function simulate(seed: number, mutation: Mutation = {}): Promise<Outcome> {
  const world = await createWorld(seed, mutation);
  const { chance, timeline, log, truth, story } = world;
  const endsAt = chance.between(120, 600) * 1_000;
  runHeadquarters(world, endsAt);
  for (const observer of world.observers) liveThrough(world, observer, endsAt);
  await timeline.runUntil(endsAt);
  await restUntilQuiet(world);
  checkEvening(world);
  return {
    seed,
    broken: world.failure?.message,
    story: story.lines(),
    said: truth.said.size,
    delivered: log.image.rows.length,
  };
}
