import { spawn } from 'node:child_process';
import { UsageError } from './command.ts';

/**
 * Runs `pg_dump` or `pg_restore` on the database of `url`. The password travels in the environment, where other
 * users of this machine do not see it.
 */
export async function runPostgresProgram(
  program: 'pg_dump' | 'pg_restore',
  args: string[],
  { databaseUrl, environment }: { databaseUrl: string; environment: NodeJS.ProcessEnv },
): Promise<void> {
  const address = new URL(databaseUrl);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(program, [...args, '--dbname', address.href], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...environment, ...(password ? { PGPASSWORD: password } : {}) },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new UsageError(
              `${program} is not installed on this machine: install PostgreSQL's client programs, or run it where they are.`,
            )
          : error,
      ),
    );
  });
  if (code !== 0) throw new UsageError(`${program} failed: ${said.trim().split('\n').at(-1) ?? `code ${code}`}`);
}
