// SPDX-License-Identifier: EUPL-1.2
// The way of a file of bids: in, read and told, the most unusual first, one tender looked at, the network, a group's turns, a decision with its
// reason and its undoing, the dossier on paper; a second file, and what is new since the first. By keyboard as well.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, expect_accessible, expect_narrow, open, test } from './house';

const kPictures = process.env.MERETID_PICTURES;
const kSample = join(import.meta.dirname, '../../solutions/tenders/sample/tilbud.csv.xz');

test('a file of bids is screened, looked into and decided on', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(300_000);
  const picture = async (name: string, whole = true) => { if (kPictures) await page.screenshot({ path: `${kPictures}/tenders-${name}.png`, fullPage: whole }); };
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, server, signed_in, '#/tenders/ny');
  await page.getByLabel('Sagens titel').fill('Asfalt, kørsel og snedkerarbejde 2020');
  await page.locator('[data-pick=files]').setInputFiles(kSample);
  await page.getByText('Navngiv kolonnerne selv').click();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('new');
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();

  // What was read comes first.
  const run = page.getByRole('link', { name: 'Gennemgang af tilbud.csv.xz' });
  await expect(run).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('560 udbud, 2.972 tilbud, 72 virksomheder')).toBeVisible();
  await expect_accessible(page);
  await picture('case');
  await run.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gennemgang af tilbud' })).toBeVisible();
  await expect(page.getByText('Ingen bemærkninger til filen')).toBeVisible();
  const rows = page.locator('[data-finding]');
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Vis 150 mere' }).click();
  await expect(rows).toHaveCount(200);
  await expect(rows.first()).toContainText('Kræver nærmere undersøgelse');
  await expect(rows.first()).toContainText('variationskoefficient');
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('tenders', false);
  if (kPictures) {
    await page.setViewportSize({ width: 360, height: 740 });
    await picture('tenders-narrow');
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  // Filters, and moving by keyboard.
  await page.getByLabel('Marked', { exact: true }).selectOption('Asfalt, øst');
  await expect(rows.first()).toContainText('Asfalt, øst');
  expect(await rows.count()).toBeLessThan(200);
  await page.getByLabel('Marked', { exact: true }).selectOption('');
  await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Kræver nærmere undersøgelse' });
  const proposed = await rows.count();
  expect(proposed).toBeGreaterThan(4);
  expect(proposed).toBeLessThanOrEqual(20);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Taster' })).toBeVisible();
  await page.keyboard.press('Escape');

  // A decision needs a reason; it can be taken back.
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Beslutning' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Følg', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Skriv en begrundelse.');
  await expect_accessible(page);
  await dialog.getByLabel('Begrundelse').fill('Afventer tal for næste år.');
  await picture('decide', false);
  await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(page.locator('[data-state=watch]')).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(page.locator('[data-state=watch]')).toHaveCount(0);

  // One tender: why, its bids, its figures, what is missing, the same firms elsewhere.
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Hvorfor?' })).toBeVisible();
  await expect(page.getByText('Med en variationskoefficient over')).toBeVisible();
  await expect(page.getByRole('img', { name: /tilbud fra .* vinder:/ })).toBeVisible();
  await expect(page.getByText('Der er ingen anslået pris')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'De samme virksomheders andre udbud' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('tender');
  await page.getByRole('button', { name: 'Beslut', exact: true }).click();
  await dialog.getByLabel('Begrundelse').fill('Tætte priser og de samme virksomheder; skal belyses.');
  await dialog.getByRole('button', { name: 'Gem beslutningen' }).click();
  await expect(page.getByText('Undersøgelse åbnet').first()).toBeVisible();

  // The dossier says where everything comes from.
  await page.getByRole('link', { name: 'Dokumentation' }).click();
  await expect(page.getByRole('heading', { name: 'Data og indstillinger' })).toBeVisible();
  await expect(page.locator('dd code').first()).toHaveText(/^[0-9a-f]{64}$/);
  await expect(page.getByText('Tætte priser og de samme virksomheder; skal belyses.')).toBeVisible();
  await expect(page.getByText(/kartel/i).and(page.locator('#main-content *:not(a):not(li)'))).toHaveCount(0);
  await expect_accessible(page);
  await expect_narrow(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Udskriv eller gem som PDF' })).toBeHidden();
  await picture('dossier');
  await page.emulateMedia({ media: 'screen' });

  // Pairs, groups, markets, the network, a firm.
  await page.getByRole('link', { name: 'Gennemgang af tilbud' }).click();
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Virksomheder og par/ }).click();
  await expect(rows.first()).toContainText('q =');
  await expect_accessible(page);
  await expect(page.getByRole('heading', { name: 'Virksomheder', exact: true })).toBeVisible();
  await picture('pairs');
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Prøver' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('pair');
  await page.getByRole('link', { name: 'Tilbage' }).click();
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Grupper/ }).click();
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Hvem vandt hvornår?' })).toBeVisible();
  await expect(page.getByText('De vinder på skift')).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('group');
  await page.getByRole('link', { name: 'Dokumentation' }).click();
  await expect(page.getByRole('heading', { name: 'Data og indstillinger' })).toBeVisible();
  await expect_accessible(page);
  if (kPictures) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 });
    await picture('dossier-group');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.getByRole('link', { name: 'Tilbage' }).click();
  await page.getByRole('link', { name: 'Tilbage' }).click();
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Markeder/ }).click();
  await expect(rows).toHaveCount(5);
  await expect(rows.first().getByRole('img')).toHaveAttribute('aria-label', /perioder fra/);
  await expect_accessible(page);
  await picture('markets', false);
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Over tid' })).toBeVisible();
  await expect_accessible(page);
  await picture('market');
  await page.getByRole('link', { name: 'Tilbage' }).click();
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: 'Netværk' }).click();
  await expect(page.getByRole('img', { name: /^Netværk: \d+ virksomheder/ })).toBeVisible();
  if (kPictures) await page.getByRole('region', { name: 'Netværk af virksomheder' }).screenshot({ path: `${kPictures}/tenders-graph.png` });
  await page.getByText(/^Som tabel/).click();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('network');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Virksomhedens udbud på listen' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('firm');

  // What is taken away as files.
  await page.goBack();
  for (const [link, file, has] of [['Fund og beslutninger (CSV)', 'fund.csv', 'undersøgelse åbnet'], ['Alle udbud (CSV)', 'udbud.csv', '"U-0128"']] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
    expect(download.suggestedFilename()).toBe(file);
    expect(await readFile(await download.path(), 'utf8')).toContain(has);
  }

  // A year later: fewer rows stand for new data; what is new is told.
  await page.getByRole('link', { name: 'Asfalt, kørsel og snedkerarbejde 2020' }).click();
  await page.getByRole('button', { name: 'Gennemgå en ny fil' }).click();
  const csv = execFileSync('xz', ['-dc', kSample], { encoding: 'utf8' }).split('\n').slice(0, 1500).join('\n');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'nye.csv', mimeType: 'text/csv', buffer: Buffer.from(`${csv}\nU-9999;Asfalt, øst;x;Nogen A/S;0;nej\n`) });
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();
  await expect(page.getByRole('link', { name: 'Gennemgang af nye.csv' })).toBeVisible({ timeout: 120_000 });
  await page.getByRole('link', { name: 'Hvad er nyt siden sidst?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hvad er nyt siden sidst?' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Udbud/ })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('news');
  await page.getByRole('link', { name: 'Gennemgang af tilbud' }).or(page.getByRole('link', { name: 'Asfalt, kørsel og snedkerarbejde 2020' })).first().click();
  await page.getByRole('link', { name: 'Gennemgang af nye.csv' }).click();
  await expect(page.getByText(/slags bemærkning.* til filen/)).toBeVisible();
  await expect(page.getByText(/1[45]\d\d/).first()).toBeVisible();
});

test('bidders that may be one firm are asked about, settings are kept, and what is exported is read again', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(300_000);
  const picture = async (name: string) => { if (kPictures) await page.screenshot({ path: `${kPictures}/tenders-${name}.png`, fullPage: true }); };
  const rows = ['sag;tilbudsgiver;tilbudssum;vinder'];
  for (let k = 0; k < 40; k++) {
    const firms = [k % 2 ? 'Murerfirmaet Eksempel A/S' : 'Murerfirmaet Eksemple A/S', 'Byg Havrehøj ApS', k === 3 ? 'Byg Havrehøj ApS og Tømrer Vibeholt A/S' : 'Tømrer Vibeholt A/S', 'Anlæg Enghavre I/S'];
    firms.forEach((firm, i) => rows.push(`S${k};${firm};${100000 + i * 3000 + k * 17};${i === 0 ? 'ja' : 'nej'}`));
  }
  await open(page, server, signed_in, '#/tenders/ny');
  await page.getByLabel('Sagens titel').fill('Murerarbejde');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'murer.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await page.getByText('Navngiv kolonnerne selv').click();
  await page.getByLabel('Udbud', { exact: true }).fill('sag');
  await page.getByText('Vægte og grænser').click();
  await page.getByLabel('Indstillingernes navn').fill('Vinter 2026');
  await page.getByLabel('Højst så mange udbud fremhæves').fill('3');
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('settings');
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();
  await page.getByRole('link', { name: 'Gennemgang af murer.csv' }).click({ timeout: 120_000 });
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Virksomheder og par/ }).click();
  await expect(page.getByRole('heading', { name: 'Samme virksomhed?' })).toBeVisible();
  await expect(page.getByText('Byg Havrehøj ApS og Tømrer Vibeholt A/S: Byg Havrehøj ApS; Tømrer Vibeholt A/S')).toBeVisible();
  await page.getByRole('button', { name: /^Murerfirmaet Eksempe?le? A\/S og Murerfirmaet Eksempe?le? A\/S er samme virksomhed/ }).click();
  await expect(page.locator('[data-same] .mark', { hasText: 'Samme' })).toHaveCount(1);
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('same-firms');
  if (kPictures) {
    await page.setViewportSize({ width: 360, height: 740 });
    await picture('same-firms-narrow');
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Fund og tilbud (Excel)' }).click()]);
  expect(book.suggestedFilename()).toBe('fund.xlsx');
  const workbook = await readFile(await book.path());

  // The dossier as PDF, with the settings that were used.
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Udbud/ }).click();
  await page.locator('[data-finding]').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Før tildeling' })).toBeVisible();
  await expect(page.getByText('Der er ingen anslået værdi at holde tilbuddene op imod.')).toBeVisible();
  await page.getByText('Myndighedens seks tegn').click();
  await expect(page.getByText('Samme forfatter, skabelon eller afsender?')).toBeVisible();
  await expect_accessible(page);
  await picture('tender-signs');
  await page.getByRole('link', { name: 'Dokumentation' }).click();
  await expect(page.getByText(/^Vinter 2026: vægt af tætte priser 0,50/)).toBeVisible();
  const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Hent som PDF' }).click()]);
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-');

  // Again with the answers, from the workbook that came out; the case remembers columns and settings.
  await page.getByRole('link', { name: 'Murerarbejde' }).first().click();
  await page.getByRole('button', { name: 'Gennemgå en ny fil' }).click();
  await expect(page.getByLabel('Brug 1 svar fra sidst om, hvilke tilbudsgivere der er den samme virksomhed')).toBeChecked();
  await expect(page.getByText('Vægte og grænser: Vinter 2026')).toBeVisible();
  await expect(page.getByLabel('Udbud', { exact: true })).toHaveValue('sag');
  await page.getByLabel('Udbud', { exact: true }).fill('');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'fund.xlsx', mimeType: 'application/octet-stream', buffer: workbook });
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();
  await page.getByRole('link', { name: 'Gennemgang af fund.xlsx' }).click({ timeout: 120_000 });
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Virksomheder og par/ }).click();
  await expect(page.getByText('1 tilbudsgiver er lagt sammen med en anden, som det blev besluttet.')).toBeVisible();
});

test('award notices are screened by what they tell, and the page says what they cannot tell', async ({ watched: page, server, signed_in }) => {
  const rows = ['udbud;ordregiver;vinder;antal tilbud;laveste tilbud;højeste tilbud;cpv;dato'];
  for (let m = 0; m < 4; m++)
    for (let k = 0; k < 30; k++) {
      const odd = m === 0;
      rows.push(`K${m}-${k};Kommune ${m}${k % 2};Firma ${m}${odd ? k % 2 : (k * 7 + m) % 5};${odd && k % 3 ? 1 : 2 + ((k * 5 + m) % 4)};1000000;${1_050_000 + ((k * 37 + m * 11) % 50) * 5000};4523${m};2025-${String(1 + (k % 12)).padStart(2, '0')}-${String(1 + (k % 27)).padStart(2, '0')}`);
    }
  await open(page, server, signed_in, '#/tenders/ny');
  await page.getByLabel('Sagens titel').fill('Bekendtgørelser 2025');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'bekendtgoerelser.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();
  await page.getByRole('link', { name: 'Gennemgang af bekendtgoerelser.csv' }).click({ timeout: 120_000 });
  await expect(page.getByText('et lavt tal frikender ingen')).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  if (kPictures) await page.screenshot({ path: `${kPictures}/tenders-notices.png`, fullPage: true });
  await page.getByRole('navigation', { name: 'Fund' }).getByRole('link', { name: /^Markeder/ }).click();
  const first = page.locator('[data-finding]').first();
  await expect(first).toContainText('45230');
  await expect(first).toContainText('Kræver nærmere undersøgelse');
  await first.getByRole('link').click();
  await expect(page.getByText('Enkelttilbud', { exact: true })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  if (kPictures) await page.screenshot({ path: `${kPictures}/tenders-notice-market.png`, fullPage: true });
});

test('bid documents are compared, and what two bidders share is named', async ({ watched: page, server, signed_in }) => {
  const folder = await mkdtemp(join(tmpdir(), 'udbud-'));
  const shared = 'Vi har arbejdet med murværk siden farfar købte den første mørtelblander på auktion i Havrehøj en regnvejrsdag i november.';
  const form = 'Tilbudsgiver skal oplyse navn, adresse og CVR-nummer samt underskrive på tro og love, at alle oplysninger er rigtige og fuldstændige.';
  for (const [name, text] of [['krav.txt', form], ['jensen/tilbud.txt', `${form} ${shared}`], ['hansen/tilbud.txt', `${form} Indledning. ${shared}`], ['olsen/tilbud.txt', form]] as const) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await open(page, server, signed_in, '#/tenders/ny');
  await page.getByLabel('Sagens titel').fill('Dokumenter');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'bud.csv', mimeType: 'text/csv', buffer: Buffer.from('udbud;tilbudsgiver;tilbudssum\nA;Jensen A/S;100\nA;Hansen A/S;101\n') });
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();
  await expect(page.getByRole('link', { name: 'Gennemgang af bud.csv' })).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Læg tilbudsdokumenter ind' }).click();
  await page.locator('[data-pick=folder]').setInputFiles(folder);
  await expect_accessible(page);
  await page.getByRole('button', { name: 'Upload og find spor' }).click();
  await expect(page.getByText(/^Passage hansen\/tilbud\.txt og jensen\/tilbud\.txt har 19 ord i træk til fælles: »Vi har arbejdet/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/olsen\/tilbud/)).toHaveCount(0);
  await expect_accessible(page);
  await expect_narrow(page);
  if (kPictures) await page.screenshot({ path: `${kPictures}/tenders-documents.png`, fullPage: true });
});

test('a file that holds no bids is refused with what it has', async ({ watched: page, server, signed_in }) => {
  await open(page, server, signed_in, '#/tenders/ny');
  await page.getByLabel('Sagens titel').fill('Forkert fil');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'forkert.csv', mimeType: 'text/csv', buffer: Buffer.from('navn;alder\nAnna;42\n') });
  await page.getByRole('button', { name: 'Upload og gennemgå tilbuddene' }).click();
  await expect(page.getByText(/alder/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Mislykkedes')).toBeVisible();
});
