import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Id } from '#model/ids.ts';
import { conflictsOf, seenHeads } from '#model/observation/fold.ts';
import type { Value } from '#model/observation/revision.ts';
import { decideSameVisit } from '#server/desk/same-visit.ts';
import { chose, type Phone } from '../device/phone.ts';
import { type Headquarters, openHeadquarters } from './headquarters.ts';
import { journey, phoneAt } from './journey.ts';

const school12: Value = {
  answer: {
    kind: 'place',
    place: { kind: 'station', station: 'KZ-71/12', frameVersion: 1, area: 'KZ-71', contests: ['list'] },
  },
};

async function openStation12({ notebook }: Phone, environment: string): Promise<Id> {
  const observation = await notebook.start({ form: 'voting' });
  await notebook.answer({ observation, question: 'H.ID.01', value: school12, seen: [] });
  await notebook.answer({ observation, question: 'V.ENV.01', value: chose(environment), seen: [] });
  await notebook.mint();
  return observation;
}

function decide(
  { world: { server }, here }: Headquarters,
  { whole, other, standing }: { whole: Id; other: Id; standing: 'same' | 'separate' },
) {
  const by = {
    mission: here.mission.id,
    role: 'coordinator',
    person: { id: here.marat, name: 'Marat', role: 'coordinator' },
    areaPaths: [],
  } as const;
  return server.db
    .transaction()
    .execute((tx) => decideSameVisit(tx, server, { by, whole, decision: { other, standing } }));
}

test('two members open station 12: linked on both phones, joined by headquarters, settled on a phone, and separated again', async () => {
  const headquarters = await openHeadquarters();
  const [aigerim, daniyar] = [await phoneAt(headquarters), await phoneAt(headquarters, 'daniyar')];
  const ours = await openStation12(aigerim, 'yes');
  const theirs = await openStation12(daniyar, 'no');
  const travelBoth = async () => {
    for (const phone of [aigerim, daniyar, aigerim]) expect(await journey(phone, headquarters)).toBeNull();
  };
  await travelBoth();
  const shown = async ({ notebook }: Phone, id: Id) => {
    const open = await notebook.observation(id);
    if (!open) throw new Error('It is on this phone');
    return { open, twins: open.twins.map(({ standing }) => standing), conflicts: conflictsOf(open.observation) };
  };
  expect(await shown(aigerim, ours)).toMatchObject({ twins: ['possible'], conflicts: [] });
  expect(await shown(daniyar, ours)).toMatchObject({ twins: ['possible'], conflicts: [] });

  await decide(headquarters, { whole: ours, other: theirs, standing: 'same' });
  await travelBoth();
  const { open, ...joined } = await shown(aigerim, ours);
  expect(joined).toEqual({ twins: ['same'], conflicts: ['V.ENV.01'] });
  expect((await shown(daniyar, theirs)).open.joinedTo).toBe(ours);

  const seen = seenHeads(open.observation, 'V.ENV.01');
  expect(seen).toHaveLength(2);
  await aigerim.notebook.answer({ observation: ours, question: 'V.ENV.01', value: chose('yes'), seen });
  await aigerim.notebook.complete(ours);
  await travelBoth();
  expect(await shown(daniyar, ours)).toMatchObject({ twins: ['same'], conflicts: [] });
  const row = await headquarters.world.server.db
    .selectFrom('observations')
    .select(['conflicts', 'state', 'changed_after_completion'])
    .where('id', '=', ours)
    .executeTakeFirst();
  expect(row).toEqual({ conflicts: 0, state: 'completed', changed_after_completion: 0 });

  await decide(headquarters, { whole: ours, other: theirs, standing: 'separate' });
  await travelBoth();
  expect(await shown(aigerim, ours)).toMatchObject({ twins: [], conflicts: [] });
  const apart = await shown(aigerim, theirs);
  expect(apart.open.observation.heads.get('V.ENV.01')?.map(({ change }) => change.answer)).toEqual([
    { kind: 'choice', option: 'no' },
  ]);
});
