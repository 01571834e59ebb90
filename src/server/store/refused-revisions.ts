import type { Id } from '#model/ids.ts';
import type { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { Database } from './dialect.ts';

export type RefusedRevision = { device: Id; revision: Id; seq: number; code: RevisionRefusal; detail: string | null };

/** Remembers what was refused of known phones: a hole in their numbers is then explained. The last reason stands. */
export async function noteRefusals(db: Database, refused: readonly RefusedRevision[], at: string): Promise<void> {
  for (const { device, revision, seq, code, detail } of refused)
    await db
      .insertInto('refused_revisions')
      .values({ device_id: device, revision, seq, code, detail, refused_at: at })
      .onConflict((conflict) =>
        conflict.columns(['device_id', 'revision']).doUpdateSet({ code, detail, refused_at: at }),
      )
      .execute();
}
