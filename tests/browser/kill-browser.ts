import { spawnSync } from 'node:child_process';

const lines = (program: string, options: string[]): string[] =>
  spawnSync(program, options, { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

/**
 * SIGKILL to the whole process group of the browser that runs on this profile: nothing of it gets to write another byte.
 * False when none runs.
 */
export function killBrowser(profile: string): boolean {
  const processes = lines('pgrep', ['-f', profile]);
  const groups = new Set(processes.flatMap((id) => lines('ps', ['-o', 'pgid=', '-p', id])).map(Number));
  for (const group of groups) process.kill(-group, 'SIGKILL');
  return groups.size > 0;
}
