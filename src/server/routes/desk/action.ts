import type { MiddlewareHandler } from 'hono';
import type { Action } from '#model/roles.ts';

const named = new WeakMap<object, Action>();

/**
 * Names what a route is for. The gate reads the name before the route runs and asks the roles table; a route without
 * a name is closed to everybody.
 */
export function action(name: Action): MiddlewareHandler {
  const label: MiddlewareHandler = (_, next) => next();
  named.set(label, name);
  return label;
}

export const actionOf = (handler: object): Action | undefined => named.get(handler);
