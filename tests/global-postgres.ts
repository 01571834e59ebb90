import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** For `freshDatabase`; empty where PostgreSQL is not installed (.ci/install-test-needs.sh installs it). */
    postgresAdminUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresAdminUrl', server?.adminUrl ?? '');
  return async () => server?.stop();
}
