import './jsdom-gaps.ts';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { sentences } from '#messages/observer/sentences-en.ts';
import { TextProvider } from '#messages/text.tsx';
import { failure } from '#model/protocol/phone-decisions.ts';
import { Enrol } from '#observer/enrol/Enrol.tsx';
import type { Enrolled } from '#sync/enrol.ts';
import type { Invitation } from '#sync/invitation.ts';

function openEnrol(outcome: Enrolled, invitation?: Invitation) {
  const asked: Invitation[] = [];
  const lock = async () => ({ offer: () => 'baba dede gogo', protect: async () => undefined });
  const enrol = async (given: Invitation) => {
    asked.push(given);
    return outcome;
  };
  render(
    <TextProvider language="en" catalog={sentences}>
      <Enrol invitation={invitation} enrol={enrol} lock={lock} onLanguage={() => undefined} notices={null} />
    </TextProvider>,
  );
  return asked;
}

const press = () => userEvent.click(screen.getByRole('button', { name: 'Enrol this phone' }));

describe('enrolment', () => {
  it('says plainly that what is on the phone is not protected', () => {
    openEnrol({ outcome: 'refused', code: 'CODE_WRONG', detail: null });
    expect(screen.getByText(/not protected if the phone is taken/)).toBeVisible();
  });

  it('asks for the code before it asks the server', async () => {
    const asked = openEnrol({ outcome: 'refused', code: 'CODE_WRONG', detail: null });
    await press();
    expect(screen.getByText('Type the code.')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('fills in the code of an opened link, and checks the key the link names', async () => {
    const link = { code: '7F3A9KQ2', keyFingerprint: 'aa11' };
    const asked = openEnrol({ outcome: 'refused', code: 'SERVER_KEY_WRONG', detail: null }, link);
    await press();
    expect(asked).toEqual([link]);
    expect(await screen.findByRole('alert')).toHaveTextContent('Another server answered');
  });

  it('tells a used code from a missing network', async () => {
    openEnrol({ outcome: 'failed', failure: failure('offline') });
    await userEvent.type(screen.getByRole('textbox', { name: 'Code' }), '7F3A');
    await press();
    expect(await screen.findByRole('alert')).toHaveTextContent('No network. Enrolling needs one');
  });
});
