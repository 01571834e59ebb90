import { type Gap, gapsOf } from '#model/desk/gaps.ts';
import type { Id } from '#model/ids.ts';
import { RevisionRefusal } from '#model/protocol/refusal-codes.ts';
import type { Database } from '#server/store/dialect.ts';

type Counted = { id: Id; highestSeq: number; received: number };

/** What is not here of each phone, for those of which something is not. */
export async function gapsOfDevices(db: Database, devices: readonly Counted[]): Promise<Map<Id, Gap[]>> {
  const short = devices.filter((device) => device.received < device.highestSeq);
  if (short.length === 0) return new Map();
  const ids = short.map(({ id }) => id);
  const held = await db.selectFrom('revisions').select(['device_id', 'seq']).where('device_id', 'in', ids).execute();
  const refused = await db
    .selectFrom('refused_revisions')
    .select(['device_id', 'seq', 'code'])
    .where('device_id', 'in', ids)
    .execute();
  const seqs = grouped(held);
  const codes = grouped(refused);
  return new Map(
    short.map(({ id, highestSeq }) => {
      const known = (codes.get(id) ?? []).map(({ seq, code }) => [seq, RevisionRefusal.parse(code)] as const);
      return [
        id,
        gapsOf(
          highestSeq,
          (seqs.get(id) ?? []).map(({ seq }) => seq),
          new Map(known),
        ),
      ];
    }),
  );
}

function grouped<Row extends { device_id: Id }>(rows: readonly Row[]): Map<Id, Row[]> {
  const groups = new Map<Id, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.device_id);
    if (group) group.push(row);
    else groups.set(row.device_id, [row]);
  }
  return groups;
}
