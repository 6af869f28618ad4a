// SPDX-License-Identifier: EUPL-1.2
// The way of a department: its file in, the next three days on the screen, a day of its own, staff proposed, one shift changed with a
// reason, the proposal adopted; a system sends the next hour and the correction of an earlier one; what if; all by keyboard as well.
import { join } from 'node:path';
import { expect, expect_accessible, expect_narrow, open, test } from './house';

const kPictures = process.env.MERETID_PICTURES;
const kSample = join(import.meta.dirname, '../../solutions/arrivals/sample/ankomster.csv.xz');

test('a department is followed, staffed and corrected', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(300_000);
  const picture = async (name: string, whole = true) => { if (kPictures) await page.screenshot({ path: `${kPictures}/arrivals-${name}.png`, fullPage: whole }); };
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, server, signed_in, '#/arrivals/ny');
  await page.getByLabel('Sagens titel').fill('Akutmodtagelsen i Fjordby');
  await page.locator('[data-pick=files]').setInputFiles(kSample);
  await page.getByLabel('Kapacitet per time').fill('14');
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('new');
  await page.getByRole('button', { name: 'Forudsig og foreslå bemanding' }).click();

  // The next three days: one hour after the other by keyboard, each told in words.
  await expect(page.getByRole('heading', { level: 1, name: 'Akutmodtagelsen i Fjordby' })).toBeVisible();
  await expect(page.getByText(/^Data til og med 1\. jan\. 2026/)).toBeVisible();
  const slider = page.getByLabel('Vælg en time');
  await expect(slider).toBeVisible({ timeout: 120_000 });
  await expect(slider).toHaveAttribute('aria-valuetext', /^tors?\. 1\. jan.* fire gange af fem mellem/);
  await slider.focus();
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /10[.:]00/);
  await expect(page.getByRole('heading', { level: 3, name: /^Hvorfor\?/ })).toContainText(/10[.:]00/);
  await expect(page.getByRole('row', { name: /^Helligdage/ })).not.toContainText(' 0 ');
  await expect(page.getByRole('heading', { name: 'Passer prognosen?' })).toBeVisible();
  await expect(page.getByRole('table').filter({ hasText: 'mandag' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('department');

  // What other systems and reports take away.
  for (const name of ['CSV', 'JSON']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
    expect(download.suggestedFilename()).toMatch(/^prognose\.(csv|json)$/);
  }
  const [shot] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Gem som billede (PNG)' }).click()]);
  expect(shot.suggestedFilename()).toBe('prognose.png');

  // A day of its own.
  await page.getByLabel('Navn', { exact: true }).fill('Byfest');
  await page.getByLabel('Første dag').fill('2026-01-10');
  await page.getByLabel('Procent', { exact: true }).fill('30');
  await page.getByRole('button', { name: 'Tilføj' }).click();
  await expect(page.getByRole('row', { name: /Byfest/ })).toContainText('+30 %');

  // The roster of today, so that the proposal can be compared with it.
  await page.getByRole('button', { name: 'Indstillinger …' }).click();
  const settings = page.getByRole('dialog', { name: 'Indstillinger' });
  await settings.getByLabel('Så mange er der på hver vagt i dag').fill('7, 2, 8, 5');
  await settings.getByLabel('Uger, der foreslås for').fill('2');
  await settings.getByLabel('Ophold i gennemsnit, minutter').fill('240');
  await settings.getByLabel('Pladser', { exact: true }).fill('50');
  await expect_accessible(page);
  await picture('settings', false);
  await settings.getByRole('button', { name: 'Gem' }).click();
  await expect(settings).toBeHidden();
  const proposals = page.getByRole('link', { name: /^Forslag fra/ });
  await expect(proposals).toHaveCount(1);
  await page.getByRole('button', { name: 'Ny prognose og bemanding' }).click();
  await expect(proposals).toHaveCount(2, { timeout: 120_000 });

  await expect(page.getByRole('heading', { name: 'Patienter til stede' })).toBeVisible();
  await expect_accessible(page);
  await picture('department-present');

  // One shift changed, with a reason; the rest adopted.
  await proposals.first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Forslag til bemanding' })).toBeVisible();
  await expect(page.getByText('Dagens bemanding').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /Behov og bemanding/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /næste halvandet år/ })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('proposal');
  const cell = page.getByRole('button', { name: /07:00–15:00: \d+ på arbejde/ }).nth(2);
  const proposed = Number((await cell.textContent())!.trim());
  await cell.focus();
  await page.keyboard.press('Enter');
  const adjust = page.getByRole('dialog', { name: /^Ret vagten/ });
  await adjust.getByLabel('Medarbejdere').fill(String(proposed + 1));
  await expect(adjust.getByRole('status')).toContainText('venter længere end målet');
  await adjust.getByRole('button', { name: 'Gem ændringen' }).click();
  await expect(adjust.getByRole('alert')).toContainText('Skriv, hvorfor');
  await adjust.getByLabel('Begrundelse').fill('Ny kollega læres op');
  await expect_accessible(page);
  await picture('adjust', false);
  await adjust.getByRole('button', { name: 'Gem ændringen' }).click();
  await expect(adjust).toBeHidden();
  await expect(cell).toHaveAccessibleName(new RegExp(`${proposed + 1} på arbejde, foreslået ${proposed}`));
  await page.getByRole('button', { name: 'Godkend med justeringerne' }).click();
  await expect(page.getByText('Forslaget er godkendt med 1 ændret vagt.')).toBeVisible();
  await expect_accessible(page);
  const [need] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Hent behov (CSV)' }).click()]);
  expect(need.suggestedFilename()).toBe('behov.csv');

  // The region's system sends two hours, and then one of them again with another number.
  const case_id = /sag\/([^/]+)/.exec(page.url())![1]!;
  const send = (hours: { start: string; count: number }[]) =>
    page.evaluate(async ({ id, body }) => {
      const csrf = ((await (await fetch('/api/session')).json()) as { csrf: string }).csrf;
      const answer = await fetch(`/api/arrivals/cases/${id}/hours`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body: JSON.stringify({ hours: body }) });
      return (await answer.json()) as { taken: { fresh: number; same: number; corrected: number } };
    }, { id: case_id, body: hours });
  const two = [{ start: '2026-01-01T00:00:00+01:00', count: 12 }, { start: '2026-01-01T01:00:00+01:00', count: 9 }];
  expect((await send(two)).taken).toEqual({ fresh: 2, same: 0, corrected: 0 });
  expect((await send(two)).taken).toEqual({ fresh: 0, same: 2, corrected: 0 });
  expect((await send([{ ...two[0]!, count: 10 }])).taken).toEqual({ fresh: 0, same: 0, corrected: 1 });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Hvordan gik det?' })).toBeVisible();
  await page.getByRole('link', { name: 'Akutmodtagelsen i Fjordby' }).click();
  await expect(page.getByRole('heading', { name: 'Sene rettelser' })).toBeVisible();
  await expect(page.getByText('Justeret', { exact: true })).toBeVisible();
  // By itself, within the minute that the clock takes to look.
  await expect(slider).toHaveAttribute('aria-valuetext', /02[.:]00|12[.:]00/, { timeout: 150_000 });

  // What if every day from Monday brings a tenth more?
  await page.getByRole('button', { name: 'Hvad nu hvis …' }).click();
  const what = page.getByRole('dialog', { name: 'Hvad nu hvis' });
  await what.getByLabel('Navn', { exact: true }).fill('Naboen lukker');
  await what.getByLabel('Første dag').fill('2026-01-05');
  await what.getByLabel('Sidste dag').fill('2026-06-30');
  await what.getByLabel('Procent', { exact: true }).fill('10');
  await what.getByRole('button', { name: 'Tilføj' }).click();
  await expect_accessible(page);
  await picture('what-if', false);
  await what.getByRole('button', { name: 'Lav forslaget' }).click();
  await expect(proposals).toHaveCount(3, { timeout: 120_000 });
  await proposals.first().click();
  await expect(page.getByText(/Naboen lukker \(\+10 %\)/)).toBeVisible();

  // On a phone, and in English.
  await page.goBack();
  await expect(slider).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect_narrow(page);
  await picture('phone');
});

test('groups add up on the screen, and ambulances on their way change the next hours', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(300_000);
  const picture = async (name: string) => { if (kPictures) await page.screenshot({ path: `${kPictures}/arrivals-${name}.png`, fullPage: true }); };
  const hour = Math.floor(Date.now() / 3_600_000);
  const moment = (h: number, minutes = 0) => new Date(h * 3_600_000 + minutes * 60_000).toISOString().slice(0, 16) + 'Z';
  const count = (h: number, more: number) => Math.round(3 + more + 2 * Math.sin((h % 24) / 4) + ((h * 7919) % 5) / 2);
  let csv = 'tid;afdeling;triage;antal\n';
  for (let h = hour - 24 * 90; h < hour; h += 1)
    for (const [unit, triage, more] of [['Medicin', 'gul', 3], ['Medicin', 'grøn', 1], ['Skadestue', 'gul', 0], ['Skadestue', 'grøn', 4]] as const) csv += `${moment(h)};${unit};${triage};${count(h, more)}\n`;

  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, server, signed_in, '#/arrivals/ny');
  await page.getByLabel('Sagens titel').fill('Fælles akutmodtagelse');
  await page.locator('[data-pick=files]').setInputFiles({ name: 'grupper.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Forudsig og foreslå bemanding' }).click();
  await expect(page.getByLabel('Vælg en time')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('heading', { name: 'Grupper', exact: true })).toHaveCount(0);

  // Announcements of the last weeks, and three of the hours to come.
  const case_id = /sag\/([^/]+)/.exec(page.url())![1]!;
  const announced = Array.from({ length: 24 * 30 }, (_, i) => ({ reference: `run ${i}`, announced: moment(hour - 24 * 30 + i, -40), expected: moment(hour - 24 * 30 + i, 20) }));
  for (let k = 0; k < 3; k += 1) announced.push({ reference: `coming ${k}`, announced: moment(hour, -5), expected: moment(hour + 1, 10 * k) });
  const taken = await page.evaluate(async ({ id, body }) => {
    const csrf = ((await (await fetch('/api/session')).json()) as { csrf: string }).csrf;
    const answer = await fetch(`/api/arrivals/cases/${id}/announced`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body: JSON.stringify({ announced: body }) });
    return (await answer.json()) as { taken: { fresh: number } };
  }, { id: case_id, body: announced });
  expect(taken.taken.fresh).toBe(723);

  await page.getByRole('button', { name: 'Indstillinger …' }).click();
  const settings = page.getByRole('dialog', { name: 'Indstillinger' });
  await settings.getByLabel('afdeling', { exact: true }).check();
  await settings.getByLabel('triage', { exact: true }).check();
  await expect_accessible(page);
  await picture('group-settings');
  await settings.getByRole('button', { name: 'Gem' }).click();
  await expect(settings).toBeHidden();
  await page.getByRole('button', { name: 'Ny prognose og bemanding' }).click();
  await expect(page.getByRole('heading', { name: 'Grupper', exact: true })).toBeVisible({ timeout: 150_000 });
  await expect(page.getByRole('img', { name: /^Medicin · gul: de seneste timer/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Skadestue: de seneste timer/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ambulancer på vej' })).toBeVisible();
  await expect(page.getByText(/Af de meldte kommer/)).toBeVisible();
  const slider = page.getByLabel('Vælg en time');
  const total = await slider.getAttribute('aria-valuetext');
  await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Skadestue · gul' });
  await expect(slider).not.toHaveAttribute('aria-valuetext', total!);
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('groups');
  await page.getByRole('button', { name: 'Medicin', exact: true }).click();
  await expect(page.getByLabel('Vis', { exact: true })).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Alle grupper (CSV)' }).click()]);
  expect(download.suggestedFilename()).toBe('grupper.csv');
});
