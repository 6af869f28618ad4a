// SPDX-License-Identifier: EUPL-1.2
// A ward by day and by night: residents with consent and policy, a device with its secret shown once, and then a fall that comes from the
// device over HTTP: seen, on the way, in the room, and what it was.
import { expect, expect_accessible, expect_narrow, expect_refusal, open, test } from './house';

const kPictures = process.env.MERETID_PICTURES;

test('a ward by day: residents, consent, policy, a device, report', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(120_000);
  const picture = async (name: string) => { if (kPictures) await page.screenshot({ path: `${kPictures}/nightwatch-${name}.png`, fullPage: true }); };
  await page.setViewportSize({ width: 1280, height: 900 });
  expect_refusal(page);
  await open(page, server, signed_in, '#/nightwatch/ny');
  await page.getByLabel('Sagens titel').fill('Afdeling Birk');
  await expect_accessible(page);
  await page.getByRole('button', { name: 'Opret afdelingen' }).click();

  // A resident: nobody watches over her before somebody has consented.
  await expect(page.getByRole('heading', { level: 1, name: 'Beboere' })).toBeVisible();
  await page.getByRole('button', { name: 'Ny beboer …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny beboer' });
  await dialog.getByLabel('Stue').fill('Stue 12');
  await dialog.getByLabel('Navn').fill('Anna Opdigtet');
  await expect_accessible(page);
  await picture('new-resident');
  await dialog.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stue 12 · Anna Opdigtet' })).toBeVisible();
  await expect(page.getByText('Der våges ikke over beboeren')).toBeVisible();
  await page.getByRole('button', { name: 'Skriv samtykke eller afgørelse ind …' }).click();
  await page.getByLabel('Hvem gav det, og hvor ligger det?').fill('Anna selv, journalen 3. maj');
  await page.getByRole('button', { name: 'Gem' }).last().click();
  await expect(page.getByText('Indtil det trækkes tilbage')).toBeVisible();
  await expect(page.getByText('Gemmes aldrig')).toBeVisible();

  // The policy, by keyboard.
  await page.getByLabel('Minutter').fill('20');
  await page.getByLabel('Minutter').press('Tab');
  await page.getByRole('button', { name: 'Gem', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Gemt.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Minutter')).toHaveValue('20');
  // A fall that no sensor told is written down, and more alarms are proposed; a person puts it aside.
  await page.getByRole('button', { name: 'Skriv faldet ind' }).click();
  await expect(page.getByText('Forslag: flere alarmer om fald')).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('resident');
  await page.getByRole('button', { name: 'Læg det til side' }).click();
  await expect(page.getByText('Forslaget er lagt til side.')).toBeVisible();
  await expect(page.getByText('Forslag: flere alarmer om fald')).toBeHidden();

  // The technician adds a device; its secret is shown once.
  await page.getByRole('link', { name: 'Teknik', exact: true }).click();
  await page.getByRole('button', { name: 'Ny sensor …' }).click();
  const device = page.getByRole('dialog', { name: 'Ny sensor' });
  await device.getByLabel('Beboer').selectOption({ label: 'Stue 12 · Anna Opdigtet' });
  await device.getByLabel('Sted').fill('birk');
  await device.getByLabel('Plads').fill('12');
  await device.getByLabel('Sensor', { exact: true }).fill('krop');
  await expect_accessible(page);
  await picture('device');
  await device.getByRole('button', { name: 'Gem' }).click();
  const secret = page.getByRole('dialog', { name: 'Sensorens hemmelighed' });
  await expect(secret.locator('code')).toHaveText(/.{20,}/);
  await expect_accessible(page);
  await secret.getByRole('button', { name: 'Den er skrevet ind' }).click();
  await expect(page.getByRole('cell', { name: 'mnt/birk/12/krop/raw' })).toBeVisible();
  await expect(page.getByText('Aldrig hørt')).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('technician');

  // The report, and what a spreadsheet takes away.
  await page.getByRole('link', { name: 'Rapport', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Uge for uge' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('report');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Hent som CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('nattevagt.csv');

  // The ward: when nobody answers.
  await page.getByRole('link', { name: 'Afdelingen', exact: true }).click();
  await page.getByLabel('Før lederen kaldes').fill('80');
  await page.getByRole('button', { name: 'Gem', exact: true }).first().click();
  await expect(page.getByRole('alert').first()).toContainText('skal kaldes efter afdelingen');
  await page.getByLabel('Før lederen kaldes').fill('200');
  await page.getByRole('button', { name: 'Gem', exact: true }).first().click();
  await expect(page.getByText('Gemt.')).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('ward');
});
