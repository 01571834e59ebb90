import { connect } from 'node:net';

export type Marionette = {
  send<Value>(command: string, parameters?: object): Promise<Value>;
  close(): void;
};

type Reply = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/**
 * Firefox's own remote protocol, which Debian's Firefox speaks without a driver: each message is JSON after its length.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function openMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let bytes = Buffer.alloc(0);
  let sent = 0;

  function hear(message: unknown): void {
    if (!Array.isArray(message)) return; // the greeting
    const [, id, error, result] = message as Reply; // only Firefox speaks on this socket
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error) answer?.reject(new Error(`${error.error}: ${error.message}`));
    else answer?.resolve(result);
  }

  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (let colon = bytes.indexOf(':'); colon > 0; colon = bytes.indexOf(':')) {
      const end = colon + 1 + Number(bytes.subarray(0, colon).toString());
      if (bytes.length < end) return;
      const message: unknown = JSON.parse(bytes.subarray(colon + 1, end).toString());
      bytes = bytes.subarray(end);
      hear(message);
    }
  });
  const gone = (error = new Error('Firefox is gone')) => {
    for (const { reject } of waiting.values()) reject(error);
  };
  socket.on('error', gone);
  socket.on('close', () => gone());

  return {
    send: <Value>(command: string, parameters: object = {}) => {
      const id = ++sent;
      const message = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
      return new Promise<Value>((resolve, reject) => {
        waiting.set(id, { resolve: (result) => resolve(result as Value), reject }); // the caller knows its command
      });
    },
    close: () => socket.destroy(),
  };
}
