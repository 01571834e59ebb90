import type { Id } from '#model/ids.ts';
import { hoursAfter, nowOf } from '#server/clock.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import type { Database } from '#server/store/dialect.ts';

/** Uploads nobody published are forgotten after this long. */
const KEPT_HOURS = 24;

export type Upload = { mission: Id; person: Id; file: string; content: Uint8Array };

/** Keeps the bytes as they came, until they are published or a day has passed. */
export async function storeUpload({ db, clock, random }: Server, upload: Upload): Promise<Id> {
  const id = random.id();
  await db.deleteFrom('uploads').where('created_at', '<', hoursAfter(clock, -KEPT_HOURS)).execute();
  await db
    .insertInto('uploads')
    .values({
      id,
      mission_id: upload.mission,
      person_id: upload.person,
      file: upload.file.slice(0, 200),
      content: upload.content,
      created_at: nowOf(clock),
    })
    .execute();
  return id;
}

/** @throws NOT_FOUND, also for another mission's upload */
export async function readUpload(db: Database, mission: Id, id: Id): Promise<Uint8Array> {
  const row = await db
    .selectFrom('uploads')
    .select('content')
    .where('id', '=', id)
    .where('mission_id', '=', mission)
    .executeTakeFirst();
  if (!row) throw refuse('NOT_FOUND', 'upload');
  return new Uint8Array(row.content);
}

export async function forgetUpload(db: Database, id: Id): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute();
}
