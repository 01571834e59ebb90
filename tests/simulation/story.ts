import type { Timeline } from './timeline.ts';

/** What happened, in sentences, so that somebody can follow how a promise came to be broken. */
export type Story = { tell(sentence: string): void; lines(): string[] };

export function storyOn(timeline: Pick<Timeline, 'now'>): Story {
  const told: { at: number; sentence: string }[] = [];
  return {
    tell: (sentence) => void told.push({ at: timeline.now(), sentence }),
    lines: () => told.map(({ at, sentence }) => `${clockTime(at)}  ${sentence}`),
  };
}

function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
