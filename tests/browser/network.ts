import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { freePort } from '../free-port.ts';

export type Network = {
  /** The address of the server behind it. */
  url: string;
  /** Every connection breaks, and nobody gets through any more. */
  cut(): Promise<void>;
  /** Lets so many bytes through to the phone, and breaks off in the middle of whatever is on its way. */
  cutAfter(bytes: number): void;
  restore(): Promise<void>;
};

/** Between a phone and its server: what any engine takes for a network that is there, dies, and comes back. */
export async function openNetwork(serverUrl: string): Promise<Network> {
  const port = await freePort();
  const { hostname, port: serverPort } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let listening: Server | undefined;
  let left = Number.POSITIVE_INFINITY;

  function carry(phone: Socket): void {
    const server = dial(Number(serverPort), hostname);
    for (const [socket, other] of [
      [phone, server],
      [server, phone],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()); // a broken connection is broken on both sides
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    phone.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      phone.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) void cut();
    });
  }

  async function cut(): Promise<void> {
    const closing = listening;
    listening = undefined;
    left = Number.POSITIVE_INFINITY;
    const closed = closing && new Promise((resolve) => closing.close(resolve));
    for (const socket of sockets) socket.destroySoon();
    await closed;
  }

  async function restore(): Promise<void> {
    const server = createServer(carry);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, hostname, resolve);
    });
    listening = server;
  }

  await restore();
  return {
    url: `http://${hostname}:${port}`,
    cut,
    cutAfter: (bytes) => {
      left = bytes;
    },
    restore,
  };
}
