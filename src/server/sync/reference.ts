import type { Id } from '#model/ids.ts';
import { hashText, stableText } from '#model/observation/hashing.ts';
import type { Reference } from '#model/protocol/messages.ts';
import { assignmentsOfTeam } from '#server/store/assignments.ts';
import type { Database } from '#server/store/dialect.ts';
import { formsInUse } from '#server/store/forms.ts';
import { newestFrameVersion } from '#server/store/frames.ts';
import { photoPolicyOf, protectionOf, requireMission } from '#server/store/missions.ts';
import { peopleOfTeam } from '#server/store/people.ts';
import { teamById } from '#server/store/teams.ts';

export type Referred = { stamp: string; content: Reference };

/** Whether the phone understands what is said of photos, and of protection. */
export type Knowing = { knowsPhotos: boolean; knowsProtection: boolean };

/** What a team's phones keep besides observations; `stamp` changes exactly when the content does. */
export async function referenceOf(
  db: Database,
  team: Id,
  { knowsPhotos, knowsProtection }: Knowing,
): Promise<Referred> {
  const found = await teamById(db, team);
  if (!found) throw new Error(`No team ${team}`);
  const { mission, ...own } = found;
  const photos = await photoPolicyOf(db, mission);
  const protection = await protectionOf(db, mission);
  const content: Reference = {
    mission: await requireMission(db, mission),
    team: own,
    people: await peopleOfTeam(db, team),
    assignments: await assignmentsOfTeam(db, team),
    forms: await formsInUse(db, mission),
    frameVersion: await newestFrameVersion(db, mission),
    ...(knowsPhotos && photos.allowed ? { photos } : {}),
    ...(knowsProtection && protection !== 'none' ? { protection } : {}),
  };
  return { stamp: hashText(stableText(content)), content };
}
