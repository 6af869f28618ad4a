// SPDX-License-Identifier: EUPL-1.2
import { expect, expect_accessible, expect_narrow, expect_refusal, kAccount, kPassword, open, test } from './house';

test('the one-time link signs in, asks for a password, and works only once', async ({ watched, server, signed_in, browser }) => {
  expect(signed_in).toContain('meretid_session');
  const context = await browser.newContext({ locale: 'da-DK' });
  const second = await context.newPage();
  await second.goto(server.one_time_link);
  await expect(second.getByRole('alert')).toBeVisible();
  await expect(second.getByText('Et engangslink virker kun én gang.')).toBeVisible();
  expect(second.url()).not.toContain(server.one_time_link.split('/').at(-1)!);
  await context.close();
  await watched.goto(server.address);
});

test('a wrong password is refused, the right one opens the overview, signing out closes it', async ({ watched: page, server, signed_in }) => {
  void signed_in; // the account has its password
  expect_refusal(page);
  await page.goto(server.address);
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await page.getByLabel('Brugernavn').fill(kAccount);
  await page.getByLabel('Adgangskode').fill('forkert, men lang nok');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Adgangskode').fill(kPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  await page.getByRole('button', { name: 'Log ud' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
});

test('the language can be changed and is kept', async ({ watched: page, server, signed_in }) => {
  await open(page, server, signed_in, '');
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await page.getByRole('button', { name: 'Dansk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
});
