import { foldObservation, headsDigest } from '#model/observation/fold.ts';
import type { FollowedLog } from '#server/follower/followed-log.ts';
import type { Image } from './image.ts';
import { positionOf, readable } from './positions.ts';
import type { createTransactions, ServerLife } from './transactions.ts';

/** The log as the follower of one process reads it. */
export function followedLog(
  { image, transactions }: { image: () => Image; transactions: ReturnType<typeof createTransactions> },
  { life, othersTurn }: { life: ServerLife; othersTurn: () => Promise<void> },
): FollowedLog {
  const { step } = life;
  return {
    othersTurn,
    async reset(name) {
      await step();
      image().cursors.delete(name);
    },
    reading: (work) =>
      transactions.run(life, ({ tryLock, done }) =>
        work({
          async tryLead(name) {
            await step();
            return tryLock(`follower ${name}`) ? (image().cursors.get(name) ?? '0.0') : undefined;
          },
          async readTouched(after, limit) {
            await step();
            return readable(image().rows, after, transactions.horizon())
              .slice(0, limit)
              .map((row) => ({
                position: positionOf(row),
                mission_id: row.revision.mission,
                observation_id: row.revision.observation,
              }));
          },
          async project(observations) {
            for (const id of observations) {
              await step();
              const known = image().rows.filter(({ revision }) => revision.observation === id);
              const digest = headsDigest(foldObservation(known.map(({ revision }) => revision)).heads);
              done.push(() => void image().projected.set(id, digest));
            }
          },
          async moveFollower(name, to) {
            await step();
            done.push(() => void image().cursors.set(name, to));
          },
        }),
      ),
  };
}
