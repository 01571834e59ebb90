import * as z from 'zod/mini';
import { Instant } from '../ids.ts';

/** The chain is checked for the entries shown, or for the whole log: that takes long when it is. */
export const AuditQuery = z.object({
  before: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
  check: z.optional(z.literal('whole')),
});

/** Who did what at headquarters, newest first. */
export const AuditPage = z.strictObject({
  deeds: z.array(
    z.strictObject({
      seq: z.int(),
      at: Instant,
      /** As the person is called now; null where nobody was signed in. */
      name: z.nullable(z.string()),
      act: z.string(),
      object: z.string(),
      address: z.string(),
      /** `begun`, or the code of the refusal. */
      result: z.string(),
    }),
  ),
  /** The newest checked entry at which the chain does not hold; null while it does. */
  brokenAt: z.nullable(z.int()),
  /** Whether there are older ones. */
  more: z.boolean(),
});
export type AuditPage = z.infer<typeof AuditPage>;
