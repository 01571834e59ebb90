import type { SetupRequest } from '#model/desk/account.ts';
import type { Form } from '#model/form.ts';
import type { Mission } from '#model/mission.ts';
import { USUAL_PROTECTION } from '#model/protection.ts';
import { type Clock, nowOf } from '#server/clock.ts';
import type { Random } from '#server/random.ts';
import type { Database } from '#server/store/dialect.ts';
import { insertForm } from '#server/store/forms.ts';
import { insertMission } from '#server/store/missions.ts';

/** The mission, with the forms that are in use from its first day. Call it in a transaction. */
export async function createMission(
  db: Database,
  made: { mission: SetupRequest['mission']; forms: readonly Form[]; clock: Clock; random: Random },
): Promise<Mission> {
  const { forms, clock, random } = made;
  const { protection = USUAL_PROTECTION, ...described } = made.mission;
  const mission: Mission = { ...described, id: random.id(), policy: 'standard', synthetic: false };
  const publishedAt = nowOf(clock);
  await insertMission(db, mission, { createdAt: publishedAt, protection });
  for (const form of forms) await insertForm(db, { mission: mission.id, form, publishedAt });
  return mission;
}
