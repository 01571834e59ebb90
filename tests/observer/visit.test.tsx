import './jsdom-gaps.ts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { keepPulled } from '#device/pulled.ts';
import { keepFrame } from '#device/reference.ts';
import type { Id } from '#model/ids.ts';
import { stateOf } from '#model/observation/fold.ts';
import { visitWith } from '#tests/device/phone.ts';
import { daniyar, observerPhone, openObserver } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });
const click = async (role: 'button' | 'link' | 'radio' | 'checkbox', name: string | RegExp) =>
  user.click(await screen.findByRole(role, { name }));
const question = (id: string) => {
  const card = document.getElementById(id);
  if (!card) throw new Error(`${id} is not shown`);
  return within(card);
};
const shown = (id: string) => waitFor(() => question(id));

/** Starts a voting visit at station 12 of the city; returns its id. */
async function startVisit(): Promise<Id> {
  await click('link', /Voting/);
  await user.type(await screen.findByRole('searchbox'), '12');
  await click('button', /School of ALA/);
  await shown('H.OUT.01');
  return window.location.pathname.split('/')[2] ?? '';
}

describe('a visit', () => {
  it('starts at a station whose area type tells the city from the region', async () => {
    const phone = await observerPhone();
    openObserver(phone);
    await click('link', /Voting/);
    await user.type(await screen.findByRole('searchbox'), 'Almaty 12');
    const found = await screen.findAllByRole('button', { name: /School of/ });
    expect(found.map((each) => each.textContent)).toEqual([
      expect.stringContaining('city'),
      expect.stringContaining('region'),
    ]);
    await user.click(found[0] as HTMLElement);
    await shown('H.OUT.01');
    const [open] = await phone.notebook.observations();
    expect(open?.observation.heads.get('H.ID.01')?.[0]?.change.answer).toEqual({
      kind: 'place',
      place: { kind: 'station', station: 'ALA-12', frameVersion: 1, area: 'ALA', contests: [] },
    });
  });

  it('keeps a tap on this phone, and says saved only then', async () => {
    const phone = await observerPhone();
    openObserver(phone);
    const id = await startVisit();
    expect(screen.queryByText('Saved on this phone')).toBeNull();
    await user.click(question('H.OUT.01').getByRole('radio', { name: 'Observed' }));
    await waitFor(() => expect(question('H.OUT.01').getByText('Saved on this phone')).toBeVisible());
    const open = await phone.notebook.observation(id);
    expect(open?.observation.heads.get('H.OUT.01')?.[0]?.change.answer).toEqual({ kind: 'choice', option: 'observed' });
  });

  it('asks nothing more of the station once entry was refused, and offers an incident', async () => {
    const phone = await observerPhone();
    openObserver(phone);
    await startVisit();
    await user.click(question('H.OUT.01').getByRole('radio', { name: 'Refused entry' }));
    await waitFor(() => expect(screen.getByText('5 core left')).toBeVisible());
    expect(await screen.findByText('Report this as an incident?')).toBeVisible();
    await click('button', 'Report');
    await shown('I.WHA.01');
    expect(question('I.WHE.01').getByText('No. 12, School of ALA')).toBeVisible();
  });

  it('takes back a changed answer with undo', async () => {
    const phone = await observerPhone();
    openObserver(phone);
    const id = await startVisit();
    await user.click(question('H.OUT.01').getByRole('radio', { name: 'Observed' }));
    await user.click(question('H.OUT.01').getByRole('radio', { name: 'Left early' }));
    await click('button', 'Undo');
    await waitFor(() => expect(question('H.OUT.01').getByRole('radio', { name: 'Observed' })).toBeChecked());
    await waitFor(async () => {
      const heads = (await phone.notebook.observation(id))?.observation.heads.get('H.OUT.01');
      expect(heads?.map(({ change }) => change.answer)).toEqual([{ kind: 'choice', option: 'observed' }]);
    });
  });

  it('is resumed at the question it was left at, with its answers', async () => {
    const phone = await observerPhone();
    const first = openObserver(phone);
    const id = await startVisit();
    await user.click(question('H.VI.03').getByRole('checkbox', { name: 'Daniyar' }));
    await waitFor(() => expect(question('H.VI.03').getByText('Saved on this phone')).toBeVisible());
    await waitFor(async () => expect((await phone.notebook.observation(id))?.leftAt).toBe('H.VI.03'));
    first.unmount();
    phone.close();

    openObserver(await observerPhone({ name: phone.name }));
    await click('link', /School of ALA/);
    await shown('H.VI.03');
    expect(window.location.pathname).toBe(`/observation/${id}/section/H.VISIT/H.VI.03`);
    expect(document.activeElement?.id).toBe('H.VI.03');
    expect(question('H.VI.03').getByRole('checkbox', { name: 'Daniyar' })).toBeChecked();
  });

  it('does not replace a field being typed in when the colleague’s answer arrives', async () => {
    const phone = await observerPhone();
    openObserver(phone);
    const id = await startVisit();
    await user.click(question('H.OUT.01').getByRole('button', { name: /Add comment/ }));
    await user.type(question('H.OUT.01').getByRole('textbox'), 'Half a sent');
    const stored = async () => (await phone.notebook.observation(id))?.observation.heads.get('H.OUT.01')?.[0]?.change;
    await waitFor(async () => expect((await stored())?.comment).toBe('Half a sent'));
    const other = { answer: { kind: 'choice' as const, option: 'closed' }, comment: 'A note on the door said so' };
    await phone.notebook.answer({ observation: id, question: 'H.OUT.01', value: other, seen: [] });
    await waitFor(() => expect(question('H.OUT.01').getByRole('radio', { name: 'Station was closed' })).toBeChecked());
    expect(question('H.OUT.01').getByRole('textbox')).toHaveValue('Half a sent');
  });

  it.each(['after seeing', 'without seeing'])('keeps what a colleague wrote %s what is being typed', async (how) => {
    const phone = await observerPhone();
    openObserver(phone);
    const id = await startVisit();
    await user.click(question('H.OUT.01').getByRole('button', { name: /Add comment/ }));
    const box = question('H.OUT.01').getByRole('textbox');
    await user.type(box, 'Half');
    const headsNow = async () => (await phone.notebook.observation(id))?.observation.heads.get('H.OUT.01') ?? [];
    await waitFor(async () => expect((await headsNow())[0]?.change.comment).toBe('Half'));
    await phone.notebook.mint(id);
    const [mine] = await headsNow();
    const [base] = (await phone.notebook.observation(id))?.observation.revisions.values() ?? [];
    if (!mine || !base) throw new Error('nothing was minted');
    const at = base.mintedAt;
    const replaces = how === 'after seeing' ? [mine.revision] : [];
    const change = { answer: { kind: 'choice' as const, option: 'closed' }, comment: 'A note said so', at, replaces };
    const ids = { id: crypto.randomUUID(), device: crypto.randomUUID(), person: daniyar };
    const revision = { ...base, ...ids, changes: { 'H.OUT.01': change } };
    const signed = { text: JSON.stringify(revision), signature: '' };
    await user.type(box, ' a sentence');
    await keepPulled(phone.device, { cursor: 'third', serverTime: at, revisions: [{ signed, revision }], forms: [] });
    await waitFor(async () =>
      expect((await headsNow()).map((head) => head.change.comment).sort()).toEqual([
        'A note said so',
        'Half a sentence',
      ]),
    );
    expect(await question('H.OUT.01').findByText('A note said so')).toBeVisible();
  });

  it('keeps its place, and the field typed in, when a journey brings another station list', async () => {
    const phone = await observerPhone();
    const { notebook, device } = phone;
    const id = await visitWith(notebook);
    openObserver(phone, { path: `/observation/${id}/section/V.ENV/V.ENV.01` });
    const card = await shown('V.ENV.02');
    await user.click(card.getByRole('button', { name: /Add comment/ }));
    const box = card.getByRole('textbox');
    await user.type(box, 'Half a sent');
    const [content, frame] = [await notebook.reference(), await notebook.frame()];
    if (!content || !frame) throw new Error('The phone has its station list');
    const asked = vi.spyOn(notebook, 'frameFacts');
    await keepFrame(device, { ...frame, version: 2 });
    await keepPulled(device, {
      cursor: 'third',
      serverTime: new Date(phone.clock.now()).toISOString(),
      revisions: [],
      reference: { stamp: 'third', content: { ...content, frameVersion: 2 } },
      forms: [],
    });
    await waitFor(() => expect(asked).toHaveBeenCalledWith(2));
    await user.keyboard('ence');
    await waitFor(async () => {
      const [head] = (await notebook.observation(id))?.observation.heads.get('V.ENV.02') ?? [];
      expect(head?.change.comment).toBe('Half a sentence');
    });
    expect(document.activeElement).toBe(box);
    expect((await notebook.observation(id))?.leftAt).toBe('V.ENV.02');
  });

  it('is reviewed, completed, read, and amended with a reason, also when the app is closed meanwhile', async () => {
    const phone = await observerPhone();
    const first = openObserver(phone);
    const id = await startVisit();
    await user.click(question('H.OUT.01').getByRole('radio', { name: 'Observed' }));
    await click('link', 'Back to the sections');
    await click('link', /Review/);
    await screen.findByRole('heading', { name: /Core questions without an answer/ });
    await click('button', 'Complete');
    await screen.findByText('Completed');
    expect(await screen.findByText('Observed')).toBeVisible();

    await click('button', 'Amend');
    await click('button', 'Begin');
    expect(await screen.findByText('Write the reason.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'The time was wrong');
    await click('button', 'Begin');
    await screen.findByRole('button', { name: 'Leave it as it was' });
    first.unmount();
    openObserver(phone, { path: `/observation/${id}` });
    expect(await screen.findByText('The time was wrong')).toBeVisible();
    await click('link', /^Visit/);
    await user.click((await shown('H.VI.01')).getByRole('button', { name: 'Now' }));
    await waitFor(() => expect(question('H.VI.01').getByText('Saved on this phone')).toBeVisible());
    await click('link', 'Back to the sections');
    await click('button', 'Finish the amendment');
    await screen.findByText('Amended');

    const observation = (await phone.notebook.observation(id))?.observation;
    expect(observation && stateOf(observation)).toBe('amended');
    const reasons = [...(observation?.revisions.values() ?? [])].map(({ kind, reason }) => [kind, reason]);
    expect(reasons).toContainEqual(['amend', 'The time was wrong']);
  });
});
