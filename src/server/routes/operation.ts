import type * as z from 'zod/mini';
import type { RequestRefusal } from '#model/protocol/refusal-codes.ts';

/** What `/api/openapi.json` says of one route. Each group of routes exports a list of these beside its routes. */
export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Written as the route is: `/forms/:id/:version`. */
  path: string;
  summary: string;
  access: 'anyone' | 'push-token' | 'read-token' | 'session';
  /** Query parameters, one per property. */
  query?: z.ZodMiniType;
  /** JSON body, or a file as it is. */
  body?: z.ZodMiniType | 'file';
  /** JSON reply, a file, a stream of events, or an empty one. */
  reply: z.ZodMiniType | 'file' | 'events' | 'nothing';
  /** The refusals that belong to this route; NOT_JSON, REQUEST_MALFORMED, TOO_LARGE and BUSY can come from any. */
  refusals: readonly RequestRefusal[];
};
