import * as z from 'zod/mini';
import { Id, Instant, QuestionId } from './ids.ts';

/** A question from headquarters, pinned to one answer: *asked* → *answered* → *closed*. */
export const Clarification = z.strictObject({
  id: Id,
  observation: Id,
  question: QuestionId,
  state: z.enum(['asked', 'answered', 'closed']),
  words: z.array(z.strictObject({ from: Id, at: Instant, text: z.string().check(z.minLength(1), z.maxLength(2000)) })),
});
export type Clarification = z.infer<typeof Clarification>;
