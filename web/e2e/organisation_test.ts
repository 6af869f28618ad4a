// SPDX-License-Identifier: EUPL-1.2
// Signing in at the organisation: Debian's Chromium, the real server and a real provider between them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expect_accessible, expect_narrow, test } from './house';
import { kClient, kSecret, start_provider, type Identity } from './provider';
import { free_port, start_server, type Server } from './server';

let identity: Identity;
let server: Server;
let port = 0;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  port = await free_port();
  server = await start_server(async (home, address) => {
    identity = await start_provider(port, address, 'RS256', 'første', false);
    await writeFile(join(home, 'oidc.secret'), `${kSecret}\n`, { mode: 0o600 });
    await writeFile(
      join(home, 'meretid.toml'),
      `[oidc]
issuer = "${identity.issuer}"
client_id = "${kClient}"
client_secret_file = "oidc.secret"
name = "Eksempelkommune"
scopes = ["openid", "profile", "groups"]
[[oidc.roles]]
claim = "groups"
value = "aktindsigt"
room = "access"
role = "caseworker"
`,
    );
  });
});

test.afterAll(async () => {
  await server?.stop();
  await identity?.stop();
});

async function sign_in(page: Page, name: string, address = '') {
  await page.goto(`${server.address}/${address}`);
  await page.getByRole('button', { name: 'Log ind med Eksempelkommune' }).click();
  await page.getByLabel('Navn').fill(name);
  await page.getByRole('button', { name: 'Fortsæt' }).click();
}

const session = (page: Page) => page.evaluate(async () => (await fetch('/api/session')).json());

test('signs in, brings the roles, comes back to the page, and no address tells of the person', async ({ page }) => {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto(`${server.address}/#/ind`);
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
  await expect_accessible(page);
  await expect_narrow(page);
  await sign_in(page, 'aase', '#/sessioner');
  await expect(page.getByRole('heading', { level: 1, name: 'Mine sessioner' })).toBeVisible();
  expect(await session(page)).toMatchObject({ name: 'Åse Ærlig', account: 'aase', how: 'oidc', roles: [{ room: 'access', role: 'caseworker' }] });
  const told = addresses.filter((address) => address.startsWith(server.address) && /aase|%C3%85se|rlig|person-/i.test(decodeURIComponent(address)));
  expect(told).toEqual([]);
  await expect(page.getByRole('row', { name: /Organisationen/ })).toContainText('denne');
  await expect_accessible(page);
  await expect_narrow(page);
});

test('without a role one gets in and is told what is missing', async ({ page }) => {
  await sign_in(page, 'fremmed');
  await expect(page.getByText('Du er logget ind, men har ingen roller endnu')).toBeVisible();
  expect((await session(page)).roles).toEqual([]);
  await expect_accessible(page);
});

test('whoever gives up is told so and may try again', async ({ page }) => {
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Log ind med Eksempelkommune' }).click();
  await page.getByRole('link', { name: 'Afbryd' }).click();
  await expect(page.getByRole('alert')).toContainText('Du blev ikke logget ind');
  expect(page.url()).toBe(`${server.address}/#/ind`);
  await expect(page.getByRole('button', { name: 'Log ind med Eksempelkommune' })).toBeVisible();
});

test('an answer that another browser asked for is refused', async ({ page, browser }) => {
  const other = await browser.newContext({ locale: 'da-DK' });
  // The attacker signs in up to the last step and keeps the address of that one for somebody else.
  let answer = `${server.address}/api/oidc/start`;
  for (let step = 0; step < 8 && !answer.includes('/api/oidc/callback?'); step++) {
    const { location } = (await other.request.get(answer, { maxRedirects: 0 })).headers();
    const next = new URL(location!, answer);
    answer = next.pathname.startsWith('/log-ind/') ? `${next}?som=aase` : `${next}`;
  }
  expect(answer).toContain('code=');
  await other.close();
  await page.goto(answer);
  await expect(page.getByRole('alert')).toContainText('Forsøget blev for gammelt eller begyndte i en anden browser');
  expect((await session(page)).signed_in).toBe(false);
});

test('a session is ended from the list', async ({ page, browser }) => {
  const elsewhere = await browser.newContext({ locale: 'da-DK' });
  const forgotten = await elsewhere.newPage();
  await sign_in(forgotten, 'fremmed');
  await expect(forgotten.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  await sign_in(page, 'fremmed', '#/sessioner');
  await expect(page.getByRole('button', { name: 'Afslut' }).first()).toBeVisible();
  while ((await page.getByRole('button', { name: 'Afslut' }).count()) > 0) {
    const before = await page.getByRole('button', { name: 'Afslut' }).count();
    await page.getByRole('button', { name: 'Afslut' }).first().click();
    await expect(page.getByRole('button', { name: 'Afslut' })).toHaveCount(before - 1);
  }
  expect((await session(forgotten)).signed_in).toBe(false);
  expect((await session(page)).signed_in).toBe(true);
  await elsewhere.close();
});

test('signing out leads on to the organisation and back', async ({ page }) => {
  await sign_in(page, 'aase');
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  await page.getByRole('button', { name: 'Log ud' }).click();
  await page.getByRole('button', { name: 'Ja, log ud' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible();
  await page.getByRole('button', { name: 'Log ind med Eksempelkommune' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kommunens login' })).toBeVisible();
});

test('signing out at the organisation ends the session here', async ({ page }) => {
  await sign_in(page, 'aase');
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  const there = await page.context().newPage();
  await there.goto(`${identity.issuer}/session/end`);
  await there.getByRole('button', { name: 'Ja, log ud' }).click();
  await expect.poll(async () => (await session(page)).signed_in).toBe(false);
});

for (const [algorithm, id] of [['PS256', 'anden'], ['ES256', 'tredje']] as const) {
  test(`after the keys were rotated (${algorithm}) people still get in`, async ({ page }) => {
    await identity.stop();
    // The server asks for keys again at most every 30 s, so the second rotation meets a server that has just started.
    if (id === 'tredje') await server.restart();
    identity = await start_provider(port, server.address, algorithm, id, true);
    await sign_in(page, 'aase');
    await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
    expect((await session(page)).roles).toEqual([{ room: 'access', role: 'caseworker' }]);
  });
}

test('while the organisation is away that is said, and local accounts go on', async ({ page }) => {
  await identity.stop();
  await server.restart();
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Log ind med Eksempelkommune' }).click();
  await expect(page.getByRole('alert')).toContainText('Organisationens login svarer ikke lige nu');
  await expect(page.getByLabel('Brugernavn')).toBeVisible();
  identity = await start_provider(port, server.address, 'ES256', 'fjerde', true);
});
