/** Something that can be killed at any moment: a tab, a server process. */
export type Mortal = { isAlive(): boolean; die(): void };

/** @param died hears of it once */
export function mortal(died: () => void): Mortal {
  let alive = true;
  return {
    isAlive: () => alive,
    die() {
      if (!alive) return;
      alive = false;
      died();
    },
  };
}
