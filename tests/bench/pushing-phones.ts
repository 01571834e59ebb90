import { voting } from '#forms/voting.ts';
import type { QuestionId } from '#model/ids.ts';
import type { Change } from '#model/observation/revision.ts';
import { PROTOCOL, type PushRequest } from '#model/protocol/messages.ts';
import { chanceFrom } from '#server/demo/chance.ts';
import { Phone, type Reached, type Written } from '../server/phone.ts';
import type { Client } from './load.ts';
import type { Enlisted } from './mission.ts';
import { answersAt, visitsOfDay } from './visits.ts';

const ANSWERS = 60;

/** A phone and whose it is. */
export type Pushing = { phone: Phone; person: Enlisted };

/** Each person enrols a phone. */
export async function enrolAll(reached: Reached, people: readonly Enlisted[]): Promise<Pushing[]> {
  const pushing: Pushing[] = [];
  for (const person of people) pushing.push({ phone: await Phone.enrol(reached, person.code), person });
  return pushing;
}

/** What observers wrote in a day. */
const chance = chanceFrom(100);
const sheets = visitsOfDay(chance).map((visit) => ({
  at: visit.leftAt,
  entries: answersAt(visit, { observer: chance.id(), chance }).slice(0, ANSWERS),
}));

/** A new observation of sixty answers, numbered, signed and sealed as every revision is. */
async function writeVisit({ phone, person }: Pushing): Promise<Written> {
  const { at, entries } = sheets[phone.seq % sheets.length] ?? { at: '', entries: [] };
  const changes = entries.map(([id, value]): [QuestionId, Change] => [id, { ...value, at, replaces: [] }]);
  const filling = { observation: crypto.randomUUID(), form: voting.id, formVersion: voting.version, team: person.team };
  return phone.write(filling, {}, { mintedAt: at, changes: Object.fromEntries(changes) });
}

/** What a client sends to `/api/v1/push`, made before anything is measured, and the same for the bare server. */
export async function prepare(
  pushing: Pushing,
  { requests, observations }: { requests: number; observations: number },
): Promise<{ client: Client; bare: Client; written: Written[] }> {
  const { phone } = pushing;
  const sealed: string[] = [];
  const bare: string[] = [];
  const all: Written[] = [];
  for (let count = 0; count < requests; count++) {
    const written: Written[] = [];
    for (let each = 0; each < observations; each++) written.push(await writeVisit(pushing));
    const request: PushRequest = {
      protocol: PROTOCOL,
      device: phone.enrolment.device,
      highestSeq: phone.seq,
      sentAt: new Date().toISOString(),
      envelopes: written.map(({ envelope }) => envelope),
    };
    sealed.push(JSON.stringify(request));
    bare.push(JSON.stringify({ observations: written.map(({ revision }) => revision) }));
    all.push(...written);
  }
  const headers = { authorization: `Bearer ${phone.enrolment.pushToken}` };
  return { client: { bodies: sealed, headers }, bare: { bodies: bare }, written: all };
}
