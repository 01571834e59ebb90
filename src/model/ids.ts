import * as z from 'zod/mini';

/**
 * Random identifiers (UUID version 4). Version 7 is not used: it would tell the time of every entry
 * to whoever holds a locked phone.
 */
export const Id = z.uuidv4();
export type Id = z.infer<typeof Id>;

/** A stable code given by people: a station, an area, a contest, an option. Compared as written, never by case. */
export const Code = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^\S(?:.*\S)?$/u));
export type Code = z.infer<typeof Code>;

/** Question identifiers are FORM.SECTION.NN and never reused: `V.ACC.02`. */
export const QuestionId = z.string().check(z.regex(/^[A-Z]{1,3}\.[A-Z]{2,4}\.\d{2}$/));
export type QuestionId = z.infer<typeof QuestionId>;

/** An instant: UTC, ISO 8601, milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** SHA-256, lower-case hexadecimal. */
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Hash = z.infer<typeof Hash>;

/** Bytes as base64url without padding (RFC 4648 §5). */
export const Base64Url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));
export type Base64Url = z.infer<typeof Base64Url>;
