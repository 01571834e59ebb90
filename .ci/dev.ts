/** `npm run dev`: one process serves the client with hot reload and runs the server; edits to src/server count from the next request on. */
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'vite';

type OpenModule = typeof import('../src/server/open.ts');
type AppModule = typeof import('../src/server/app.ts');
type SetupModule = typeof import('../src/server/setup-link.ts');
type MissionsModule = typeof import('../src/server/store/missions.ts');
type App = ReturnType<AppModule['createApp']>;
type OpenServer = Awaited<ReturnType<OpenModule['openServer']>>;

const SERVER_PATHS = /^\/(api|livez|readyz)(\/|\?|$)/;

const environment = { ...process.env, HOST: '127.0.0.1', PORT: process.env.PORT ?? '5173' };
const vite = await createServer({
  server: { host: environment.HOST, port: Number(environment.PORT) },
  plugins: [
    {
      name: 'server-in-development',
      configureServer: ({ middlewares }) => {
        middlewares.use((request, response, next) => {
          if (SERVER_PATHS.test(request.url ?? '')) void answer(request, response);
          else next();
        });
      },
      closeBundle: closeServer,
    },
  ],
});
const load = async <Module>(path: string) => (await vite.ssrLoadModule(path)) as Module;

// The handle lives here, outside the reloaded modules: it is opened again only when its own code changed.
let opened: { by: OpenModule; server: Promise<OpenServer> } | undefined;
async function currentServer(): Promise<OpenServer> {
  const by = await load<OpenModule>('/src/server/open.ts');
  if (opened?.by === by) return opened.server;
  const previous = opened?.server;
  const server = (async () => {
    await (await previous)?.close();
    return by.openServer(environment, { exportWorker: join(import.meta.dirname, 'export-worker.mjs') });
  })();
  opened = { by, server };
  server.catch(() => {
    opened = undefined;
  });
  return server;
}

async function closeServer(): Promise<void> {
  const open = opened?.server;
  opened = undefined;
  await (await open)?.close();
}

let created: { by: AppModule; server: OpenServer; app: App } | undefined;
async function currentApp(): Promise<App> {
  const server = await currentServer();
  const by = await load<AppModule>('/src/server/app.ts');
  if (created?.by === by && created.server === server) return created.app;
  const app = by.createApp(server);
  created = { by, server, app };
  return app;
}

const answer = getRequestListener(async (request) => (await currentApp()).fetch(request), {
  errorHandler(error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error);
    console.error(error);
    return new Response(String(error), { status: 500 });
  },
});
await vite.listen();
vite.printUrls();

const server = await currentServer();
const { hasMission } = await load<MissionsModule>('/src/server/store/missions.ts');
const { makeSetupLink } = await load<SetupModule>('/src/server/setup-link.ts');
if (!(await hasMission(server.db))) console.log(`No mission yet. Set it up, once, at ${await makeSetupLink(server)}`);

// vite closes itself on SIGTERM, and the plugin above closes the server with it
process.once('SIGINT', () => void vite.close().finally(() => process.exit(0)));
