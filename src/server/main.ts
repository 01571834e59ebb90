import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAdminSocket } from './admin/socket.ts';
import { createApp } from './app.ts';
import { createDemo } from './demo/create-demo.ts';
import { demoLines } from './demo/demo-lines.ts';
import { listen } from './listen.ts';
import { openServer, type Server } from './open.ts';
import { canInstallFrom, readSettings } from './settings.ts';
import { makeSetupLink } from './setup-link.ts';
import { StartupError } from './startup-error.ts';
import { hasMission } from './store/missions.ts';

/** How long requests under way may take once the server is asked to stop. */
const DRAIN_MS = 10_000;

/** Built, this file is dist/server/main.js, beside dist/client; run from its source, the build is below the project. */
const here = dirname(fileURLToPath(import.meta.url));
const isBuilt = here.endsWith(join('dist', 'server'));
const clientFolder = isBuilt ? join(here, '..', 'client') : join('dist', 'client');
const exportWorker = isBuilt ? join(here, 'export-worker.js') : join(here, '..', '..', '.ci', 'export-worker.mjs');

/** `--demo` has a data folder of its own, and fills an empty database with the demonstration mission. */
const isDemo = process.argv.includes('--demo');
const environment = isDemo && !process.env.DAYBOOK_DATA ? { ...process.env, DAYBOOK_DATA: './data-demo' } : process.env;

async function start(): Promise<void> {
  const { host, port, origin } = readSettings(environment);
  const server = await openServer(environment, { clientFolder, exportWorker });
  const http = listen(createApp(server), { host, port }, () => void greet(server).catch(fail));
  http.once('error', (error: NodeJS.ErrnoException) =>
    fail(
      error.code === 'EADDRINUSE'
        ? new StartupError(`Port ${port} is in use: stop the other program, or choose another with PORT.`)
        : error,
    ),
  );

  async function greet({ store, db }: Server): Promise<void> {
    for (const warning of store.warnings) console.log(`Warning: ${warning}`);
    if (!canInstallFrom(origin))
      console.log(`Phones cannot install the app from ${origin}: that needs an https address in DAYBOOK_ORIGIN.`);
    if (isDemo && !(await hasMission(db)))
      for (const line of demoLines(await createDemo(server), origin)) console.log(line);
    if (!(await hasMission(db))) console.log(`No mission yet. Set it up, once, at ${await makeSetupLink(server)}`);
    const withoutSocket = await openAdminSocket(server);
    if (withoutSocket !== undefined) console.log(`Warning: ${withoutSocket}`);
    console.log(`Daybook listens on http://${host}:${port} · data in ${store.place}`);
  }

  let stopping = false;
  function stop(): void {
    if (stopping) return;
    stopping = true;
    server.stop();
    const hurry = setTimeout(() => 'closeAllConnections' in http && http.closeAllConnections(), DRAIN_MS);
    http.close(() => {
      clearTimeout(hurry);
      server.close().then(() => process.exit(0), fail);
    });
    if ('closeIdleConnections' in http) http.closeIdleConnections();
  }
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(error: unknown): void {
  console.error(error instanceof StartupError ? error.message : error);
  process.exit(1);
}

start().catch(fail);
