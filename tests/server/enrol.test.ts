import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnrolReply } from '#model/protocol/messages.ts';
import { signingKey } from '#model/protocol/signatures.ts';
import { Phone } from './phone.ts';
import { codeFor, ENGINES, type Inhabited, inhabit, openWorld, type World } from './world.ts';

const newKey = () => signingKey(crypto.getRandomValues(new Uint8Array(32)));

describe.each(ENGINES)('enrolling on %s', (engine) => {
  let world: World;
  let here: Inhabited;
  let visitors = 0;
  beforeAll(async () => {
    world = await openWorld(engine);
    here = await inhabit(world.server);
  });
  afterAll(() => world.close());

  const newCode = (hoursValid?: number) => codeFor(world.server, here, here.aigerim, hoursValid);
  /** Each visitor comes from an address of their own. */
  const visitor = () => {
    visitors += 1;
    const address = `203.0.113.${visitors}`;
    return {
      request: (path: string, init?: RequestInit) => {
        const headers = new Headers(init?.headers);
        headers.set('x-forwarded-for', address);
        return world.app.request(path, { ...init, headers });
      },
    };
  };
  const refusalOf = async (response: Response) => ((await response.json()) as { refusal?: string }).refusal;
  const spoiled = (code: string) => code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');

  test('a code binds the phone to the person it was made for', async () => {
    const phone = await Phone.enrol(world.app, await newCode());
    expect(phone.enrolment).toMatchObject({ person: here.aigerim, mission: here.mission.id });
    expect(phone.enrolment.keys).toEqual(world.server.keys.public);
    expect(phone.enrolment.pushToken).not.toBe(phone.enrolment.readToken);
    const stored = await world.server.db.selectFrom('devices').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(phone.enrolment.pushToken);
    expect(JSON.stringify(stored)).not.toContain(phone.enrolment.readToken);
  });

  test('a code is read as it was meant: small letters, blanks, O for zero', async () => {
    const code = await newCode();
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    await expect(Phone.enrol(world.app, typed)).resolves.toBeInstanceOf(Phone);
  });

  test('a code enrols one phone; the same phone may ask again and keeps its device', async () => {
    const [code, key] = [await newCode(), await newKey()];
    const first = await (await Phone.askToEnrol(visitor(), code, key)).json();
    const again = await (await Phone.askToEnrol(visitor(), code, key)).json();
    // the first answer may arrive after the second: its tokens must still hold
    const { device, pushToken, readToken } = EnrolReply.parse(first);
    expect(again).toMatchObject({ device, pushToken, readToken });
    expect(pushToken).not.toBe(readToken);
    const other = await Phone.askToEnrol(visitor(), code, await newKey());
    expect([other.status, await refusalOf(other)]).toEqual([409, 'CODE_USED']);
  });

  test('of two phones with one code, tried at once, one is enrolled', async () => {
    const code = await newCode();
    const keys = [await newKey(), await newKey()];
    const responses = await Promise.all(keys.map((key) => Phone.askToEnrol(visitor(), code, key)));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('an expired code is refused', async () => {
    const code = await newCode(1);
    world.clock.ms += 3_600_000;
    const response = await Phone.askToEnrol(visitor(), code, await newKey());
    expect([response.status, await refusalOf(response)]).toEqual([410, 'CODE_EXPIRED']);
  });

  test('a code that never was is wrong', async () => {
    for (const code of ['ZZZZ-ZZZZ-ZZZZ', 'x', 'Ж'.repeat(12)])
      expect(await refusalOf(await Phone.askToEnrol(visitor(), code, await newKey()))).toBe('CODE_WRONG');
  });

  test('five wrong secrets close a code, also for who knows it', async () => {
    const [code, key] = [await newCode(), await newKey()];
    const refusals = [];
    for (let each = 0; each < 5; each++)
      refusals.push(await refusalOf(await Phone.askToEnrol(visitor(), spoiled(code), key)));
    expect(refusals).toEqual(['CODE_WRONG', 'CODE_WRONG', 'CODE_WRONG', 'CODE_WRONG', 'CODE_BURNT']);
    expect(await refusalOf(await Phone.askToEnrol(visitor(), code, key))).toBe('CODE_BURNT');
  });

  test('ten failures within a minute from one address must wait; others need not', async () => {
    const [guesser, key] = [visitor(), await newKey()];
    for (let each = 0; each < 10; each++) await Phone.askToEnrol(guesser, 'ZZZZ-ZZZZ-ZZZZ', key);
    const limited = await Phone.askToEnrol(guesser, await newCode(), key);
    expect([limited.status, await refusalOf(limited)]).toEqual([503, 'BUSY']);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await Phone.askToEnrol(visitor(), await newCode(), key)).status).toBe(200);
    world.clock.ms += 61_000;
    expect((await Phone.askToEnrol(guesser, await newCode(), key)).status).toBe(200);
  });

  test('a key whose holder cannot sign is not enrolled, and the code stays good', async () => {
    const [code, key] = [await newCode(), await newKey()];
    const stolen = (await newKey()).publicKey;
    const response = await Phone.askToEnrol(visitor(), code, key, { publicKey: stolen });
    expect([response.status, await refusalOf(response)]).toEqual([403, 'PROOF_WRONG']);
    expect((await Phone.askToEnrol(visitor(), code, key)).status).toBe(200);
  });

  test('what is not a key is named', async () => {
    const response = await Phone.askToEnrol(visitor(), await newCode(), await newKey(), { publicKey: 'abc' });
    expect(await response.json()).toMatchObject({ refusal: 'REQUEST_MALFORMED', detail: 'publicKey' });
  });
});
