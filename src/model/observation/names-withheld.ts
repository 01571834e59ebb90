import type { Answer } from '../answer.ts';
import type { Hash } from '../ids.ts';
import type { Place } from '../place.ts';
import type { Change, Revision } from './revision.ts';

/**
 * What stands for a text that may name somebody, for readers who may not read names. Equal texts of one observation
 * get the same number, differing ones another: what is in conflict stays in conflict, and what is written stays
 * written, though not what.
 */
type Mark = (text: string) => string;

/** A description is a text somebody typed; stations and commissions have names of their own. */
export const placeWithoutNames = (place: Place, mark: Mark = () => '[withheld]'): Place =>
  place.kind === 'described' ? { ...place, description: mark(place.description) } : place;

/**
 * Gives the revisions of one observation, or of several that were joined, without free text, comments, reasons and
 * photos, and without the hashes that cover some: whoever has one can try texts until one fits. `covers` names
 * revisions only. Who wrote them stays a number. Signatures do not hold for what it gives.
 */
export function namesWithheld(): (revision: Revision) => Revision {
  const numbers = new Map<string, number>();
  const mark: Mark = (text) => {
    const words = text.trim();
    if (words === '') return '';
    const number = numbers.get(words) ?? numbers.size + 1;
    numbers.set(words, number);
    return `[withheld ${number}]`;
  };
  return ({ photos: _, reason, changes, ...revision }) => ({
    ...revision,
    prev: null,
    ...(reason === undefined ? {} : { reason: mark(reason) }),
    changes: Object.fromEntries(Object.entries(changes).map(([id, change]) => [id, changeWithoutNames(change, mark)])),
  });
}

/** Stands where readers expect a hash, and is that of nothing. */
const NO_HASH: Hash = '0'.repeat(64);

function changeWithoutNames({ answer, comment, confirmations, ...change }: Change, mark: Mark): Change {
  return {
    ...change,
    answer: answerWithoutNames(answer, mark),
    ...(comment === undefined ? {} : { comment: mark(comment) }),
    ...(confirmations && {
      confirmations: confirmations.map(({ problem, reason }) => ({ problem, answers: NO_HASH, reason: mark(reason) })),
    }),
  };
}

function answerWithoutNames(answer: Answer, mark: Mark): Answer {
  if (answer.kind === 'text') return { kind: 'text', text: mark(answer.text) };
  return answer.kind === 'place' ? { kind: 'place', place: placeWithoutNames(answer.place, mark) } : answer;
}
