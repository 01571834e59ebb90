import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { boundForm } from './bound-form.ts';

const TAG = '"1"';

/** Serves the bound's page as a well-kept server does: compressed, its files cached, the page itself asked for again. */
export async function startBoundForm(): Promise<{ url: string; stop: () => void }> {
  const files = new Map(
    Object.entries(await boundForm()).map(([path, { type, body }]) => [path, { type, body: brotliCompressSync(body) }]),
  );
  const server = createServer(({ url = '/', headers }, response) => {
    const file = files.get(url);
    if (!file) return response.writeHead(404).end();
    const isPage = url === '/';
    response.setHeader('cache-control', isPage ? 'no-cache' : 'max-age=31536000, immutable');
    if (isPage) response.setHeader('etag', TAG);
    if (headers['if-none-match'] === TAG) return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br' }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
