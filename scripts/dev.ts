/** `npm run dev`: one process serves the client with hot reload and runs the server; edits to src/server count from the next request on. */
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'vite';

type OpenModule = typeof import('../src/server/open.ts');
type AppModule = typeof import('../src/server/app.ts');
type App = ReturnType<AppModule['createApp']>;
type OpenServer = Awaited<ReturnType<OpenModule['openServer']>>;

const SERVER_PATHS = /^\/(api|livez|readyz)(\/|\?|$)/;

const vite = await createServer({
  server: { port: Number(process.env.PORT ?? 5173) },
  plugins: [
    {
      name: 'server-in-development',
      configureServer: ({ middlewares }) => {
        middlewares.use((request, response, next) => {
          if (SERVER_PATHS.test(request.url ?? '')) void answer(request, response);
          else next();
        });
      },
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
    return by.openServer(process.env);
  })();
  opened = { by, server };
  server.catch(() => {
    opened = undefined;
  });
  return server;
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

async function stop(): Promise<void> {
  await vite.close();
  await (await opened?.server)?.close();
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
