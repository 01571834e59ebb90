import * as z from 'zod/mini';
import { Code, QuestionId } from './ids.ts';

/**
 * Conditions decide which questions are asked, which comments are owed and which answers are odd.
 *
 * A condition is *true*, *false* or *unknown* (Kleene's strong three-valued logic). A test that reads an answer is
 * unknown while that answer is missing, cleared, in conflict, *not observed*, *not applicable* or set aside.
 * `not` keeps unknown; `all` is false as soon as one part is false; `any` is true as soon as one part is true.
 * Only *true* asks a question, owes a comment or raises a problem: nothing follows from what was not answered.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** The chosen option (or one of the chosen options) is `is`. */
  | { question: QuestionId; is: Code }
  /** At least one chosen option is not `except`: "any but none". */
  | { question: QuestionId; anyBut: Code }
  | { left: Quantity; compare: Comparison; right: Quantity }
  | { mission: MissionFact }
  | { place: PlaceFact }
  | { teamSizeAtLeast: number }
  /** Some asked answer of this form counts as a problem, or as a critical one. Never unknown. */
  | { answered: 'any-problem' | 'any-critical' };

/** A number read from the form. Unknown as soon as one part is unknown. */
export type Quantity =
  | number
  /** Without `part`, the question's only part. */
  | { question: QuestionId; part?: Code }
  /** Number given with an option that asks "how many"; of a people question, how many were chosen. */
  | { countOf: QuestionId }
  /** Whole minutes from one time answer to another; negative when the second is earlier. */
  | { minutesFrom: QuestionId; to: QuestionId }
  /** Local hour (0 to 23.99, minutes as a fraction) of a time answer in the place's zone. */
  | { localHourOf: QuestionId };

export const COMPARISONS = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What the mission's profile may say of the election. */
export const MISSION_FACTS = ['mobile-voting', 'absentee-certificates', 'ink', 'full-day-teams'] as const;
export type MissionFact = (typeof MISSION_FACTS)[number];

/** What is known of the place: it is on the list; a single-seat contest is voted on there; it lies outside the team's areas. */
export const PLACE_FACTS = ['listed', 'not-listed', 'single-seat-contest', 'outside-team-areas'] as const;
export type PlaceFact = (typeof PLACE_FACTS)[number];

export const Quantity: z.ZodMiniType<Quantity> = z.union([
  z.number(),
  z.strictObject({ question: QuestionId, part: z.optional(Code) }),
  z.strictObject({ countOf: QuestionId }),
  z.strictObject({ minutesFrom: QuestionId, to: QuestionId }),
  z.strictObject({ localHourOf: QuestionId }),
]) as z.ZodMiniType<Quantity>; // zod infers `part: string | undefined`; exact optional types are narrower

export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ question: QuestionId, is: Code }),
    z.strictObject({ question: QuestionId, anyBut: Code }),
    z.strictObject({ left: Quantity, compare: z.enum(COMPARISONS), right: Quantity }),
    z.strictObject({ mission: z.enum(MISSION_FACTS) }),
    z.strictObject({ place: z.enum(PLACE_FACTS) }),
    z.strictObject({ teamSizeAtLeast: z.int() }),
    z.strictObject({ answered: z.enum(['any-problem', 'any-critical']) }),
  ]),
);
