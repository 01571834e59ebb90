import './jsdom-gaps.ts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { keepPulled } from '#device/pulled.ts';
import { voting } from '#forms/voting.ts';
import type { Form } from '#model/form.ts';
import { chose, visitWith } from '#tests/device/phone.ts';
import { observerPhone, openObserver } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });

/** Without the questions on the surroundings. */
const secondVersion: Form = {
  ...voting,
  version: 2,
  sections: voting.sections.filter(({ code }) => code !== 'V.ENV'),
};

it.each<[string, Form[]]>([
  ['published anew without one of its sections', [secondVersion]],
  ['withdrawn', []],
])('a visit begun on a form that is %s shows its own questions and answers, and takes more', async (_, published) => {
  const phone = await observerPhone();
  const visit = await visitWith(phone.notebook, chose('yes'));
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
  openObserver(phone);
  await user.click(await screen.findByRole('link', { name: /Draft/ }));
  await user.click(await screen.findByRole('link', { name: /Surroundings/ }));
  await screen.findByText('V.ENV.01');
  const question = (id: string) => within(document.getElementById(id) as HTMLElement);
  expect(question('V.ENV.01').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await user.click(question('V.ENV.02').getByRole('radio', { name: 'No' }));
  expect(await question('V.ENV.02').findByText('Saved on this phone')).toBeVisible();
  expect((await phone.notebook.observation(visit))?.observation.formVersion).toBe(1);
});
