import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { invitationIn } from '#sync/invitation.ts';
import { chose, openPhone, visitWith } from '../device/phone.ts';
import { openHeadquarters } from './headquarters.ts';
import { enrolAt, journey, phoneAt, states } from './journey.ts';

test('from the enrolment card to the receipt', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  expect(await phone.notebook.enrolment()).toBeUndefined();
  const code = (await headquarters.codeFor(headquarters.here.aigerim)).toLowerCase().replaceAll('-', ' ');
  const enrolled = await enrolAt(phone, headquarters, { code, key: headquarters.fingerprint });
  expect(enrolled.outcome).toBe('enrolled');
  expect(await journey(phone, headquarters)).toBeNull();
  expect((await phone.notebook.reference())?.team.code).toBe('T1');
  expect((await phone.notebook.frame())?.stations).toHaveLength(3);

  const visit = await visitWith(phone.notebook, chose('no'));
  await phone.notebook.mint(visit);
  expect(await states(phone)).toEqual(['on-this-phone']);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  expect(await phone.notebook.observation(visit)).toMatchObject({ onPhone: 0, received: 1, refused: 0 });
  expect(await headquarters.storedCount()).toBe(1);
  phone.close();
});

test.each([
  ['#enrol=ABCD-1234-5678&key=0123456789abcdef', { code: 'ABCD-1234-5678', keyFingerprint: '0123456789abcdef' }],
  ['#e=ABCD-1234-5678&k=0123456789abcdef', { code: 'ABCD-1234-5678', keyFingerprint: '0123456789abcdef' }],
  ['#enrol=ABCD', { code: 'ABCD', keyFingerprint: null }],
  ['#visit=1', undefined],
  ['', undefined],
])('the link %s is read', (hash, invitation) => {
  expect(invitationIn(hash)).toEqual(invitation);
});

test('a wrong code is refused with its reason, and the phone stays as it was', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  const enrolled = await enrolAt(phone, headquarters, { code: 'ABCD-EFGH-JKMN' });
  expect(enrolled).toMatchObject({ outcome: 'refused', code: 'CODE_WRONG' });
  expect(await phone.notebook.enrolment()).toBeUndefined();
  phone.close();
});

test('a code is good for one phone', async () => {
  const headquarters = await openHeadquarters();
  const [first, second] = [await openPhone(), await openPhone()];
  const code = await headquarters.codeFor(headquarters.here.aigerim);
  expect((await enrolAt(first, headquarters, { code })).outcome).toBe('enrolled');
  expect(await enrolAt(second, headquarters, { code })).toMatchObject({ outcome: 'refused', code: 'CODE_USED' });
  first.close();
  second.close();
});

test('a server whose key is not the card’s gets nothing', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  const code = await headquarters.codeFor(headquarters.here.aigerim);
  const enrolled = await enrolAt(phone, headquarters, { code, key: 'fedcba9876543210' });
  expect(enrolled).toMatchObject({ outcome: 'refused', code: 'SERVER_KEY_WRONG' });
  expect(await phone.notebook.enrolment()).toBeUndefined();
  phone.close();
});

test('an enrolment whose answer was lost succeeds when it is tried again, also after a restart', async () => {
  const headquarters = await openHeadquarters();
  const phone = await openPhone();
  const code = await headquarters.codeFor(headquarters.here.aigerim);
  headquarters.weather.after = () => {
    throw new TypeError('Connection reset');
  };
  expect(await enrolAt(phone, headquarters, { code })).toMatchObject({
    outcome: 'failed',
    failure: { class: 'offline' },
  });
  phone.close();
  headquarters.weather.after = undefined;
  const restarted = await openPhone({ name: phone.name });
  expect((await enrolAt(restarted, headquarters, { code })).outcome).toBe('enrolled');
  expect(await journey(restarted, headquarters)).toBeNull();
  restarted.close();
});

test('a phone enrols once', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  const code = await headquarters.codeFor(headquarters.here.daniyar);
  expect(await enrolAt(phone, headquarters, { code })).toMatchObject({ outcome: 'refused', code: 'ALREADY_ENROLLED' });
  phone.close();
});
