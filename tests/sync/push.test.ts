import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { sendAgain } from '#device/outbox.ts';
import { incident } from '#forms/incident.ts';
import { insertForm } from '#server/store/forms.ts';
import { chose, openPhone, type Phone, random, serverKeyPairs, visitWith } from '../device/phone.ts';
import { type Headquarters, openHeadquarters, withReceipt } from './headquarters.ts';
import { journey, phoneAt, states } from './journey.ts';

const minted = async ({ notebook }: Phone, count: number): Promise<void> => {
  for (let made = 0; made < count; made++) await notebook.mint(await visitWith(notebook, chose(`o${made}`)));
};
const html = (status = 200) => new Response('<html>Please sign in to the café</html>', { status });
const refusal = (code: string, status: number) => Response.json({ refusal: code, sentence: 'No' }, { status });
const envelopesIn = (body: unknown) => (body as { envelopes: { revision: string }[] }).envelopes;

test('one refused revision does not hold up the others, stays readable, and can be sent again', async () => {
  const headquarters = await openHeadquarters();
  const { db, clock } = headquarters.world.server;
  const phone = await phoneAt(headquarters);
  await minted(phone, 1);
  const report = await visitWith(phone.notebook, chose('bribery', 'Money at the door'), 'incident');
  await phone.notebook.mint(report);
  await minted(phone, 1);
  await db.deleteFrom('forms').where('id', '=', 'incident').execute();
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'FORM_UNKNOWN', 'received']);
  const open = await phone.notebook.observation(report);
  expect(open).toMatchObject({ refused: 1, received: 0, onPhone: 0 });
  expect(open?.observation.heads.get('I.WHA.01')?.[0]?.change.comment).toBe('Money at the door');

  const publishedAt = new Date(clock()).toISOString();
  await insertForm(db, { mission: headquarters.here.mission.id, form: incident, publishedAt });
  await sendAgain(phone.device, [...(open?.observation.revisions.keys() ?? [])]);
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'received', 'received']);
  phone.close();
});

test.each([
  ['signed by somebody else', async () => [{}, (await serverKeyPairs()).signing] as const],
  ['for another phone', async ({ signing }: Headquarters) => [{ device: random.id() }, signing] as const],
  [
    'for other words of the same revision',
    async ({ signing }: Headquarters, id: string) => [{ revisions: [{ id, hash: 'f'.repeat(64) }] }, signing] as const,
  ],
])('a receipt %s makes nothing received', async (_, forged) => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 1);
  const [line] = await phone.notebook.ledger();
  const [change, signer] = await forged(headquarters, line?.revision ?? '');
  headquarters.weather.after = (path, answer) => (path === '/push' ? withReceipt(answer, change, signer) : answer);
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'not-the-server' });
  expect(await states(phone)).toEqual(['on-this-phone']);
  headquarters.weather.after = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  phone.close();
});

test('after a lost reply the same revision is sent again, found to be a duplicate, and received', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 2);
  headquarters.weather.after = () => {
    throw new TypeError('Connection reset');
  };
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'offline' });
  expect(await states(phone)).toEqual(['on-this-phone', 'on-this-phone']);
  expect(await headquarters.storedCount()).toBe(2);
  headquarters.weather.after = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'received']);
  expect(await headquarters.storedCount()).toBe(2);
  phone.close();
});

test.each([
  ['HTML with 200', () => html(), 'captive-portal'],
  ['HTML with 401', () => html(401), 'captive-portal'],
  ['network sign-in', () => html(511), 'captive-portal'],
  ['a busy proxy', () => html(503), 'busy'],
  ['an unknown token', () => refusal('TOKEN_UNKNOWN', 401), 'signed-out'],
  ['an older protocol', () => refusal('PROTOCOL_UNKNOWN', 426), 'protocol-too-old'],
  ['a request it cannot read', () => refusal('REQUEST_MALFORMED', 400), 'refused'],
  ['JSON of another server', () => Response.json({ ok: true }), 'not-the-server'],
])('%s loses nothing and says what it is', async (_, answer, expected) => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 1);
  headquarters.weather.instead = answer;
  expect(await journey(phone, headquarters)).toMatchObject({ class: expected });
  expect(await states(phone)).toEqual(['on-this-phone']);
  await visitWith(phone.notebook); // writing goes on
  headquarters.weather.instead = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received']);
  phone.close();
});

test('a batch that is too large is halved; what is too large alone is refused here, and the rest arrives', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 5);
  const giant = (await phone.notebook.ledger())[2]?.revision;
  headquarters.weather.instead = (path, body) =>
    path === '/push' && envelopesIn(body).some(({ revision }) => revision === giant)
      ? refusal('TOO_LARGE', 413)
      : undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'received', 'TEXT_TOO_LONG', 'received', 'received']);
  phone.close();
});

test('what something else than the server calls too large is not refused, and goes out on a better network', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 2);
  headquarters.weather.instead = (path) => (path === '/push' ? html(413) : undefined);
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'too-large', refusal: null });
  expect(await states(phone)).toEqual(['on-this-phone', 'on-this-phone']);
  headquarters.weather.instead = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(['received', 'received']);
  phone.close();
});

test('an envelope the server stumbles over is put aside until the others have gone', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 5);
  const poison = (await phone.notebook.ledger())[4]?.revision;
  headquarters.weather.instead = (path, body) =>
    path === '/push' && envelopesIn(body).some(({ revision }) => revision === poison)
      ? new Response('', { status: 500 })
      : undefined;
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'server-fault' });
  expect(await states(phone)).toEqual(['on-this-phone', 'received', 'received', 'received', 'received']);
  headquarters.weather.instead = undefined;
  expect(await journey(phone, headquarters)).toBeNull();
  expect(await states(phone)).toEqual(Array(5).fill('received'));
  phone.close();
});

test('a server that fails whatever it is sent is not asked for ever', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 12);
  headquarters.requests.length = 0;
  headquarters.weather.instead = () => new Response('', { status: 500 });
  expect(await journey(phone, headquarters)).toMatchObject({ class: 'server-fault' });
  expect(headquarters.requests.length).toBeLessThan(12);
  phone.close();
});

test('urgent incidents go before older visits', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 25);
  await phone.notebook.mint(await visitWith(phone.notebook, chose('bribery'), 'incident'));
  const batches: number[][] = [];
  headquarters.weather.instead = (path, body) => {
    if (path === '/push') batches.push((body as { envelopes: { seq: number }[] }).envelopes.map(({ seq }) => seq));
    return undefined;
  };
  await journey(phone, headquarters);
  expect(batches[0]?.slice(0, 3)).toEqual([26, 1, 2]);
  expect(batches.map((batch) => batch.length)).toEqual([20, 6]);
  phone.close();
});

test('a phone that restarts before the receipt sends what it had minted', async () => {
  const headquarters = await openHeadquarters();
  const phone = await phoneAt(headquarters);
  await minted(phone, 1);
  phone.close();
  const restarted = await openPhone({ name: phone.name });
  await journey(restarted, headquarters);
  expect(await states(restarted)).toEqual(['received']);
  restarted.close();
});
