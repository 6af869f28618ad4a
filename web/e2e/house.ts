// SPDX-License-Identifier: EUPL-1.2
// What every browser test has: the server, an account that is signed in, and a page that fails the test on any error of the
// console, any violation of the content security policy and any request to another host.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { start_server, type Server } from './server';

export const kAccount = 'admin';
export const kPassword = 'en lang sætning til prøven';

interface Shared {
  server: Server;
  signed_in: string; // cookies of a signed-in session, as storage state in JSON
}

export const test = base.extend<{ watched: Page }, Shared>({
  server: [
    async ({}, use) => {
      const server = await start_server();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // The one-time link works once: whoever needs an account first uses it, and all others share the cookies.
  signed_in: [
    async ({ browser, server }, use) => {
      const context = await browser.newContext({ locale: 'da-DK' });
      const page = await context.newPage();
      await page.goto(server.one_time_link);
      await page.getByLabel('Ny adgangskode').fill(kPassword);
      await page.getByLabel('Gentag adgangskoden').fill(kPassword);
      await page.getByRole('button', { name: 'Gem adgangskode' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
      const state = JSON.stringify(await context.storageState());
      await context.close();
      await use(state);
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  watched: async ({ page, server }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The browser reports every answer of 400 and above; a test that provokes one says so with `expect_refusal`.
      const expected = message.text().includes('Failed to load resource') && refusals.has(page);
      if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== server.address) complaints.push(`leaves the house: ${url}`);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const refusals = new WeakSet<Page>();
/** From here on an answer of 400 and above is what the test wants to see. */
export const expect_refusal = (page: Page): void => void refusals.add(page);

/** Signs the page in with the shared session and opens an address of the app. */
export async function open(page: Page, server: Server, signed_in: string, address: string): Promise<void> {
  await page.context().addCookies((JSON.parse(signed_in) as { cookies: Parameters<ReturnType<Page['context']>['addCookies']>[0] }).cookies);
  await page.goto(`${server.address}/${address}`);
}

/** No violation of WCAG 2.1 A and AA that axe can see. */
export async function expect_accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** At 360 px nothing stands outside the window, except in what scrolls by itself. */
export async function expect_narrow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll-x, .scroller, .sr-only, dialog'))
      .map((element) => `${element.tagName}.${element.className}`),
  );
  expect(outside).toEqual([]);
  if (before) await page.setViewportSize(before);
}

export { expect };
