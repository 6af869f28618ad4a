// SPDX-License-Identifier: EUPL-1.2
// Freed time in the browser: the public board, timing work by hand, what counts as active time; jobs that stopped; the page for programs.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, expect_accessible, expect_narrow, open, test } from './house';

test('the board is public, keeps assumed and measured apart and goes into a spreadsheet', async ({ watched: page, server }) => {
  await page.goto(`${server.address}/#/register`);
  await page.getByRole('main').getByRole('link', { name: 'Frigjort tid i tal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Frigjort tid' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 3, name: 'Antaget' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Målt' })).toBeVisible();
  await expect(page.getByText('Intet målt tal endnu')).toBeVisible();
  const access = page.getByRole('row', { name: /Aktindsigt/ });
  await expect(access).toContainText('Arbejdet er endnu ikke målt uden Meretid');
  await expect(page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Frigjort tid' })).toHaveAttribute('aria-current', 'page');
  await expect_accessible(page);
  await expect_narrow(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hent som regneark (CSV)' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.startsWith('\uFEFFNiveau;Løsning;Job;')).toBe(true);
});

test('a piece of work is timed by hand, by keyboard alone', async ({ watched: page, server, signed_in }) => {
  await open(page, server, signed_in, '#/access');
  const samples = async () => {
    const all = await page.evaluate(async () => (await fetch('/api/baselines?room=access')).json() as Promise<{ samples: number }[]>);
    return all.reduce((sum, one) => sum + one.samples, 0);
  };
  const before = await samples();
  const button = page.getByRole('button', { name: 'Mål uden Meretid' });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mål arbejde uden Meretid' });
  await expect_accessible(page);
  await dialog.getByLabel('Minutter').fill('mange');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('for eksempel 42,5');
  await expect(dialog.getByLabel('Minutter')).toBeFocused();
  await dialog.getByLabel('Minutter').fill('42,5');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await samples()).toBe(before + 1);

  // The watch goes on over a reload and gives its minutes when it is stopped.
  await button.press('Enter');
  await dialog.getByRole('button', { name: 'Start uret' }).press('Enter');
  await expect(page.getByText('Uret går: 0 min.')).toBeVisible();
  await page.evaluate(() => {
    const watch = JSON.parse(localStorage.getItem('meretid.stopwatch')!);
    localStorage.setItem('meretid.stopwatch', JSON.stringify({ ...watch, since: watch.since - 20 * 60_000 }));
  });
  await page.reload();
  await expect(page.getByText('Uret går: 20 min.')).toBeVisible();
  await page.getByRole('button', { name: 'Stop uret og gem' }).press('Enter');
  await expect(dialog.getByLabel('Minutter')).toHaveValue(/^20(,\d)?$/);
  await dialog.getByRole('button', { name: 'Gem målingen' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(await samples()).toBe(before + 2);
  await expect_narrow(page);
});

test('the page for programs lists every call, found by typing', async ({ watched: page, server }) => {
  await page.goto(`${server.address}/#/api`);
  await expect(page.getByRole('heading', { level: 1, name: 'Programmers adgang (API)' })).toBeVisible();
  const document = (await (await page.request.get(`${server.address}/openapi.json`)).json()) as { paths: Record<string, object> };
  const calls = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
  await expect(page.locator('summary')).toHaveCount(calls);
  await page.getByLabel('Find et kald').fill('post decisions');
  await expect(page.locator('summary')).toHaveCount(1);
  await page.locator('summary').press('Enter');
  await expect(page.getByRole('region', { name: 'DecisionLine' }).getByRole('row', { name: /part/ })).toContainText('Den del af resultatet, det gælder.');
  await expect_accessible(page);
  await expect_narrow(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Access for programs (API)' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'DecisionLine' }).getByRole('row', { name: /part/ })).toContainText('The part of the result it is about.');
  await page.getByRole('button', { name: 'Dansk' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
});

test('a job that failed is seen, run again and laid aside', async ({ watched: page, server, signed_in }) => {
  await open(page, server, signed_in, '#/fejl');
  await expect(page.getByText('Ingen job er gået i stå.')).toBeVisible();
  // A proposal over a blob that does not exist fails.
  await page.evaluate(async () => {
    const { csrf } = await (await fetch('/api/session')).json();
    const headers = { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' };
    const made = await (await fetch('/api/cases', { method: 'POST', headers, body: JSON.stringify({ room: 'access', title: 'Sag, der fejler' }) })).json();
    await fetch(`/api/access/release?case=${made.id}`, { method: 'POST', headers, body: JSON.stringify({ proposal: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }) });
  });
  const letter = page.getByRole('article', { name: 'Aktindsigt: release' });
  await expect(async () => {
    await page.reload();
    await expect(letter).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  await expect(letter).toContainText('Startet af dig.');
  await expect(letter).toContainText('1 forsøg');
  await expect_accessible(page);
  await expect_narrow(page);
  await page.goto(`${server.address}/#/`);
  await expect(page.getByText('1 job er gået i stå')).toBeVisible();
  await page.getByRole('link', { name: 'Se dem' }).press('Enter');
  await letter.getByRole('button', { name: 'Sæt i gang igen' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Job, der gik i stå' })).toBeFocused();
  await expect(async () => {
    await page.reload();
    await expect(letter).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  await letter.getByRole('button', { name: 'Læg til side' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Læg jobbet til side?' });
  await expect_accessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await letter.getByRole('button', { name: 'Læg til side' }).press('Enter');
  await dialog.getByRole('button', { name: 'Læg til side' }).press('Enter');
  await expect(page.getByText('Ingen job er gået i stå.')).toBeVisible();
});

test('neither pauses nor a hidden page count as active time', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(120_000);
  await open(page, server, signed_in, '#/access/ny');
  await page.getByLabel('Sagens titel').fill('Sag med pauser');
  const letter = 'Anders Holmgaard, CPR 010203-1234, telefon 12 34 56 78, skriver fra anders@eksempel.dk.\n';
  await page.locator('[data-pick=files]').setInputFiles([{ name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from(letter) }]);
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).click();
  const review = page.getByRole('link', { name: 'Gennemgå forslaget' });
  await expect(review).toBeVisible({ timeout: 60_000 });
  await page.clock.install();
  await review.click();
  await expect(page.locator('[data-finding]').first()).toBeVisible();
  const decide = async (): Promise<number> => {
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/decisions'));
    await page.keyboard.press('a');
    return ((await sent).postDataJSON() as { active_seconds: number }).active_seconds;
  };
  expect(await decide()).toBeGreaterThan(0);
  await page.clock.fastForward('10:00');
  const after_pause = await decide();
  expect(after_pause).toBeGreaterThanOrEqual(29.5); // half a minute of reading after the last key
  expect(after_pause).toBeLessThan(60);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.fastForward('00:25');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await decide()).toBeLessThan(15);
});

test('meretid freed reads timings from a file once and shows the board in both languages', async () => {
  const home = await mkdtemp(join(tmpdir(), 'meretid-freed-'));
  const meretid = (...words: string[]) =>
    new Promise<{ status: number; out: string; said: string }>((resolve) =>
      execFile(process.env.MERETID_BIN!, [...words, '--home', home], (error, out, said) => resolve({ status: Number(error?.code ?? 0), out, said })),
    );
  try {
    const file = join(home, 'tider.csv');
    await writeFile(file, '\uFEFFroom;kind;minutes\r\naccess;propose;95\r\naccess;propose;112,5\r\n');
    expect(await meretid('freed', 'import', file)).toMatchObject({ status: 0, said: '2 målinger læst ind.\n' });
    expect(await meretid('freed', 'import', file)).toMatchObject({ status: 5 });
    await writeFile(file, 'room;kind;minutes\naccess;propose;mange\n');
    const refused = await meretid('freed', 'import', file);
    expect(refused.status).toBe(3);
    expect(refused.said).toContain('Linje 2 i filen: der stod »access;propose;mange«');
    expect(await meretid('freed', 'import', join(home, 'væk.csv'))).toMatchObject({ status: 4 });
    expect((await meretid('freed')).out).toContain('målt frigjort: intet tal. For få målinger uden Meretid.');
    expect((await meretid('freed', '--csv', '--lang', 'en')).out).toContain('\r\njob;Access to documents;propose;0;0;;;;2;0;Too few samples without Meretid;');
    const board = JSON.parse((await meretid('freed', '--json')).out) as { rooms: { id: string; figures: { samples: number } }[] };
    expect(board.rooms.find(({ id }) => id === 'access')?.figures.samples).toBe(2);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
