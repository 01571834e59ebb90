import type { Database } from './dialect.ts';

export async function insertSetupLink(db: Database, secretHash: string, createdAt: string): Promise<void> {
  await db
    .insertInto('setup_links')
    .values({ secret_hash: secretHash, created_at: createdAt, used_at: null })
    .execute();
}
