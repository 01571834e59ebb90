import * as z from 'zod/mini';

/** The languages every form and every sentence of the interface must have. BCP 47. */
export const LANGUAGES = ['en', 'ru', 'kk'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

const line = z.string().check(z.minLength(1), z.maxLength(2000));

/**
 * One text in every language. `draft` marks Russian and Kazakh wording that no attested source gives;
 * the mission's people release it before the day.
 */
export const Texts = z.object({ en: line, ru: line, kk: line, draft: z.optional(z.literal(true)) });
export type Texts = z.infer<typeof Texts>;
