import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { choice, choices, number, option, text as textQuestion, time, yesNo } from '#forms/build.ts';
import type { Head } from '#model/observation/fold.ts';
import { around, daniyar, showQuestion, text } from './show-question.tsx';

const sealed = yesNo('X.BOX.01', text('Was the box sealed?'), { problem: 'no', comment: 'no' });

describe('a choice', () => {
  it('has nothing chosen before the first tap, and absences beside the options', () => {
    showQuestion(sealed);
    const names = screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
    expect(names).toEqual(['Yes', 'No', 'Not observed']);
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
  });

  it('is answered by one tap, by an option or by an absence', async () => {
    const { answers } = showQuestion(sealed);
    await userEvent.click(screen.getByRole('radio', { name: 'Yes' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Not observed' }));
    expect(answers()).toEqual([
      { kind: 'choice', option: 'yes' },
      { kind: 'absence', absence: 'not-observed' },
    ]);
  });

  it('is answered with the keyboard alone', async () => {
    const { answers } = showQuestion(sealed);
    await userEvent.tab();
    await userEvent.keyboard('[Space]');
    expect(answers()).toEqual([{ kind: 'choice', option: 'yes' }]);
  });

  it('opens the comment by itself when the answer owes facts, and says so', async () => {
    showQuestion(sealed);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveAccessibleDescription(/Write the facts/);
  });

  it('keeps the comment when the answer changes', async () => {
    const { values } = showQuestion(sealed);
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    await userEvent.type(screen.getByRole('textbox'), 'The lid was held by tape.');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('radio', { name: 'Yes' }));
    expect(values.at(-1)).toEqual({
      answer: { kind: 'choice', option: 'yes' },
      comment: 'The lid was held by tape.',
      language: 'en',
    });
  });

  it('asks how many beside an option that counts', async () => {
    const counted = choice('X.CNT.01', text('Group voting?'), [
      option('yes', text('Yes'), 'count'),
      option('no', text('No')),
    ]);
    const { answers } = showQuestion(counted);
    await userEvent.click(screen.getByRole('radio', { name: 'Yes' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'How many?' }), '3');
    await userEvent.tab();
    expect(answers().at(-1)).toEqual({ kind: 'choice', option: 'yes', count: 3 });
  });

  it('is taken back by clearing it', async () => {
    const { answers } = showQuestion(sealed);
    await userEvent.click(screen.getByRole('radio', { name: 'Yes' }));
    await userEvent.click(screen.getByRole('button', { name: 'Clear answer' }));
    expect(answers().at(-1)).toEqual({ kind: 'cleared' });
    expect(screen.getByRole('radio', { name: 'Yes' })).not.toBeChecked();
  });
});

describe('several choices', () => {
  const languages = choices('X.LAN.01', text('Languages?'), [
    option('none', text('None'), 'exclusive'),
    option('kk', text('Kazakh')),
    option('ru', text('Russian')),
  ]);

  it('add up, and an exclusive one stands alone', async () => {
    const { answers } = showQuestion(languages);
    for (const name of ['Kazakh', 'Russian', 'None', 'Russian'])
      await userEvent.click(screen.getByRole('checkbox', { name }));
    expect(answers()).toEqual([
      { kind: 'choices', options: ['kk'] },
      { kind: 'choices', options: ['kk', 'ru'] },
      { kind: 'choices', options: ['none'] },
      { kind: 'choices', options: ['ru'] },
    ]);
  });
});

describe('a number', () => {
  const booths = number('X.NUM.01', text('How many booths?'), 30, {
    parts: [
      { code: 'inside', label: text('Inside') },
      { code: 'outside', label: text('Outside') },
    ],
  });

  it('has a box for each part and keeps the parts apart', async () => {
    const { answers } = showQuestion(booths);
    await userEvent.type(screen.getByRole('textbox', { name: 'Inside' }), '4');
    await userEvent.type(screen.getByRole('textbox', { name: 'Outside' }), '1 0');
    await userEvent.tab();
    expect(answers().at(-1)).toEqual({ kind: 'number', values: { inside: 4, outside: 10 } });
  });

  it('names what is not a number and does not save it', async () => {
    const { answers } = showQuestion(booths);
    await userEvent.type(screen.getByRole('textbox', { name: 'Inside' }), '4x');
    await userEvent.tab();
    expect(screen.getByRole('textbox', { name: 'Inside' })).toHaveValue('4x');
    expect(screen.getByText('Whole numbers only. Not saved.')).toBeVisible();
    expect(answers().at(-1)).toEqual({ kind: 'cleared' });
  });

  it('above what is possible is malformed, and the limit is said', async () => {
    showQuestion(booths);
    await userEvent.type(screen.getByRole('textbox', { name: 'Inside' }), '31');
    await userEvent.tab();
    expect(screen.getByText('The highest number possible here is 30.')).toBeVisible();
  });

  it('is asked for each contest of the place', async () => {
    const ballots = number('X.NUM.02', text('Ballots?'), 999, { perContest: true });
    const contests = [
      { code: 'list', name: text('Party list'), kind: 'list' as const, contestants: [] },
      { code: 'seat', name: text('District 4'), kind: 'single-seat' as const, contestants: [] },
    ];
    const { answers } = showQuestion(ballots, { surroundings: { ...around, contests } });
    await userEvent.type(screen.getByRole('textbox', { name: 'Ballots? District 4' }), '7');
    await userEvent.tab();
    expect(answers().at(-1)).toEqual({ kind: 'number', values: { 'seat/value': 7 } });
  });
});

describe('a time', () => {
  const arrival = time('X.TIM.01', text('Arrival time'));

  it('is now with one tap', async () => {
    const { answers } = showQuestion(arrival);
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    expect(answers()).toEqual([{ kind: 'time', at: '2027-03-14T02:30:00.000Z' }]);
    expect(screen.getByLabelText('Time')).toHaveValue('07:30');
  });

  it('typed without a date is of today, in the zone of the place', async () => {
    const { answers } = showQuestion(arrival);
    await userEvent.type(screen.getByLabelText('Time'), '06:45');
    await userEvent.tab();
    expect(answers().at(-1)).toEqual({ kind: 'time', at: '2027-03-14T01:45:00.000Z' });
  });
});

describe('a text', () => {
  const facts = textQuestion('X.TXT.01', text('Facts'), 'many');

  it('is handed over with every keystroke', async () => {
    const { answers } = showQuestion(facts);
    await userEvent.type(screen.getByRole('textbox', { name: 'Facts' }), 'Van');
    expect(answers()).toEqual(['V', 'Va', 'Van'].map((words) => ({ kind: 'text', text: words })));
  });

  it('that names somebody is asked to be checked, and kept with a reason', async () => {
    const { values } = showQuestion(facts);
    await userEvent.type(screen.getByRole('textbox', { name: 'Facts' }), 'Called +7 701 123 45 67');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'It is so' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Why is it so?' }), 'A hotline, public');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the answer' }));
    expect(values.at(-1)?.confirmations).toEqual([
      { problem: 'K16', reason: 'A hotline, public', answers: expect.any(String) },
    ]);
    expect(screen.getByText(/Kept: A hotline, public/)).toBeVisible();
  });
});

describe('two answers that differ', () => {
  const head = (revision: string, person: string, code: string): Head => ({
    revision,
    person,
    device: person,
    kind: 'edit',
    change: { answer: { kind: 'choice', option: code }, at: '2027-03-14T03:00:00.000Z', replaces: [] },
  });

  it('are both shown with who and when, and one is chosen', async () => {
    const heads = [head('r1', around.me, 'yes'), head('r2', daniyar, 'no')];
    const { answers } = showQuestion(sealed, { given: { kind: 'conflict', heads } });
    expect(screen.getByText('Aigul, 14/03/2027, 08:00')).toBeVisible();
    expect(screen.getByText('Daniyar, 14/03/2027, 08:00')).toBeVisible();
    const [, second] = screen.getAllByRole('button', { name: 'Use this answer' });
    await userEvent.click(second as HTMLElement);
    expect(answers()).toEqual([{ kind: 'choice', option: 'no' }]);
  });
});
