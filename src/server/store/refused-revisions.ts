import type { Id } from '#model/ids.ts';
import type { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { Database } from './dialect.ts';
import { insertRows } from './row-sets.ts';

export type RefusedRevision = { device: Id; revision: Id; seq: number; code: RevisionRefusal; detail: string | null };

/**
 * Remembers what was refused of known phones: a hole in their numbers is then explained. The last reason stands. In
 * order, so that two transactions never wait for each other in a circle.
 */
export async function noteRefusals(db: Database, refused: readonly RefusedRevision[], at: string): Promise<void> {
  const last = new Map(refused.map((each) => [`${each.device} ${each.revision}`, each]));
  if (last.size === 0) return;
  const inOrder = [...last].sort(([a], [b]) => (a < b ? -1 : 1));
  await insertRows(
    db,
    'refused_revisions',
    inOrder.map(([, { device, ...each }]) => ({ device_id: device, ...each, refused_at: at })),
  )
    .onConflict((conflict) =>
      conflict.columns(['device_id', 'revision']).doUpdateSet((eb) => ({
        code: eb.ref('excluded.code'),
        detail: eb.ref('excluded.detail'),
        refused_at: eb.ref('excluded.refused_at'),
      })),
    )
    .execute();
}
