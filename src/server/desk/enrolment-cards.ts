import { detailOf } from '#messages/details/detail.ts';
import type { EnrolmentCard, EnrolmentRequest } from '#model/desk/people.ts';
import type { Id } from '#model/ids.ts';
import { refuse } from '#server/refusals.ts';
import type { Server } from '#server/server.ts';
import { enrolmentLink, makeEnrolmentCode } from '#server/sync/enrolment-codes.ts';

/**
 * One card per person, in the order asked; all or none. Codes given out before stay good until they expire.
 * @throws NOT_FOUND for people the mission does not have; REQUEST_MALFORMED for people without a team, whose phones could
 * receive nothing
 */
export async function enrolmentCards(server: Server, mission: Id, request: EnrolmentRequest): Promise<EnrolmentCard[]> {
  const ids = [...new Set(request.people)];
  return server.db.transaction().execute(async (db) => {
    const people = await db
      .selectFrom('people')
      .leftJoin('team_members', 'team_members.person_id', 'people.id')
      .select(['people.id', 'people.name', 'team_members.team_id'])
      .where('people.mission_id', '=', mission)
      .where('people.id', 'in', ids)
      .execute();
    const cards: EnrolmentCard[] = [];
    for (const id of ids) {
      const person = people.find((each) => each.id === id);
      if (!person) throw refuse('NOT_FOUND', `people: ${id}`);
      if (person.team_id === null) throw refuse('REQUEST_MALFORMED', detailOf('in-no-team', person.name));
      const made = await makeEnrolmentCode({ ...server, db }, { person: id, mission, hoursValid: request.hoursValid });
      cards.push({ person: id, name: person.name, ...made, link: enrolmentLink(made.code, server) });
    }
    return cards;
  });
}
