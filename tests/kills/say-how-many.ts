/** How many times, from which seed on, on the server built in this folder. */
export type Kills = { kills: number; seed: number; build: string };

/** Kills, those after which something receipted was missing, and everything else that was wrong. */
export type Counted = { kills: number; lost: number; wrong: number };

/** `server: 0 of 200 lost (upper bound 1.5 %)`. The bound is 3/N, with 95 % confidence, when nothing was lost. */
export function sayHowMany(what: string, { kills, lost, wrong }: Counted): void {
  const bound = lost === 0 ? ` (upper bound ${Number(((3 / kills) * 100).toPrecision(2))} %)` : '';
  console.log(`${what}: ${lost} of ${kills} lost${bound}, ${wrong} other faults`);
}
