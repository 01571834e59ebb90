import type { Context } from 'hono';
import * as z from 'zod/mini';
import { Id } from '#model/ids.ts';
import { parseJson } from '#model/protocol/parse-json.ts';
import { refuse } from '#server/refusals.ts';

/** Longest JSON body, in bytes: a plan of some 15,000 stations. Files are not read here. */
const LONGEST_BODY = 1_000_000;

/** The body, parsed. @throws NOT_JSON; TOO_LARGE; REQUEST_MALFORMED naming the first wrong field */
export async function readBody<Schema extends z.ZodMiniType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  if (Number(c.req.header('content-length') ?? 0) > LONGEST_BODY) throw refuse('TOO_LARGE', String(LONGEST_BODY));
  let body: unknown;
  try {
    body = parseJson(await c.req.text());
  } catch {
    throw refuse('NOT_JSON');
  }
  return parse(schema, body);
}

/** The query parameters, parsed; of a repeated one the first. @throws REQUEST_MALFORMED, also for U+0000 */
export function readQuery<Schema extends z.ZodMiniType>(c: Context, schema: Schema): z.output<Schema> {
  const query = c.req.query();
  const withNul = Object.keys(query).find((name) => query[name]?.includes('\0')); // PostgreSQL takes none in a text
  if (withNul !== undefined) throw refuse('REQUEST_MALFORMED', withNul);
  return parse(schema, query);
}

/** @throws NOT_FOUND when the path holds no identifier */
export function pathId(c: Context): Id {
  const id = Id.safeParse(c.req.param('id'));
  if (!id.success) throw refuse('NOT_FOUND');
  return id.data;
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  throw refuse('REQUEST_MALFORMED', [...(issue?.path ?? []), ...unknown.slice(0, 1)].join('.') || 'body');
}
