// SPDX-License-Identifier: EUPL-1.2
import { expect, expect_accessible, expect_narrow, open, test } from './house';

test('the register is public and tells of every solution', async ({ watched: page, server }) => {
  await page.goto(`${server.address}/#/register`);
  await expect(page.getByRole('heading', { level: 1, name: 'Offentligt register' })).toBeVisible();
  const access = page.getByRole('article', { name: 'Aktindsigt' });
  await expect(access.getByText('Retsgrundlag')).toBeVisible();
  await expect(access.getByText('Frigjort tid, målt')).toBeVisible();
  await expect(access.getByText('Frigjort tid, antaget')).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
});

test('/was leads to the accessibility statement', async ({ watched: page, server }) => {
  await page.goto(`${server.address}/was`);
  await expect(page.getByRole('heading', { level: 1, name: 'Tilgængelighed' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
});

for (const [address, heading] of [
  ['#/', 'Overblik'],
  ['#/rum', 'Løsninger'],
  ['#/access', 'Aktindsigt'],
  ['#/access/ny', 'Ny sag'],
  ['#/findes-ikke', 'Siden findes ikke'],
] as const) {
  test(`${address} is accessible and fits a narrow screen`, async ({ watched: page, server, signed_in }) => {
    await open(page, server, signed_in, address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect_accessible(page);
    await expect_narrow(page);
  });
}

test('the keyboard reaches the content, and focus follows a navigation', async ({ watched: page, server, signed_in }) => {
  await open(page, server, signed_in, '#/');
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Gå til sidens indhold' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Løsninger' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Løsninger' })).toBeFocused();
  await expect(page).toHaveTitle('Løsninger – Meretid');
});
