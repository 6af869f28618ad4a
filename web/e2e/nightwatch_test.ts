// SPDX-License-Identifier: EUPL-1.2
// A ward by day and by night: residents with consent and policy, a device with its secret shown once, and then a fall that comes from the
// device over HTTP: seen, on the way, in the room, and what it was.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expect_accessible, expect_narrow, expect_refusal, open, test } from './house';

const kPictures = process.env.MERETID_PICTURES;
const kFall = join(import.meta.dirname, '../../solutions/nightwatch/sample/krop.csv.xz');
const kImpact = 13525.3; // seconds of the sample's clock

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
  await expect(page.getByRole('cell', { name: 'mnt/birk/12/krop/raw', exact: true })).toBeVisible();
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

test('a fall by night comes to the board, and somebody goes', async ({ watched: page, server, signed_in }) => {
  test.setTimeout(180_000);
  const picture = async (name: string) => { if (kPictures) await page.screenshot({ path: `${kPictures}/nightwatch-${name}.png`, fullPage: true }); };
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, server, signed_in, '#/nightwatch/ny');
  const call = <T>(method: string, path: string, body: unknown) =>
    page.evaluate(async ({ method, path, body }) => {
      const csrf = ((await (await fetch('/api/session')).json()) as { csrf: string }).csrf;
      const answer = await fetch(path, { method, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body: JSON.stringify(body) });
      return (await answer.json()) as T;
    }, { method, path, body });
  const ward = (await call<{ id: string }>('POST', '/api/cases', { room: 'nightwatch', title: 'Afdeling Eg' })).id;
  const at = `/api/nightwatch/wards/${ward}`;
  const resident = (await call<{ id: string }>('POST', `${at}/residents`, { name: 'Bent Opdigtet', room: 'Stue 7' })).id;
  await call('PUT', `${at}/residents/${resident}/consent`, { basis: 'consent', note: 'Bent selv', raw_until: new Date(Date.now() + 86_400_000).toISOString() });
  const device = await call<{ device: { id: string }; secret: string }>('POST', `${at}/devices`, { kind: 'body', resident, site: 'eg', place: '7', sensor: 'krop', silence: 120 });

  // The device sends a made-up fall: sixteen seconds, a packet a second, as one that has found its way back.
  const rows = execFileSync('xz', ['-dc', kFall], { encoding: 'utf8' }).trim().split('\n').map((line) => line.split(',').map(Number)).filter(([t]) => t! > kImpact - 8 && t! < kImpact + 12);
  const post = (packet: unknown, secret = device.secret) =>
    page.request.post(`${server.address}/api/nightwatch/devices/${device.device.id}/samples`, { data: packet, headers: { Authorization: `Bearer ${secret}` } });
  const packet = (n: number) => ({ v: 1, boot: 'a', n, t: rows[n * 50]![0], rate: 50, battery: 88, body: rows.slice(n * 50, n * 50 + 50).map((row) => row.slice(1)) });
  expect((await post(packet(0), 'forkert')).status()).toBe(403);
  await expect.poll(async () => (await post(packet(0))).status(), { timeout: 30_000 }).toBe(200);

  await page.goto(`${server.address}/#/nightwatch/sag/${ward}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Afdeling Eg' })).toBeVisible();
  await expect(page.getByText('Ingen åbne alarmer')).toBeVisible();
  await expect(page.getByText('Tavlen har ingen lyd')).toBeVisible();
  await page.getByRole('button', { name: 'Slå lyd til og hør en prøve' }).click();
  await expect(page.getByText('Tavlen har ingen lyd')).toBeHidden();
  for (let n = 1; n * 50 + 50 <= rows.length; n += 1) expect((await post(packet(n))).status()).toBe(200);

  const alarm = page.getByRole('article', { name: 'Fald, Stue 7 · Bent Opdigtet' });
  await expect(alarm).toBeVisible();
  await expect(alarm).toContainText('Ubesvaret');
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('board');
  await alarm.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(alarm).toContainText('Set: Administrator');
  // By keyboard from here.
  await alarm.getByRole('button', { name: 'På vej' }).focus();
  await page.keyboard.press('Enter');
  await expect(alarm).toContainText('På vej: Administrator');
  await alarm.getByRole('button', { name: 'Jeg er på stuen' }).click();
  await expect(alarm).toContainText('På stuen: Administrator');
  await alarm.getByRole('button', { name: 'Afslut …' }).click();
  await expect(page.getByRole('dialog', { name: 'Hvad var det?' })).toBeVisible();
  await expect_accessible(page);
  await picture('outcome');
  await page.keyboard.press('1');
  await expect(alarm).toBeHidden();
  await expect(page.getByText(/Fald · Stue 7 · Rigtig alarm/)).toBeVisible();

  // A visitor: alarms for leaving the bed rest, and come back by themselves or at once.
  await page.getByRole('button', { name: 'Jeg er gået: Stue 7' }).click();
  await page.getByRole('button', { name: 'Besøg …: Stue 7' }).click();
  await page.getByRole('dialog', { name: 'Besøg på Stue 7' }).getByRole('button', { name: '30 min.' }).click();
  await expect(page.getByText(/Besøg til/)).toBeVisible();
  await page.getByRole('button', { name: 'Besøget er slut: Stue 7' }).click();
  await expect(page.getByText(/Besøg til/)).toBeHidden();

  // The check before the night, and a note for the next shift.
  await page.getByRole('button', { name: 'Jeg har gennemgået sensorerne' }).click();
  await expect(page.getByText(/Sidst gennemgået af Administrator/)).toBeVisible();
  await page.getByLabel('Ny besked').fill('Bent er tilset kl. 3.');
  await page.getByRole('button', { name: 'Gem besked' }).click();
  await expect(page.getByText('Bent er tilset kl. 3.')).toBeVisible();
  await page.getByRole('button', { name: 'Lys skærm' }).click();
  await expect_accessible(page);
  await picture('board-light');

  // The night is there to look back on.
  await page.getByRole('link', { name: /Stue 7/ }).first().click();
  await expect(page.getByText('Alarm: Fald · Rigtig alarm')).toBeVisible();
  await expect_accessible(page);
  await picture('night');

  // Bent has allowed raw signal: the seconds around the alarm can be fetched, and deleted.
  const fetch_signal = page.getByRole('link', { name: /Hent CSV med signalet fra/ });
  await expect(async () => {
    await page.reload();
    await expect(fetch_signal).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  await expect_accessible(page);
  await expect_narrow(page);
  await picture('signal');
  const [signal] = await Promise.all([page.waitForEvent('download'), fetch_signal.click()]);
  expect(signal.suggestedFilename()).toMatch(/^signal-\d+\.csv$/);
  const lines = readFileSync(await signal.path(), 'utf8').trim().split('\n');
  expect(lines.length).toBe(Math.floor(rows.length / 50) * 50);
  expect(lines[0]!.split(',').length).toBe(7);
  await page.getByRole('button', { name: /Slet signalet fra/ }).click();
  await expect(fetch_signal).toBeHidden();

  // The technician sees that the sensor is heard, and its battery.
  await page.goto(`${server.address}/#/nightwatch/sag/${ward}/teknik`);
  await expect(page.getByRole('cell', { name: '88 %' })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/^For .* siden$/)).toBeVisible();

  // A board that hears nothing any more says so.
  await page.goto(`${server.address}/#/nightwatch/sag/${ward}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Afdeling Eg' })).toBeVisible();
  expect_refusal(page);
  await page.context().setOffline(true);
  await expect(page.getByText('Tavlen har mistet forbindelsen til serveren.')).toBeVisible({ timeout: 30_000 });
  await picture('lost');
  await page.context().setOffline(false);
  await expect(page.getByText('Tavlen har mistet forbindelsen til serveren.')).toBeHidden({ timeout: 30_000 });
});

test('what is wrong is said: where, what was found, what was expected', async ({ watched: page, server, signed_in }) => {
  expect_refusal(page);
  await open(page, server, signed_in, '#/nightwatch');
  const call = (method: string, path: string, body?: unknown) =>
    page.evaluate(async ({ method, path, body }) => {
      const csrf = ((await (await fetch('/api/session')).json()) as { csrf: string }).csrf;
      const answer = await fetch(path, { method, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'Accept-Language': 'da' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const told = (await answer.json()) as Record<string, string>;
      return { status: answer.status, id: told.id ?? '', detail: told.detail ?? '' };
    }, { method, path, body });
  const at = `/api/nightwatch/wards/${(await call('POST', '/api/cases', { room: 'nightwatch', title: 'Afdeling Ask' })).id}`;
  const resident = (await call('POST', `${at}/residents`, { name: 'Carla Opdigtet', room: 'Stue 1' })).id;
  const consent = `${at}/residents/${resident}/consent`;
  const device = { kind: 'body', resident, site: 'ask', place: '1', sensor: 'krop' };
  expect((await call('POST', `${at}/devices`, device)).status).toBe(200);
  const wrong: [string, string, unknown, number, RegExp][] = [
    ['PUT', consent, { basis: 'consent' }, 422, /hvem der gav samtykket/],
    ['PUT', consent, { basis: 'consent', note: 'x', given: '2026-05-03', until: '2026-05-02' }, 422, /2026-05-02/],
    ['PUT', consent, { basis: 'none', raw_until: '2030-01-01T00:00:00Z' }, 422, /Råt signal/],
    ['PUT', `${at}/residents/${resident}`, { name: 'Carla', room: 'Stue 1', carer: '01M8MNZ95HC47B8X9KT3KAN41X' }, 422, /med i afdelingen/],
    ['PUT', `${at}/residents/${resident}`, { name: 'Carla', room: 'Stue 1', policy: { bed_exit: [{ from: '25:00', to: '06:00', rule: 'at_once' }] } }, 422, /25:00/],
    ['POST', `${at}/residents/${resident}/missed`, { happened: '2040-01-01T00:00:00Z' }, 422, /er ikke endnu/],
    ['POST', `${at}/residents/${resident}/proposal`, { change: 'fewer_falls', adopt: true }, 409, /gælder ikke længere/],
    ['POST', `${at}/devices`, device, 409, /ask\/1\/krop/],
    ['POST', `${at}/devices`, { ...device, place: '#' }, 422, /»#«/],
    ['GET', `${at}/report?weeks=99`, undefined, 422, /fra 1 til 52/],
  ];
  for (const [method, path, body, status, detail] of wrong) {
    const answer = await call(method, path, body);
    expect(answer, `${method} ${path} ${JSON.stringify(body)}`).toMatchObject({ status, detail: expect.stringMatching(detail) as unknown });
  }
});
