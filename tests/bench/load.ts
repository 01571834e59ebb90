import { Agent, request } from 'node:http';

/** What one client sends, one request after the other. */
export type Client = { bodies: readonly string[]; headers?: Record<string, string> };

export type Loaded = { seconds: number; latenciesMs: number[] };

/** All clients at once, each on a connection of its own. @throws when an answer is not 200 or refuses something */
export async function load(url: string, clients: readonly Client[]): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients.length });
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  try {
    await Promise.all(
      clients.map(async ({ bodies, headers = {} }) => {
        for (const body of bodies) {
          const at = performance.now();
          await post(url, { body, headers, agent });
          latenciesMs.push(performance.now() - at);
        }
      }),
    );
    return { seconds: (performance.now() - startedAt) / 1000, latenciesMs };
  } finally {
    agent.destroy();
  }
}

type Post = { body: string; headers: Record<string, string>; agent: Agent };

const post = (url: string, { body, headers, agent }: Post): Promise<void> =>
  new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const asking = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': length, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode === 200 && !/"(refused|duplicate)"/.test(text)) resolve();
          else reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`));
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
