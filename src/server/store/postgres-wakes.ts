import { Client, type Pool } from 'pg';

const CHANNEL = 'daybook';
const RECONNECT_MS = 5000;

/**
 * Empty notifications between processes: "look at the log". Only hints: every reader also looks each second, so a
 * lost one costs a second. Sent outside transactions, because PostgreSQL lets only one notifying commit run at a time.
 */
export function listenForWakes(url: string, pool: Pool) {
  const listeners = new Set<() => void>();
  let closed = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const connect = async () => {
    const next = new Client({ connectionString: url, application_name: 'daybook wakes' });
    let lost = false;
    const later = () => {
      if (lost) return;
      lost = true;
      client = undefined;
      if (!closed) timer = setTimeout(() => void connect(), RECONNECT_MS);
    };
    next.on('notification', () => {
      for (const listener of listeners) listener();
    });
    // said twice when PostgreSQL stops: its own word, then the broken connection. Unheard, the second ends the process
    next.on('error', later);
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      client = next;
      if (closed) await next.end();
    } catch {
      later(); // also reported as an event, or never connected: try again either way
    }
  };
  const connecting = connect();

  return {
    wake: async () => {
      await pool.query(`notify ${CHANNEL}`).catch(() => undefined); // a lost hint costs a second
    },
    onWake: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => undefined); // already gone
    },
  };
}
