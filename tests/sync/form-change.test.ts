import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { voting } from '#forms/voting.ts';
import { insertForm } from '#server/store/forms.ts';
import { chose, type Phone, visitWith } from '../device/phone.ts';
import { type Headquarters, openHeadquarters } from './headquarters.ts';
import { journey, phoneAt, states } from './journey.ts';

/** As the mission publishes it at noon: without the questions on the surroundings. */
const secondVersion = {
  ...voting,
  version: 2,
  sections: voting.sections.filter(({ code }) => code !== 'V.ENV'),
};

const publish = ({ world: { server }, here }: Headquarters) =>
  insertForm(server.db, { mission: here.mission.id, form: secondVersion, publishedAt: '2027-03-14T06:00:00.000Z' });

/** The form an observation stands on, and what it says at the question that only the first version asks. */
async function standing({ notebook }: Phone, id: string) {
  const open = await notebook.observation(id);
  const { form = '', formVersion = 0, heads } = open?.observation ?? {};
  const asks = (await notebook.form(form, formVersion))?.sections.some(({ code }) => code === 'V.ENV');
  return { formVersion, asks, answers: heads?.get('V.ENV.01')?.map(({ change }) => change.answer) };
}

const asBegun = (option: string) => ({ formVersion: 1, asks: true, answers: [{ kind: 'choice', option }] });

test('a new version of the form changes nothing of what was begun, sent or not; the next visit begins on it', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const sent = await visitWith(phone.notebook, chose('yes'));
  await phone.notebook.mint();
  expect(await journey(phone, headquarters)).toBeNull();
  const begun = await visitWith(phone.notebook, chose('no'));

  await publish(headquarters);
  expect(await journey(phone, headquarters)).toBeNull();
  const later = await visitWith(phone.notebook);
  expect(await standing(phone, sent)).toEqual(asBegun('yes'));
  expect(await standing(phone, begun)).toEqual(asBegun('no'));
  expect((await phone.notebook.observation(later))?.observation.formVersion).toBe(2);

  await phone.notebook.complete(begun);
  await phone.notebook.mint();
  expect(await journey(phone, headquarters)).toBeNull();
  expect(new Set(await states(phone))).toEqual(new Set(['received']));
  const rows = await headquarters.world.server.db.selectFrom('observations').select(['id', 'form_version']).execute();
  expect(Object.fromEntries(rows.map((row) => [row.id, row.form_version]))).toEqual({
    [sent]: 1,
    [begun]: 1,
    [later]: 2,
  });
  phone.close();
});

test('a draft is moved to the new version when somebody says so: what fits goes along, the old one is kept withdrawn', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const begun = await visitWith(phone.notebook, chose('no'));
  await phone.notebook.answer({ observation: begun, question: 'V.SEC.01', value: chose('yes', 'seen'), seen: [] });
  const givenAt = new Date(phone.clock.now()).toISOString();
  await publish(headquarters);
  expect(await journey(phone, headquarters)).toBeNull();
  phone.clock.pass(3_600_000);

  const moved = await phone.notebook.moveDraft({ observation: begun, version: 2, reason: 'A newer form' });
  const { observation } = (await phone.notebook.observation(moved)) ?? {};
  expect(observation?.formVersion).toBe(2);
  expect(observation?.regarding).toEqual({ observation: begun });
  expect([...(observation?.heads ?? [])].map(([question, [head]]) => [question, head?.change])).toEqual([
    ['V.SEC.01', { ...chose('yes', 'seen'), at: givenAt, replaces: [] }],
  ]);
  expect(await standing(phone, begun)).toEqual(asBegun('no'));

  expect(await journey(phone, headquarters)).toBeNull();
  expect(new Set(await states(phone))).toEqual(new Set(['received']));
  const { db } = headquarters.world.server;
  const rows = await db.selectFrom('observations').select(['id', 'form_version', 'state']).execute();
  expect(new Map(rows.map(({ id, form_version, state }) => [id, `${form_version} ${state}`]))).toEqual(
    new Map([
      [begun, '1 withdrawn'],
      [moved, '2 draft'],
    ]),
  );
  phone.close();
});

test('a form that the mission withdraws takes nothing off the phone: what was begun on it is read and written on', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const begun = await visitWith(phone.notebook, chose('no'));
  await headquarters.world.server.db.deleteFrom('forms').where('id', '=', 'voting').execute();
  expect(await journey(phone, headquarters)).toBeNull();
  expect((await phone.notebook.reference())?.forms.map(({ id }) => id)).not.toContain('voting');
  expect(await standing(phone, begun)).toEqual(asBegun('no'));
  await phone.notebook.answer({ observation: begun, question: 'V.ENV.02', value: chose('yes'), seen: [] });
  await phone.notebook.mint();
  await journey(phone, headquarters);
  expect(await states(phone)).toEqual(['FORM_UNKNOWN']);
  const { heads } = (await phone.notebook.observation(begun))?.observation ?? {};
  expect([...(heads?.keys() ?? [])].sort()).toEqual(['V.ENV.01', 'V.ENV.02']);
  phone.close();
});
