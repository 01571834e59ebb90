import { join } from 'node:path';
import { StartupError } from './startup-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  host: string;
  port: number;
  origin: string;
  dataFolder: string;
  databaseUrl: string | undefined;
  keysFile: string;
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host.replaceAll(/[[\]]/g, ''));

/** Browsers give pages service workers and installation only over HTTPS, or from the device itself. */
export const canInstallFrom = (origin: string): boolean =>
  origin.startsWith('https:') || isLoopback(new URL(origin).hostname);

/** @throws StartupError when a variable is missing or cannot be meant. */
export function readSettings(environment: Environment): Settings {
  const host = environment.HOST || '127.0.0.1';
  const port = Number(environment.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartupError(`PORT must be a number from 0 to 65535, not "${environment.PORT}".`);
  const dataFolder = environment.DAYBOOK_DATA || './data';
  return {
    host,
    port,
    origin: originOf(environment.DAYBOOK_ORIGIN, host, port),
    dataFolder,
    databaseUrl: environment.DATABASE_URL || undefined,
    keysFile: environment.DAYBOOK_KEYS || join(dataFolder, 'keys.json'),
  };
}

function originOf(given: string | undefined, host: string, port: number): string {
  if (!given) {
    if (!isLoopback(host))
      throw new StartupError(
        'DAYBOOK_ORIGIN is missing: set it to the address phones use, such as https://daybook.example.org, because HOST is not this machine alone.',
      );
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (!address || !/^https?:$/.test(address.protocol) || address.pathname !== '/' || address.search || address.hash)
    throw new StartupError(`DAYBOOK_ORIGIN must be an address such as https://daybook.example.org, not "${given}".`);
  return address.origin;
}
