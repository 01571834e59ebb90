import { expect, type Page } from '@playwright/test';

/** Enrols under a mission that asks for a passphrase; returns the words the phone made. */
export async function enrolProtected(screen: Page, link: string, { pin = '' } = {}): Promise<string> {
  await screen.goto(link);
  await screen.getByRole('button', { name: 'Enrol this phone' }).click();
  await expect(screen.getByRole('heading', { name: 'Protect this phone' })).toBeVisible();
  const words = (await screen.locator('[translate=no]').textContent()) ?? '';
  await screen.getByLabel('The same words once more').fill(words);
  await screen.getByLabel('PIN for today').fill(pin);
  await screen.getByRole('button', { name: 'Protect' }).click();
  await expect(screen.getByRole('heading', { name: 'Start a visit' })).toBeVisible({ timeout: 60_000 });
  return words;
}

export async function unlock(screen: Page, secret: string, field = 'Passphrase'): Promise<void> {
  await screen.getByLabel(field, { exact: true }).fill(secret);
  await screen.getByRole('button', { name: 'Unlock' }).click();
}
