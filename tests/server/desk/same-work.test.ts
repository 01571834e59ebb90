import { verify } from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { tokenHash } from '#server/secrets.ts';
import { insertSetupLink } from '#server/store/setup-links.ts';
import { AIGUL, openEmptyDesk, SETUP } from './desk.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

test('an unknown login is refused like a wrong password, after the same work', async () => {
  const { server, browser } = await openEmptyDesk('SQLite');
  await insertSetupLink(server.db, tokenHash(SETUP.secret), new Date(0).toISOString());
  await browser().ok('POST', '/setup', SETUP);
  vi.mocked(verify).mockClear();
  for (const [times, login] of [AIGUL.login, 'nobody'].entries()) {
    expect(await browser().refusal('POST', '/login', { login, password: 'wrong' })).toBe('LOGIN_WRONG');
    expect(verify).toHaveBeenCalledTimes(times + 1);
  }
  const costs = vi.mocked(verify).mock.calls.map(([stored]) => stored.toString().split('$').slice(0, 4).join('$'));
  expect(costs[1]).toBe(costs[0]);
});
