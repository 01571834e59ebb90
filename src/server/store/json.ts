import type * as z from 'zod/mini';

/** A `*_json` column, parsed by its model. @throws when the column does not hold what the model says. */
export const fromJson = <Type>(model: z.ZodMiniType<Type>, text: string): Type => model.parse(JSON.parse(text));
