import type { Id } from '#model/ids.ts';
import type { Database } from '#server/store/dialect.ts';

/** Devices of the mission, and the server's own where it has written in this mission's log. */
export const devicesOf = (db: Database, mission: Id) =>
  db
    .selectFrom('devices')
    .select(['id', 'person_id', 'public_key', 'enrolled_at', 'state', 'highest_seq'])
    .where((of) =>
      of.or([
        of('mission_id', '=', mission),
        of('id', 'in', of.selectFrom('revisions').select('device_id').distinct().where('mission_id', '=', mission)),
      ]),
    )
    .orderBy('id')
    .execute();
