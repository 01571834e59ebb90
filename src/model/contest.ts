import * as z from 'zod/mini';
import { Code } from './ids.ts';
import { Texts } from './language.ts';

/** One ballot. Belongs to the stations where it is voted on, not to the mission as a whole. */
export const Contest = z.strictObject({
  code: Code,
  name: Texts,
  kind: z.enum(['list', 'single-seat', 'multi-seat', 'executive', 'referendum']),
  contestants: z.array(z.strictObject({ code: Code, name: Texts })),
});
export type Contest = z.infer<typeof Contest>;
