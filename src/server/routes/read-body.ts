import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { PROTOCOL } from '#model/protocol/messages.ts';
import { parseJson } from '#model/protocol/parse-json.ts';
import { refuse } from '#server/refusals.ts';

/** The body of a request of the sync protocol. @throws what `syncBody` throws */
export const readSyncBody = async <Type>(c: Context, model: z.ZodMiniType<Type>): Promise<Type> =>
  syncBody(await c.req.text(), model);

/**
 * @throws RequestRefused: NOT_JSON; PROTOCOL_UNKNOWN, before anything else is read, because a newer app may send
 * another shape; REQUEST_MALFORMED with the path of the first wrong field
 */
export function syncBody<Type>(text: string, model: z.ZodMiniType<Type>): Type {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    throw refuse('NOT_JSON');
  }
  const protocol = body !== null && typeof body === 'object' ? (body as { protocol?: unknown }).protocol : undefined;
  if (typeof protocol === 'number' && protocol !== PROTOCOL) throw refuse('PROTOCOL_UNKNOWN', String(PROTOCOL));
  const parsed = model.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  throw refuse('REQUEST_MALFORMED', [...(issue?.path ?? []), ...unknown].join('.') || 'body');
}
