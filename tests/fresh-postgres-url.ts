import { inject } from 'vitest';
import { freshDatabase } from './postgres.ts';

/** DATABASE_URL of an empty PostgreSQL database, made for the calling test. */
export function freshPostgresUrl(): Promise<string> {
  const adminUrl = inject('postgresAdminUrl');
  if (adminUrl === '') throw new Error('PostgreSQL is not installed: run .ci/install-test-needs.sh');
  return freshDatabase(adminUrl);
}
