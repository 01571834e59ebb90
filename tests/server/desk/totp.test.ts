import { expect, test } from 'vitest';
import { hotp, stepAt, stepOfCode, toBase32, totpLink } from '#server/desk/totp.ts';

const secret = new TextEncoder().encode('12345678901234567890');

// RFC 6238, appendix B, SHA-1
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('%d seconds after 1970 the code of the RFC is %s', (seconds, code) => {
  expect(hotp(secret, stepAt(seconds * 1000), 8)).toBe(code);
});

test('a code is good one step early and one step late, and once', () => {
  const now = 1_234_567_890_000;
  const step = stepAt(now);
  const good = (of: number, lastStep = 0) => stepOfCode(secret, { code: hotp(secret, of), now, lastStep });
  expect([good(step - 2), good(step - 1), good(step), good(step + 1), good(step + 2)]).toEqual([
    undefined,
    step - 1,
    step,
    step + 1,
    undefined,
  ]);
  expect([good(step, step), good(step - 1, step), good(step + 1, step)]).toEqual([undefined, undefined, step + 1]);
});

// RFC 4648, section 10
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" in base 32 is "%s"', (text, base32) => {
  expect(toBase32(new TextEncoder().encode(text))).toBe(base32);
});

test('the QR code names the mission and the login, whatever they hold', () => {
  const link = totpLink('MZXW6', { login: 'ai gul', mission: 'Vote: 2023 & after' });
  expect(link).toBe(
    'otpauth://totp/Daybook%20Vote%20%202023%20%26%20after:ai%20gul?secret=MZXW6&issuer=Daybook%20Vote%20%202023%20%26%20after',
  );
});
