import * as z from 'zod/mini';
import { Absence } from './form.ts';
import { Code, Id, Instant } from './ids.ts';
import { Place } from './place.ts';

/** Longest text an observer can write in one answer or comment, in UTF-16 code units. */
export const LONGEST_TEXT = 10_000;

const longText = z.string().check(z.maxLength(LONGEST_TEXT));
const wholeNumber = z.int().check(z.gte(0), z.lte(1_000_000_000));

/**
 * What was answered. `cleared` is an explicit value: an answer taken back. Both absences are answers.
 * Numbers are keyed by part code; with contests by `contest/part`.
 */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), option: Code, count: z.optional(wholeNumber) }),
  z.strictObject({ kind: z.literal('choices'), options: z.array(Code).check(z.minLength(1), z.maxLength(100)) }),
  z.strictObject({
    kind: z.literal('number'),
    values: z.record(z.string().check(z.minLength(1), z.maxLength(130)), wholeNumber),
  }),
  z.strictObject({ kind: z.literal('time'), at: Instant }),
  z.strictObject({ kind: z.literal('text'), text: longText }),
  z.strictObject({ kind: z.literal('place'), place: Place }),
  z.strictObject({ kind: z.literal('people'), people: z.array(Id).check(z.maxLength(20)) }),
  z.strictObject({
    kind: z.literal('agreement'),
    /** `declared`: entered on a colleague's phone, not on their own. */
    agreed: z.array(z.strictObject({ person: Id, at: Instant, declared: z.boolean() })).check(z.maxLength(20)),
  }),
  z.strictObject({ kind: z.literal('absence'), absence: Absence }),
  z.strictObject({ kind: z.literal('cleared') }),
]);
export type Answer = z.infer<typeof Answer>;

export const numberKey = (part: string, contest?: string): string =>
  contest === undefined ? part : `${contest}/${part}`;
