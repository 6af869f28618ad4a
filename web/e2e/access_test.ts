// SPDX-License-Identifier: EUPL-1.2
// The way of one case through the house: uploaded, reviewed by keyboard alone, released, verified, found in the record.
import { readFile } from 'node:fs/promises';
import { expect, expect_accessible, expect_narrow, open, test } from './house';

// An invented person; the number has a valid date and no valid check digit.
const kLetter = `Eksempelkommune, Borgerservice

Anders Holmgaard, CPR 010203-1234, bor Lindeallé 14, 2. tv., 9999 Eksempelby.
Han kan kontaktes på telefon 12 34 56 78 eller anders@eksempel.dk.

Anders Holmgaard søger om støtte til en ny cykel. CPR 010203-1234 er noteret.
`;

test('a case is uploaded, reviewed by keyboard, released and found in the record', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(300_000);
  await open(page, server, signed_in, '#/access/ny');
  await page.getByLabel('Sagens titel').fill('Prøvesag om en cykel');
  await page.locator('[data-pick=files]').setInputFiles([
    { name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from(kLetter) },
    { name: 'ukendt.xyz', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3]) },
  ]);
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Prøvesag om en cykel' })).toBeVisible();
  const review = page.getByRole('link', { name: 'Gennemgå forslaget' });
  await expect(review).toBeVisible({ timeout: 60_000 });
  await expect_accessible(page);
  await expect_narrow(page);
  await review.press('Enter');

  const open_findings = page.locator('[data-finding][data-state=open]');
  await expect(page.locator('[data-finding]').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /Side 1 af/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /ukendt\.xyz/ })).toContainText('Ikke læst');
  const release = page.getByRole('button', { name: 'Frigiv …' });
  await expect(release).toBeDisabled();
  await expect_accessible(page);
  await expect_narrow(page);

  // Help opens and closes; a letter in it decides nothing.
  const before = await open_findings.count();
  expect(before).toBeGreaterThan(2);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Taster' })).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(open_findings).toHaveCount(before);

  // Accept, take back, reject.
  await page.keyboard.press('a');
  await expect(open_findings).toHaveCount(before - 1);
  await page.keyboard.press('u');
  await expect(open_findings).toHaveCount(before);
  await page.keyboard.press('r');
  await expect(page.locator('[data-finding][data-state=reject]')).toHaveCount(1);
  await page.keyboard.press('u');

  // Every hit of the same number in one step, then another ground for the next finding.
  const number = page.locator('[data-finding]', { has: page.locator('strong', { hasText: /^010203-1234$/ }) });
  const current = page.locator('[data-finding][aria-current=true] strong');
  while ((await current.textContent()) !== '010203-1234') await page.keyboard.press('j');
  await page.keyboard.press('b');
  await expect(page.getByRole('dialog', { name: 'Alle ens fund' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(number.first()).toHaveAttribute('data-state', 'approve');
  await expect(number.last()).toHaveAttribute('data-state', 'approve');
  await page.keyboard.press('g');
  await expect(page.getByRole('dialog', { name: 'Vælg grundlag' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-finding][data-state=amend]')).toHaveCount(1);

  // A box drawn by hand strikes what no finding has: the words "Eksempelkommune, Borgerservice" on top of the letter.
  const paper = page.locator('.page[data-page="0"]');
  await paper.scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Tegn et felt' }).click();
  const sheet = (await paper.boundingBox())!;
  await page.mouse.move(sheet.x + sheet.width * 0.09, sheet.y + sheet.height * 0.07);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width * 0.6, sheet.y + sheet.height * 0.092, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[data-drawn]')).toHaveCount(1);

  for (let left = await open_findings.count(); left > 0; left -= 1) {
    await page.keyboard.press('a');
    await expect(open_findings).toHaveCount(left - 1);
  }
  await expect(release).toBeEnabled();

  // What was decided is on the server, not only on the page.
  await page.reload();
  await expect(page.locator('[data-finding]').first()).toBeVisible();
  await expect(open_findings).toHaveCount(0);
  await expect(page.locator('[data-drawn]')).toHaveCount(1);
  await expect(release).toBeEnabled();
  await release.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Frigiv sagen' });
  await expect(dialog.getByText('ukendt.xyz')).toBeVisible();
  await dialog.getByRole('button', { name: 'Frigiv' }).press('Enter');

  const released = page.locator('a[href*="/artefacts/released/"]').first();
  await expect(released).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Kontrolleret', { exact: true }).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await released.click();
  const bytes = await readFile(await (await download).path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.includes('010203-1234')).toBe(false);
  for (const name of ['aktliste.csv', 'log.json', 'verification.json']) await expect(page.getByRole('link', { name })).toBeVisible();

  const record = page.getByRole('region', { name: 'Protokol for sagen' });
  await expect(record.getByRole('row').filter({ hasText: /frigiv/i }).first()).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);

  // The case comes to its end: closed, held for a lawsuit, let go, deleted for good.
  await page.getByRole('button', { name: 'Luk sagen' }).click();
  await expect(page.getByText(/^Sagen er lukket siden .* Den slettes efter /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start et nyt forslag med andre filer' })).toBeHidden();
  await page.getByRole('button', { name: 'Sæt under bevaringspligt' }).click();
  const hold = page.getByRole('dialog', { name: 'Sæt under bevaringspligt' });
  await hold.getByLabel('Begrundelse').fill('Klage til Ombudsmanden.');
  await expect_accessible(page);
  await hold.getByRole('button', { name: 'Sæt under bevaringspligt' }).click();
  await expect(page.getByText(/Klage til Ombudsmanden\. Sagen slettes ikke/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Slet sagen' })).toBeHidden();
  await expect_accessible(page);
  await page.getByRole('button', { name: 'Ophæv bevaringspligten' }).click();
  const lift = page.getByRole('dialog', { name: 'Ophæv bevaringspligten' });
  await lift.getByLabel('Begrundelse').fill('Klagen er afgjort.');
  await lift.getByRole('button', { name: 'Ophæv bevaringspligten' }).click();
  await expect(record.getByRole('row').filter({ hasText: 'Bevaringspligt ophævet' })).toBeVisible();
  await page.getByRole('button', { name: 'Slet sagen' }).click();
  await page.getByRole('dialog', { name: 'Slet sagen for altid?' }).getByRole('button', { name: 'Slet sagen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aktindsigt' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Prøvesag om en cykel' })).toBeHidden();
});

test('a case without files or title is refused on the page, with the field named', async ({ watched: page, server, signed_in }) => {
  await open(page, server, signed_in, '#/access/ny');
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Skriv en titel på sagen.' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Vælg mindst én fil.' })).toBeVisible();
  await expect(page.getByLabel('Sagens titel')).toBeFocused();
  await expect_accessible(page);
});
