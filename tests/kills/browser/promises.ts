import { firstQuestionOf } from './on-disk.ts';
import type { Shown } from './page.ts';
import { resumingOf } from './resuming.ts';

type Standing = { said: Shown; tapped: Shown[] };

const NOTHING = { chosen: -1, comment: '' };

const same = (a: Shown, b: Shown) => a.chosen === b.chosen && a.comment === b.comment;
const words = ({ question, chosen, comment }: Shown) =>
  `${question} ${chosen < 0 ? 'nothing' : `option ${chosen}`}${comment === '' ? '' : ` "${comment}"`}`;

/** What the screens of one phone have called saved, by observation and question, and what was tapped after that. */
export function promisesOf() {
  const observations = new Map<string, Map<string, Standing>>();
  /** By observation: the previews that were shown. */
  const photos = new Map<string, Set<string>>();
  const resuming = resumingOf();
  let [said, saidInThisLife, cutShort] = [0, 0, 0];
  let waiting: { left: number; over: () => void } | undefined;
  const hear = () => {
    if (!waiting) return;
    waiting.left -= 1;
    if (waiting.left <= 0 && saidInThisLife > 0) waiting.over();
  };
  const observationIn = (path: string) => /^\/observation\/([\w-]+)/.exec(path)?.[1];

  function standing(path: string, question: string): { id: string; known: Standing } | undefined {
    const id = observationIn(path);
    if (id === undefined) return undefined;
    const questions = observations.get(id) ?? new Map<string, Standing>();
    observations.set(id, questions);
    const known = questions.get(question) ?? { said: { question, ...NOTHING }, tapped: [] };
    questions.set(question, known);
    return { id, known };
  }

  return {
    heardSaved(path: string, shown: Shown): void {
      const found = standing(path, shown.question);
      if (!found) return;
      const { id, known } = found;
      said += 1;
      saidInThisLife += 1;
      known.said = shown;
      const at = known.tapped.findIndex((tapped) => same(tapped, shown));
      for (const _ of known.tapped.splice(0, at + 1)) resuming.saved(id, shown.question);
      hear();
    },
    heardTap(path: string, shown: Shown): void {
      const found = standing(path, shown.question);
      if (!found) return;
      found.known.tapped.push(shown);
      resuming.asked(found.id, shown.question);
      hear();
    },
    heardOpening(path: string): void {
      const first = firstQuestionOf(decodeURIComponent(/section\/([^/]+)/.exec(path)?.[1] ?? ''));
      if (first) resuming.asked(observationIn(path) ?? '', first);
    },
    heardPhoto(path: string, preview: string): void {
      const id = observationIn(path);
      if (id !== undefined) photos.set(id, (photos.get(id) ?? new Set()).add(preview));
    },
    /** Resolves once so many taps and words *saved* were heard from now on, and one *saved* in this life. */
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

    /** How many photos were shown as kept that are not on the disk. */
    photosLost: (id: string, onDisk: ReadonlySet<string>): number =>
      [...(photos.get(id) ?? [])].filter((preview) => !onDisk.has(preview)).length,

    mayResumeAt: resuming.mayResumeAt,
    resumed: resuming.resumed,
    /** Whether something was called saved in this life: else its death proves nothing. */
    saidEnough: () => saidInThisLife > 0,

    /** A new life begins with what was found on the disk. */
    begin(id: string, onDisk: ReadonlyMap<string, Shown>): void {
      const questions = [...(observations.get(id)?.values() ?? [])];
      if (questions.some(({ tapped }) => tapped.length > 0)) cutShort += 1;
      observations.set(id, new Map([...onDisk].map(([question, found]) => [question, { said: found, tapped: [] }])));
      resuming.begin(id);
      saidInThisLife = 0;
    },

    observations: () => [...new Set([...observations.keys(), ...photos.keys()])],
    /** How often something was called saved, photos shown as kept, and lives that ended with a tap on its way. */
    counts: () => ({ said, cutShort, photos: [...photos.values()].reduce((sum, { size }) => sum + size, 0) }),
  };
}

export type Promises = ReturnType<typeof promisesOf>;
