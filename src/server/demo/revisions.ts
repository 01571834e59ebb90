import type { Form } from '#model/form.ts';
import type { Hash, Id, Instant, QuestionId } from '#model/ids.ts';
import { digestAfter, foldObservation } from '#model/observation/fold.ts';
import { revisionHash } from '#model/observation/hashing.ts';
import type { Change, Revision, Value } from '#model/observation/revision.ts';
import { type SigningKey, sign } from '#model/protocol/signatures.ts';
import type { Arrived } from '#server/sync/open-envelopes.ts';
import type { Chance } from './chance.ts';
import type { Visit } from './visits.ts';

/** A demonstration phone and where its chain of revisions stands. */
export type DemoPhone = {
  device: Id;
  person: Id;
  team: Id;
  mission: Id;
  key: SigningKey;
  seq: number;
  prev: Hash | null;
};

type Written = { form: Form; visit: Visit; answers: ReadonlyMap<QuestionId, Value>; chance: Chance };

/**
 * A visit as its phone would have written it: the first half in an *edit* while inside, the rest in *complete* on
 * leaving. Numbered, chained and signed like any other; `source` says that it is a demonstration.
 */
export async function visitRevisions(phone: DemoPhone, written: Written): Promise<Arrived[]> {
  const { form, visit, answers, chance } = written;
  const entries = [...answers];
  const half = Math.floor(entries.length / 2);
  const observation = chance.id();
  const between = new Date((Date.parse(visit.arrivedAt) + Date.parse(visit.leftAt)) / 2).toISOString();
  const make = (kind: 'edit' | 'complete', at: Instant, part: typeof entries): Revision => ({
    protocol: 1,
    id: chance.id(),
    mission: phone.mission,
    observation,
    form: form.id,
    formVersion: form.version,
    team: phone.team,
    device: phone.device,
    person: phone.person,
    seq: phone.seq + 1,
    prev: phone.prev,
    kind,
    mintedAt: at,
    clockSkewMs: 0,
    source: 'demonstration',
    changes: Object.fromEntries(part.map(([id, value]): [QuestionId, Change] => [id, { ...value, at, replaces: [] }])),
  });
  const edit = make('edit', between, entries.slice(0, half));
  const first = await signed(phone, edit);
  const complete = make('complete', visit.leftAt, entries.slice(half));
  const covers = digestAfter(foldObservation([edit]), complete);
  return [first, await signed(phone, { ...complete, covers })];
}

async function signed(phone: DemoPhone, revision: Revision): Promise<Arrived> {
  const text = JSON.stringify(revision);
  const hash = revisionHash(text);
  phone.seq = revision.seq;
  phone.prev = hash;
  return {
    read: { outcome: 'read', revision, signed: { text, signature: await sign(phone.key, hash) }, hash },
    device: { mission: phone.mission, person: phone.person, suspended: false, teams: new Set([phone.team]) },
  };
}
