import { expect, type Page } from '@playwright/test';
import { hotp, stepAt } from '#server/desk/totp.ts';
import { OWNER } from './day/headquarters.ts';

/**
 * The owner signs in for the second time: before anything else, an authenticator app is set up. `path` opens then.
 */
export async function signInAsOwner(page: Page, url: string, path = '/hq'): Promise<void> {
  await page.goto(url + path);
  await page.getByLabel(/login/i).fill(OWNER.login);
  await page.getByLabel(/password/i).fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'A second factor is needed' })).toBeVisible();
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Code shown by the app').fill(hotp(fromBase32(secret), stepAt(Date.now())));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
}

/** RFC 4648, as authenticator apps read it; spaces are for people. */
function fromBase32(text: string): Uint8Array {
  const bits = [...text.replaceAll(' ', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
