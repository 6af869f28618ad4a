// SPDX-License-Identifier: EUPL-1.2
// The authority's list by keyboard: written by an administrator, told in a case, taken off there, and off the list again.
import type { Page } from '@playwright/test';
import { expect, expect_accessible, expect_narrow, expect_refusal, open, test } from './house';

const kFolder = process.env.MERETID_PICTURES;
const picture = async (page: Page, name: string) => {
  if (kFolder) await page.screenshot({ path: `${kFolder}/${name}.png`, fullPage: true });
};

// Invented persons.
const kNote = 'Notat. Berit Skovlund og Carl Vestergaard mødtes om grønært. Berit Skovlund ringer i morgen til Carl Vestergaard.\n';

test('what stands on the list is proposed in a case, which may say otherwise', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(120_000);
  await open(page, server, signed_in, '#/access');
  await page.getByRole('link', { name: 'Undtagelser for alle sager' }).press('Enter');
  await expect(page.getByText('Listen er tom.')).toBeVisible();
  await expect_accessible(page);
  const value = page.getByLabel('Navn, nummer eller ord');
  await page.getByRole('button', { name: 'Skriv på listen' }).press('Enter');
  await expect(value).toBeFocused();
  for (const [what, kind, why] of [['Berit Skovlund', 'Overstreges aldrig', 'Borgmester'], ['grønært', 'Overstreges altid', 'Kodenavn for en person']] as const) {
    await value.fill(what);
    await page.getByLabel(kind).press('Space');
    await page.getByLabel('Begrundelse').fill(why);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-exception]', { hasText: what })).toContainText(kind);
  }
  // What contradicts the list is refused and changes nothing.
  expect_refusal(page);
  await value.fill('grønært');
  await page.getByLabel('Overstreges aldrig').press('Space');
  await page.getByLabel('Begrundelse').fill('Nej');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('står både som aldrig og som altid');
  await expect(page.locator('[data-exception]')).toHaveCount(2);
  await expect_accessible(page);
  await expect_narrow(page);
  await picture(page, 'authority-list');

  await page.goto(`${server.address}/#/access/ny`);
  await page.getByLabel('Sagens titel').fill('Notat om grønært');
  await page.locator('[data-pick=files]').setInputFiles([{ name: 'notat.txt', mimeType: 'text/plain', buffer: Buffer.from(kNote) }]);
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).press('Enter');
  const review = page.getByRole('link', { name: 'Gennemgå forslaget' });
  await expect(review).toBeVisible({ timeout: 90_000 });
  await review.press('Enter');
  const struck = page.locator('[data-finding]', { has: page.locator('strong', { hasText: 'grønært' }) });
  await expect(struck.first()).toBeVisible();
  await expect(page.locator('[data-finding]', { has: page.locator('strong', { hasText: 'Berit Skovlund' }) }), 'is not proposed').toHaveCount(0);
  await struck.first().click();
  await expect(struck.first()).toContainText('Myndighedens liste: overstreges altid (Kodenavn for en person).');
  await picture(page, 'authority-review');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Undtagelser' });
  const berit = dialog.locator('[data-exception]', { hasText: 'Berit Skovlund' });
  await expect(berit).toContainText('Myndighedens liste');
  await expect_accessible(page);
  await picture(page, 'authority-dialog');
  await berit.getByRole('button').press('Enter');
  await expect(berit).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-finding][data-state=approve]', { has: page.locator('strong', { hasText: 'Berit Skovlund' }) }), 'struck, as without the list').toHaveCount(2);

  await page.goto(`${server.address}/#/access/undtagelser`);
  for (const what of ['Berit Skovlund', 'grønært']) {
    const entry = page.locator('[data-exception]', { hasText: what });
    await entry.getByRole('button').press('Enter');
    await expect(entry).toHaveCount(0); // while one is taken off, the others wait
  }
  await expect(page.getByText('Listen er tom.')).toBeVisible();
});
