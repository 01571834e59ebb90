/** What does not hold, sentence by sentence, and how often. */
export type Findings = {
  add(sentence: string): void;
  count(): number;
  /** The first ones; the rest are only counted. */
  shown(): readonly string[];
};

const SHOWN = 100;

export function newFindings(): Findings {
  const first: string[] = [];
  let count = 0;
  return {
    add(sentence) {
      count += 1;
      if (first.length < SHOWN) first.push(sentence);
    },
    count: () => count,
    shown: () => first,
  };
}
