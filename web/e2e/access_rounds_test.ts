// SPDX-License-Identifier: EUPL-1.2
// A case over two rounds, by keyboard: exceptions, a box without a mouse, the letter's facts, pseudonyms, and what is new the next time.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, expect_accessible, expect_narrow, open, test } from './house';

const run = promisify(execFile);
const kFolder = process.env.MERETID_PICTURES;
const picture = async (page: Page, name: string) => {
  if (kFolder) await page.screenshot({ path: `${kFolder}/${name}.png` });
};

// Invented persons; the number has a valid date and no valid check digit.
const kLetter = `Kære Anders Holmgaard, CPR 010203-1234

Anders Holmgaard har søgt om en ny cykel. Berit Skovlund har skrevet det ned.
Sagen kaldes grønært. Om grønært er intet oplyst. Berit Skovlund ringer på 12 34 56 78.
Moderen til Anders Holmgaard er hørt.
`;
const kNote = `Notat. Berit Skovlund og Carl Vestergaard mødtes. Anders Holmgaard var ikke med.\n`;

const text_of = async (page: Page, href: string): Promise<string> => {
  const bytes = await page.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], href);
  const child = run('pdftotext', ['-layout', '-', '-'], { encoding: 'utf8' });
  child.child.stdin!.end(Buffer.from(bytes));
  return (await child).stdout.replaceAll(/\s+/g, ' ');
};

test('exceptions, a box by keyboard, the letter, pseudonyms and the next round', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(400_000);
  await open(page, server, signed_in, '#/access/ny');
  await page.getByLabel('Sagens titel').fill('Prøvesag i to runder');
  await page.locator('[data-pick=files]').setInputFiles([{ name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from(kLetter) }]);
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).press('Enter');
  const review = page.getByRole('link', { name: 'Gennemgå forslaget' });
  await expect(review).toBeVisible({ timeout: 90_000 });
  await review.press('Enter');
  await expect(page.getByRole('img', { name: /Side 1 af/ })).toBeVisible();

  // Role words are there, and nobody proposes them.
  await expect(page.locator('[data-finding]', { hasText: 'Moderen' })).toHaveCount(0);
  await page.getByLabel(/Vis også \d+ ikke foreslåede/).press('Space');
  await expect(page.locator('[data-finding]', { hasText: 'Moderen' })).toContainText('Ikke foreslået');
  await page.getByLabel(/Vis også \d+ ikke foreslåede/).press('Space');

  // Never: a clear error without a reason, then one step that decides every place, and one that takes it back.
  const of_berit = page.locator('[data-finding]', { has: page.locator('strong', { hasText: 'Berit Skovlund' }) });
  const count = await of_berit.count();
  expect(count).toBeGreaterThan(1);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Undtagelser' });
  const value = dialog.getByLabel('Navn, nummer eller ord');
  await expect(value).toBeFocused();
  await value.fill('Berit Skovlund');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Skriv en begrundelse.');
  await expect(dialog.getByLabel('Begrundelse')).toBeFocused();
  await expect_accessible(page);
  await page.keyboard.type('Ansat i kommunen');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/Undtagelsen er tilføjet\. \d+ fund bliver stående\./)).toBeVisible();
  await expect(dialog.locator('[data-exception]')).toContainText('Overstreges aldrig');
  await picture(page, 'exceptions');
  await expect_narrow(page);
  // Always: words that nobody found.
  await value.fill('grønært');
  await dialog.getByLabel('Overstreges altid').press('Space');
  await dialog.getByLabel('Begrundelse').fill('Kodenavn for en person');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Undtagelsen er tilføjet. 2 steder overstreges.')).toBeVisible();
  await page.keyboard.press('Escape');
  for (let i = 0; i < count; i += 1) await expect(of_berit.nth(i)).toHaveAttribute('data-state', 'reject');
  const own = page.locator('[data-finding*="-own"]');
  await expect(own).toHaveCount(2);
  await page.keyboard.press('u');
  await expect(own).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(of_berit.first()).toHaveAttribute('data-state', 'open');
  await expect(page.getByRole('button', { name: 'Undtagelser (0)' })).toBeVisible();
  for (const [what, kind, why] of [['Berit Skovlund', 'Overstreges aldrig', 'Ansat i kommunen'], ['grønært', 'Overstreges altid', 'Kodenavn for en person']] as const) {
    await page.keyboard.press('e');
    await value.fill(what);
    await dialog.getByLabel(kind).press('Space');
    await dialog.getByLabel('Begrundelse').fill(why);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Undtagelsen er tilføjet.')).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.reload();
  await expect(own).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Undtagelser (2)' })).toBeVisible();

  // A box without a mouse: placed, moved, sized, told, drawn; taken hold of again and moved; taken back.
  const told = page.locator('[aria-live=polite]').first();
  await page.keyboard.press('d');
  const frame = page.locator('[data-frame]');
  await expect(frame).toBeFocused();
  await expect(told).toContainText(/Felt på side 1: \d+ millimeter fra venstre/);
  await expect_accessible(page);
  const before = (await frame.boundingBox())!;
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('a'); // decides nothing while a box is placed
  const after = (await frame.boundingBox())!;
  expect(after.y).toBeGreaterThan(before.y);
  expect(after.width).toBeGreaterThan(before.width);
  await picture(page, 'box-by-keyboard');
  await page.keyboard.press('Escape');
  await expect(frame).toHaveCount(0);
  await expect(page.locator('[data-drawn]')).toHaveCount(0);
  await page.keyboard.press('d');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  const drawn = page.locator('[data-drawn]');
  await expect(drawn).toHaveCount(1);
  await expect(page.locator('[data-finding*="-box"]')).toContainText('Felt på side 1');
  const place = (await drawn.boundingBox())!;
  await drawn.press('ArrowDown');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(drawn).toHaveCount(1);
  await expect.poll(async () => (await drawn.boundingBox())!.y).toBeGreaterThan(place.y);
  await page.locator('[data-finding]').first().click();
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(drawn).toHaveCount(0);

  const open_findings = page.locator('[data-finding][data-state=open]');
  for (let left = await open_findings.count(); left > 0; left -= 1) {
    await page.keyboard.press('a');
    await expect(open_findings).toHaveCount(left - 1);
  }
  await expect_accessible(page);
  await picture(page, 'review-done');

  // The letter: every fact it asks for, and no brackets are left.
  await page.getByRole('button', { name: 'Frigiv …' }).press('Enter');
  const ending = page.getByRole('dialog', { name: 'Frigiv sagen' });
  await expect(ending.getByLabel('Den, der søger', { exact: true })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  for (const field of await ending.locator('fieldset input, fieldset textarea').all()) {
    const kind = await field.getAttribute('type');
    await field.fill(kind === 'date' ? '2026-11-20' : `Prøve ${await field.getAttribute('id')}`);
  }
  await ending.getByRole('button', { name: 'Gem oplysningerne' }).press('Enter');
  await expect(ending.getByText('Oplysningerne er gemt i sagen.')).toBeVisible();
  await picture(page, 'release-letter');
  await ending.getByLabel(/Skriv pseudonymer/).press('Space');
  await ending.getByRole('button', { name: 'Frigiv', exact: true }).press('Enter');
  const released = page.locator('a[href*="/artefacts/released/"]').first();
  await expect(released).toBeVisible({ timeout: 120_000 });
  const letter = await text_of(page, (await page.getByRole('link', { name: 'afgoerelse.pdf' }).getAttribute('href'))!);
  expect(letter).toContain('Prøve letter-applicant');
  expect(letter).toContain('1 med udeladelser');
  expect(await text_of(page, (await page.getByRole('link', { name: 'aktliste.pdf' }).getAttribute('href'))!)).toContain('1 dokument. ');
  expect(letter).not.toContain('[');
  const struck = await text_of(page, (await released.getAttribute('href'))!);
  expect(struck).toContain('part 1');
  expect(struck).toContain('CPR-nr. 1');
  expect(struck).toContain('Berit Skovlund');
  expect(struck).not.toContain('grønært');
  expect(struck).not.toContain('Holmgaard');

  // The next round: a new document beside the old one.
  await page.getByRole('button', { name: 'Start et nyt forslag med andre filer' }).press('Enter');
  await page.locator('[data-pick=files]').setInputFiles([
    { name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from(kLetter) },
    { name: 'notat.txt', mimeType: 'text/plain', buffer: Buffer.from(kNote) },
  ]);
  await page.getByLabel(/Foreslå også rolleord/).press('Space');
  await picture(page, 'next-round');
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).press('Enter');
  await expect(review).toHaveCount(2, { timeout: 90_000 });
  await review.first().press('Enter');
  const round = page.getByRole('region', { name: 'Siden sidste runde' });
  await expect(round).toContainText('1 nyt dokument, 0 ændrede, 0 udgåede. 2 nye fund, 0 væk.');
  await expect(page.getByRole('button', { name: /notat\.txt/ })).toContainText('nyt');
  await expect(page.getByRole('button', { name: 'Undtagelser (2)' })).toBeVisible();
  await expect(of_berit, 'what is never struck is not proposed').toHaveCount(0);
  await expect(page.locator('[data-finding]', { hasText: 'Moderen' }), 'asked for this time').toContainText('Uafgjort');
  await expect(own).toHaveCount(2);
  await expect_accessible(page);
  await expect_narrow(page);
  await picture(page, 'round');
  const undecided = await open_findings.count();
  await round.getByRole('button', { name: /^Overtag \d+ beslutning/ }).press('Enter');
  await expect.poll(() => open_findings.count()).toBeLessThan(undecided);
  await page.getByLabel('Vis fund').selectOption('new');
  await page.getByRole('button', { name: /notat\.txt/ }).press('Enter');
  await expect(page.locator('[data-finding]', { hasText: 'Carl Vestergaard' })).toContainText('Navn');
  await expect(page.locator('[data-finding]', { hasText: '010203-1234' })).toHaveCount(0);

  // English, too.
  await page.getByRole('button', { name: 'English' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Since the last round' })).toBeVisible();
  await page.locator('[data-finding]', { hasText: 'Carl Vestergaard' }).first().click();
  await expect(page.locator('[data-finding]', { hasText: 'Carl Vestergaard' }).first(), 'reasons are read in the language of the page').toContainText(/name/i);
  await expect(page.locator('[data-finding]', { hasText: 'Carl Vestergaard' }).first()).not.toContainText(/navn/i);
  await picture(page, 'round-en');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'Exceptions' })).toContainText('From the last round');
  await expect_accessible(page);
  await picture(page, 'exceptions-en');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Dansk' }).press('Enter'); // the language is the account's, and the next test is of the same
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
});
