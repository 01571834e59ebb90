import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { invitationIn } from '#sync/enrol.ts';
import { chose, openPhone, visitWith } from '../device/phone.ts';
import { openHeadquarters } from './headquarters.ts';
import { enrolAt, journey, phoneAt, states } from './journey.ts';

test('from the enrolment card to the receipt', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  expect(await phone.notebook.enrolment()).toBeUndefined();
  const enrolled = await enrolAt(phone, headquarters, 'abcd i234 5678', headquarters.fingerprint);
  expect(enrolled.outcome).toBe('enrolled');
  expect(await journey(phone, headquarters)).toBeNull();
  expect((await phone.notebook.reference())?.team.code).toBe('12');

  const visit = await visitWith(phone.notebook, chose('no'));
  await phone.notebook.mint(visit);
  expect(await states(phone)).toEqual(['on-this-phone']);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  expect(await phone.notebook.observation(visit)).toMatchObject({ onPhone: 0, received: 1, refused: 0 });
  expect(headquarters.stored.size).toBe(1);
  phone.close();
});

test('a card’s link names the code and the server’s key', () => {
  expect(invitationIn('#enrol=ABCD-1234-5678&key=0123456789abcdef')).toEqual({
    code: 'ABCD-1234-5678',
    keyFingerprint: '0123456789abcdef',
  });
  expect(invitationIn('#visit=1')).toBeUndefined();
});

test('a wrong code is refused with its reason, and the phone stays as it was', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  expect(await enrolAt(phone, headquarters, 'WRONG')).toMatchObject({ outcome: 'refused', code: 'CODE_WRONG' });
  expect(await phone.notebook.enrolment()).toBeUndefined();
  phone.close();
});

test('a server whose key is not the card’s gets nothing', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  const answer = await enrolAt(phone, headquarters, 'ABCD12345678', 'fedcba9876543210');
  expect(answer).toMatchObject({ outcome: 'refused', code: 'SERVER_KEY_WRONG' });
  expect(await phone.notebook.enrolment()).toBeUndefined();
  phone.close();
});

test('an enrolment whose answer was lost offers the same key again', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  const offered: unknown[] = [];
  headquarters.said.instead = (_, body) => {
    offered.push((body as { publicKey: string }).publicKey);
    if (offered.length === 1) throw new TypeError('Network error');
    return undefined;
  };
  expect(await enrolAt(phone, headquarters)).toMatchObject({ outcome: 'failed', failure: { class: 'offline' } });
  expect((await enrolAt(phone, headquarters)).outcome).toBe('enrolled');
  expect(offered[0]).toBe(offered[1]);
  phone.close();
});

test('a phone enrols once', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  expect(await enrolAt(phone, headquarters)).toMatchObject({ outcome: 'refused', code: 'ALREADY_ENROLLED' });
  phone.close();
});
