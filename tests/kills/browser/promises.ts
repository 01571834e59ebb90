import type { Shown } from './page.ts';

type Standing = { said: Shown; tapped: Shown[] };

const NOTHING = { chosen: -1, comment: '' };

const same = (a: Shown, b: Shown) => a.chosen === b.chosen && a.comment === b.comment;
const words = ({ question, chosen, comment }: Shown) =>
  `${question} ${chosen < 0 ? 'nothing' : `option ${chosen}`}${comment === '' ? '' : ` "${comment}"`}`;

/** What the screens of one phone have called saved, by observation and question, and what was tapped after that. */
export function promisesOf() {
  const observations = new Map<string, Map<string, Standing>>();
  /** Of this life, in order: the questions of which something was called saved, and those tapped since the last one. */
  let [saidLately, tappedLately]: [string[], string[]] = [[], []];
  let [said, cutShort] = [0, 0];
  let waiting: { left: number; over: () => void } | undefined;
  const hear = () => {
    if (waiting && --waiting.left === 0) waiting.over();
  };

  function standing(path: string, question: string): Standing | undefined {
    const id = /^\/observation\/([\w-]+)/.exec(path)?.[1];
    if (id === undefined) return undefined;
    const questions = observations.get(id) ?? new Map<string, Standing>();
    observations.set(id, questions);
    const known = questions.get(question) ?? { said: { question, ...NOTHING }, tapped: [] };
    questions.set(question, known);
    return known;
  }

  return {
    heardSaved(path: string, shown: Shown): void {
      const known = standing(path, shown.question);
      if (!known) return;
      said += 1;
      known.said = shown;
      const at = known.tapped.findIndex((tapped) => same(tapped, shown));
      known.tapped.splice(0, at + 1);
      saidLately.push(shown.question);
      tappedLately = [];
      hear();
    },
    heardTap(path: string, shown: Shown): void {
      standing(path, shown.question)?.tapped.push(shown);
      tappedLately.push(shown.question);
      hear();
    },
    /** Resolves once so many taps and words *saved* were heard from now on. */
    afterHearing: (left: number): Promise<void> =>
      new Promise((over) => {
        waiting = { left, over };
      }),

    /** What is not on the disk, and what is there that nobody tapped. */
    broken(id: string, onDisk: ReadonlyMap<string, Shown>): string[] {
      return [...(observations.get(id) ?? [])].flatMap(([question, known]) => {
        const found = onDisk.get(question) ?? { question, ...NOTHING };
        if ([known.said, ...known.tapped].some((one) => same(one, found))) return [];
        const after = known.tapped.map(words).join(', ');
        return [
          `called saved: ${words(known.said)}${after && `; tapped after it: ${after}`}; on the disk: ${words(found)}`,
        ];
      });
    },

    /**
     * Where the phone may resume: at the question of which something was called saved last, or at one tapped after it.
     * At the one before when it was killed between the answer and the place. Undefined when nothing was said yet.
     */
    mayResumeAt(): readonly string[] | undefined {
      const last = saidLately.at(-1);
      const before = saidLately.filter((question) => question !== last).at(-1);
      return last && before ? [before, last, ...tappedLately] : undefined;
    },

    /** A new life begins with what was found on the disk. */
    begin(id: string, onDisk: ReadonlyMap<string, Shown>): void {
      const questions = [...(observations.get(id)?.values() ?? [])];
      if (questions.some(({ tapped }) => tapped.length > 0)) cutShort += 1;
      observations.set(id, new Map([...onDisk].map(([question, found]) => [question, { said: found, tapped: [] }])));
      [saidLately, tappedLately] = [[], []];
    },

    observations: () => [...observations.keys()],
    /** How often something was called saved, and how many lives ended with a tap on its way. */
    counts: () => ({ said, cutShort }),
  };
}

export type Promises = ReturnType<typeof promisesOf>;
