import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { RequestRefused, refusalResponse, refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { isDatabaseAway } from '#server/store/database-away.ts';

/** Whatever a route throws is answered with a code; what nobody foresaw is reported. */
export function answerRefusals(app: Hono, { report }: Pick<Server, 'report'>): void {
  app.notFound((c) => refusalResponse(refuse('NOT_FOUND', c.req.path.slice(0, 200))));
  app.onError((error) => {
    if (error instanceof RequestRefused) return refusalResponse(error);
    if (error instanceof HTTPException) return error.getResponse();
    if (!hasLeft(error)) report(error);
    return refusalResponse(refuse('BUSY', undefined, 5), isDatabaseAway(error) ? 503 : 500);
  });
}

/** The client went away, or was cut off, before all of its request had come: every phone in a lift does that. */
const hasLeft = (error: Error): boolean =>
  error.message === 'aborted' && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
