import './jsdom-gaps.ts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { keepPulled } from '#device/pulled.ts';
import { voting } from '#forms/voting.ts';
import type { Form } from '#model/form.ts';
import { chose, visitWith } from '#tests/device/phone.ts';
import { daniyar, observerPhone, openObserver } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });

/** Without the questions on the surroundings. */
const secondVersion: Form = {
  ...voting,
  version: 2,
  sections: voting.sections.filter(({ code }) => code !== 'V.ENV'),
};

/** The mission's forms as the phone pulled them last. */
async function publish(phone: Awaited<ReturnType<typeof observerPhone>>, published: Form[]) {
  const content = await phone.notebook.reference();
  if (!content) throw new Error('The phone has its reference');
  const others = content.forms.filter(({ id }) => id !== 'voting');
  const named = published.map(({ id, version }) => ({ id, version }));
  await keepPulled(phone.device, {
    cursor: 'third',
    serverTime: new Date(phone.clock.now()).toISOString(),
    revisions: [],
    reference: { stamp: 'third', content: { ...content, forms: [...others, ...named] } },
    forms: published,
  });
}

it.each<[string, Form[]]>([
  ['published anew without one of its sections', [secondVersion]],
  ['withdrawn', []],
])('a visit begun on a form that is %s shows its own questions and answers, and takes more', async (_, published) => {
  const phone = await observerPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
  await publish(phone, published);
  openObserver(phone);
  await user.click(await screen.findByRole('link', { name: /Draft/ }));
  await screen.findByText('V.ENV.01');
  const question = (id: string) => within(document.getElementById(id) as HTMLElement);
  expect(question('V.ENV.01').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await user.click(question('V.ENV.02').getByRole('radio', { name: 'No' }));
  expect(await question('V.ENV.02').findByText('Saved on this phone')).toBeVisible();
  expect((await phone.notebook.observation(visit))?.observation.formVersion).toBe(1);
});

it('moves a draft to the newer form after showing what does not fit', async () => {
  const phone = await observerPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
  await phone.notebook.answer({ observation: visit, question: 'V.SEC.01', value: chose('no'), seen: [] });
  await publish(phone, [secondVersion]);
  openObserver(phone);
  await user.click(await screen.findByRole('link', { name: /Draft/ }));
  await user.click(await screen.findByRole('link', { name: 'Back to the sections' }));
  expect(await screen.findByText(/begun on version 1 of the form and stays on it/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Move to version 2 of the form' }));
  expect(await screen.findByText('1 answer goes along')).toBeVisible();
  const stays = (await screen.findByRole('heading', { name: '1 answer does not fit and stays here' })).parentElement;
  expect(stays).toHaveTextContent('Yes');
  await user.click(screen.getByRole('button', { name: 'Move' }));
  expect(await screen.findByRole('link', { name: /Security/ })).toBeVisible();
  expect(screen.queryByRole('link', { name: /Surroundings/ })).toBeNull();
  const all = await phone.notebook.observations();
  expect(all.map(({ observation }) => [observation.formVersion, observation.heads.size]).sort()).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

it('does not move a draft while two answers of it differ', async () => {
  const phone = await observerPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
  await phone.notebook.mint(visit);
  const written = (await phone.notebook.observation(visit))?.observation.revisions.values().next().value;
  if (!written) throw new Error('The visit was minted');
  const changes = { 'V.ENV.01': { ...chose('no'), at: written.mintedAt, replaces: [] } };
  const theirs = { ...written, id: daniyar, person: daniyar, device: daniyar, changes };
  await keepPulled(phone.device, {
    cursor: 'second',
    serverTime: written.mintedAt,
    revisions: [{ signed: { text: JSON.stringify(theirs), signature: 'A'.repeat(86) }, revision: theirs }],
    forms: [],
  });
  await publish(phone, [secondVersion]);
  openObserver(phone, { path: `/observation/${visit}/move` });
  expect(await screen.findByText('Some answers differ. Decide which one holds, then move.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Move' })).toBeDisabled();
});
