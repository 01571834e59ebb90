import type { Id, QuestionId } from '#model/ids.ts';
import type { Taken } from './photos.ts';

/** Every answer of a day carries a word of its own in its comment, so that it can be found wherever it is. */
export const wordOf = (number: number): string => `w${number}_said`;

/** What must never be read on a phone's disk. */
export const TELLTALE = '_said';

const WORDS = /w\d+_said/g;

export const wordsIn = (text: string): string[] => text.match(WORDS) ?? [];

export const wordIn = (text: string | undefined): string | undefined => (text ? wordsIn(text)[0] : undefined);

/** One answer somebody gave. */
export type Said = {
  word: string;
  phone: string;
  tab: string;
  observation: Id;
  question: QuestionId;
  /** The words on the screen when it was given, and what the same tab had said there before. */
  seen: ReadonlySet<string>;
  /** Whether the screen called it saved. */
  saved: boolean;
  /** Too long to be taken by any server. */
  tooLong: boolean;
};

/** What really happened, beside what the product believes. */
export type Truth = {
  said: Map<string, Said>;
  /** Words replaced in a journal before they were minted, by what replaced them. */
  overwritten: Map<string, string>;
  /** The form version each observation was started on. */
  versions: Map<Id, number>;
  /** Revisions that any server ever held. */
  everStored: Set<Id>;
  /** In which revision each word went out. */
  revisionOf: Map<string, Id>;
  /** Corrections that were made after the backup which was restored: nobody sends them again. */
  lostCorrections: Set<Id>;
  taken: Taken[];
};

export const newTruth = (): Truth => ({
  said: new Map(),
  overwritten: new Map(),
  versions: new Map(),
  everStored: new Set(),
  revisionOf: new Map(),
  lostCorrections: new Set(),
  taken: [],
});

/**
 * Everything someone knew of who said this: what they saw, and what they had overwritten unsent. What `lost` its way,
 * full disk or refusal, left them knowing what they knew when they said it.
 */
export function knownTo(
  word: string,
  { said, overwritten }: Truth,
  lost: (word: string) => boolean = () => false,
): Set<string> {
  const known = new Set<string>();
  const earlier = new Map<string, string[]>();
  for (const [before, after] of overwritten) earlier.set(after, [...(earlier.get(after) ?? []), before]);
  const visit = (each: string) => {
    for (const seen of said.get(each)?.seen ?? []) {
      const isNew = !known.has(seen);
      known.add(seen);
      if (isNew && lost(seen)) visit(seen);
    }
    for (const before of earlier.get(each) ?? []) {
      if (known.has(`visited ${before}`)) continue;
      known.add(`visited ${before}`).add(before);
      visit(before);
    }
  };
  visit(word);
  return known;
}
