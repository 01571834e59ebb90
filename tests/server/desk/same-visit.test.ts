import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Answer } from '#model/answer.ts';
import type { DaySummary } from '#model/desk/administration.ts';
import type { ObservationDossier, ObservationList } from '#model/desk/observations.ts';
import { type Desk, ENGINES, isHere, openDesk } from './desk.ts';
import { at, deploy, publishFrame } from './field.ts';

const chose = (option: string): Answer => ({ kind: 'choice', option });

/** Nurlan's team opened station 12 twice, ten minutes apart, and gave one different answer. */
async function twice(desk: Desk) {
  await publishFrame(desk);
  const nurlan = await deploy(desk, 'Nurlan', 'ALM-1');
  const [first, second] = [randomUUID(), randomUUID()];
  const place = at('A-12');
  await nurlan.write({ observation: first, place, outcome: 'observed', answers: { 'H.ID.04': chose('urban') } });
  desk.pass(10 * 60_000);
  await nurlan.write({ observation: second, place, outcome: 'observed', answers: { 'H.ID.04': chose('rural') } });
  return { nurlan, first, second };
}

describe.each(ENGINES)('one visit opened twice, on %s', (engine) => {
  const list = async ({ aigul }: Desk) =>
    (await aigul.get<ObservationList>('/observations')).rows.map(({ id, joined, twins, conflicts }) => ({
      id,
      joined,
      twins,
      conflicts,
    }));
  const answersHeld = async ({ server }: Desk) => {
    await server.follower.catchUp();
    const rows = await server.db
      .selectFrom('answers')
      .innerJoin('observations', 'observations.no', 'answers.observation_no')
      .innerJoin('questions', 'questions.no', 'answers.question_no')
      .select(['observations.id', 'answers.standing'])
      .where('questions.question', '=', 'H.ID.04')
      .execute();
    return rows.map(({ id, standing }) => `${id} ${standing}`).sort();
  };

  test.runIf(isHere(engine))(
    'is linked and never joined by itself; joined by a person it is one row, and separated again two',
    async () => {
      const desk = await openDesk(engine);
      const { aigul } = desk;
      const { nurlan, first, second } = await twice(desk);
      expect(await list(desk)).toEqual([
        { id: second, joined: 0, twins: 1, conflicts: 0 },
        { id: first, joined: 0, twins: 1, conflicts: 0 },
      ]);
      const decide = (standing: string) =>
        aigul.ok<ObservationDossier>('POST', `/observations/${first}/same-visit`, { other: second, standing });

      const joined = await decide('same');
      expect(joined.twins.map(({ row, standing }) => `${row.id} ${standing}`)).toEqual([`${second} same`]);
      expect(joined.revisions).toHaveLength(3); // each one's own, and the decision
      expect(await list(desk)).toEqual([{ id: first, joined: 1, twins: 0, conflicts: 1 }]);
      expect((await aigul.get<DaySummary>('/summary')).observations.draft).toBe(1);
      expect(await answersHeld(desk)).toEqual([`${first} conflict`]);
      const part = await aigul.get<ObservationDossier>(`/observations/${second}`);
      expect(part.joinedTo).toBe(first);
      const exported = async () =>
        (await (await aigul.send('GET', '/exports/observations.jsonl')).text())
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
      await desk.enterAgain();
      const [row, ...more] = await exported();
      expect(more).toEqual([]);
      expect(row).toMatchObject({
        id: first,
        joined: 1,
        conflicts: 1,
        answers: { 'H.ID.04': { standing: 'conflict' } },
      });
      expect(row.history).toHaveLength(3);

      // the phone that wrote the second goes on with it: the joined row shows it at once
      await nurlan.write({ observation: second, answers: { 'O.AS.02': chose('good') } });
      await decide('separate');
      expect(
        (await list(desk))
          .map(({ id, joined: parts, twins }) => ({ id, parts, twins }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ).toEqual([first, second].sort().map((id) => ({ id, parts: 0, twins: 0 })));
      expect(await answersHeld(desk)).toEqual([`${first} answered`, `${second} answered`].sort());
      expect(await exported()).toHaveLength(2);
      await decide('same');
      expect(await exported()).toHaveLength(1);
    },
  );

  test.runIf(isHere(engine))('three of one visit become one; what is already joined elsewhere is refused', async () => {
    const desk = await openDesk(engine);
    const { aigul } = desk;
    const { nurlan, first, second } = await twice(desk);
    const third = randomUUID();
    await nurlan.write({ observation: third, place: at('A-12'), outcome: 'observed' });
    const say = (whole: string, other: string) =>
      ['POST', `/observations/${whole}/same-visit`, { other, standing: 'same' }] as const;
    await aigul.ok(...say(second, third));
    await aigul.ok(...say(first, second));
    expect((await list(desk)).map(({ id, joined }) => ({ id, joined }))).toEqual([{ id: first, joined: 2 }]);
    expect(await aigul.refusal(...say(second, third))).toBe('STALE other');
    expect(await aigul.refusal(...say(first, first))).toBe('NOT_ALLOWED other');
    expect(await aigul.refusal(...say(first, randomUUID()))).toBe('NOT_FOUND observation');
    const sofia = await deploy(desk, 'Sofia', 'REG-2');
    const theirs = randomUUID();
    await sofia.write({ observation: theirs, place: at('A-12'), outcome: 'observed' });
    expect(await aigul.refusal(...say(first, theirs))).toBe('NOT_ALLOWED other');
  });
});
