import { commentsOf, type Said, saidIn } from '#analysis/cells.ts';
import { type Slot, slotKey, slotsOf } from '#analysis/slots.ts';
import { type Form, questionsOf } from '#model/form.ts';
import type { Language } from '#model/language.ts';
import { type Column, commentKey } from './columns.ts';
import { cellText, type TableCell } from './notation.ts';
import type { ExportedObservation } from './observation.ts';

/** A slot, and where in the row its column stands. */
type Place = { slot: Slot; at: number };

/** Where the columns of one question stand in a row. Found once per form version, not per row. */
export type QuestionColumns = {
  comment: Place;
  /** Of a question per contest: where the place has no contests. */
  places: readonly Place[];
  /** Empty unless the question is asked per contest. */
  byContest: ReadonlyMap<string, readonly Place[]>;
};

/** In the order of the form's questions. `first`: where in a row `columns` begin. */
export function questionColumns(
  form: Form,
  { columns, contests, first }: { columns: readonly Column[]; contests: readonly string[]; first: number },
): QuestionColumns[] {
  const known = new Map(columns.map(({ key }, index) => [key, first + index]));
  const placeOf = (slot: Slot, key = slotKey(slot)): Place => {
    const at = known.get(key);
    if (at === undefined) throw new Error(`No column for ${key}`);
    return { slot, at };
  };
  return questionsOf(form).map((question) => {
    const perContest = question.kind === 'number' && question.perContest ? contests : [];
    return {
      comment: placeOf({ question: question.id, contest: '', part: '' }, commentKey(question.id)),
      places: slotsOf(question, []).map((slot) => placeOf(slot)),
      byContest: new Map(
        perContest.map((contest) => [contest, slotsOf(question, [contest]).map((slot) => placeOf(slot))]),
      ),
    };
  });
}

/** Writes what an observation says into its row. What was not asked of it stays as it was there. */
export function writeAnswers(
  { observation, form, facts }: ExportedObservation,
  { row, columns, labels }: { row: TableCell[]; columns: readonly QuestionColumns[]; labels: Language | undefined },
): void {
  const { said, contests } = saidIn(observation, form, facts);
  const write = (places: readonly Place[], here: Said) => {
    for (const { slot, at } of places) row[at] = cellText(slot, here, labels);
  };
  for (const [index, own] of columns.entries()) {
    const here = said[index];
    if (!here) continue;
    row[own.comment.at] = commentsOf(here);
    if (contests.length === 0 || own.byContest.size === 0) write(own.places, here);
    else for (const contest of contests) write(own.byContest.get(contest) ?? [], here);
  }
}
