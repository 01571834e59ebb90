import { Hono } from 'hono';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { accountOperations, accountRoutes } from './account.ts';
import { auditOperations, auditRoutes } from './audit.ts';
import { coordinatorOperations, coordinatorRoutes } from './coordinators.ts';
import { courierOperations, courierRoutes } from './courier.ts';
import { deviceOperations, deviceRoutes } from './devices.ts';
import { exportRoutes } from './exports.ts';
import { frameRoutes } from './frame.ts';
import { type DeskEnv, gate } from './gate.ts';
import { liveOperations, liveRoutes } from './live.ts';
import { observationOperations, observationRoutes } from './observations.ts';
import { peopleOperations, peopleRoutes } from './people.ts';
import { photoOperations, photoRoutes } from './photos.ts';
import { protectionOperations, protectionRoutes } from './protection.ts';
import { onlySameOrigin } from './same-origin.ts';
import { sessionOperations, sessionRoutes } from './session.ts';
import { setupOperations, setupRoutes } from './setup.ts';
import { stationOperations } from './station-operations.ts';
import { teamOperations, teamRoutes } from './teams.ts';

/** What the API document says of them. */
export const deskOperations: readonly Operation[] = [
  ...setupOperations,
  ...sessionOperations,
  ...accountOperations,
  ...auditOperations,
  ...coordinatorOperations,
  ...peopleOperations,
  ...teamOperations,
  ...deviceOperations,
  ...courierOperations,
  ...observationOperations,
  ...photoOperations,
  ...protectionOperations,
  ...liveOperations,
  ...stationOperations,
];

/**
 * What coordinators' screens ask, under `/api/desk`. Every route names its action (`action.ts`); the gate asks the
 * roles table before the route runs.
 */
export function deskRoutes(server: Server): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.use(onlySameOrigin(server.origin));
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.use(gate(server));
  app.route('/', setupRoutes(server));
  app.route('/', sessionRoutes(server));
  app.route('/', accountRoutes(server));
  app.route('/', auditRoutes(server));
  app.route('/', coordinatorRoutes(server));
  app.route('/', peopleRoutes(server));
  app.route('/', teamRoutes(server));
  app.route('/', deviceRoutes(server));
  app.route('/', courierRoutes(server));
  app.route('/', observationRoutes(server));
  app.route('/', photoRoutes(server));
  app.route('/', protectionRoutes(server));
  app.route('/', liveRoutes(server));
  app.route('/', frameRoutes(server));
  app.route('/', exportRoutes(server));
  return app;
}
