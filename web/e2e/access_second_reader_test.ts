// SPDX-License-Identifier: EUPL-1.2
// Four eyes: what one caseworker gives out another one reads before anything leaves the house. Two people, one case, keys alone.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, expect_accessible, expect_narrow, test } from './house';
import { kClient, kSecret, start_provider, type Identity } from './provider';
import { free_port, start_server, type Server } from './server';

let identity: Identity;
let server: Server;

test.beforeAll(async () => {
  const port = await free_port();
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

async function signed_in(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.address}/`);
  await page.getByRole('button', { name: 'Log ind med Eksempelkommune' }).click();
  await page.getByLabel('Navn').fill(name);
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  return page;
}

interface Answer {
  status: number;
  body: { code?: string; job?: string; state?: string; error?: { code?: string } } & { part: string; hash: string }[];
}
const ask = (page: Page, method: string, path: string, body?: unknown): Promise<Answer> =>
  page.evaluate(
    async ([how, where, what]) => {
      const { csrf } = await (await fetch('/api/session')).json();
      const answer = await fetch(where!, {
        method: how!, headers: { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' }, ...(what ? { body: what } : {}),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : {} };
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );

// An invented person; the number has a valid date and no valid check digit.
const kLetter = `Anders Holmgaard, CPR 010203-1234, bor Lindeallé 14, 9999 Eksempelby. Telefon 12 34 56 78.\n`;

test('a case with a second reader is released by two people and never by one', async ({ browser }) => {
  test.setTimeout(300_000);
  const first = await browser.newContext({ locale: 'da-DK' });
  const second = await browser.newContext({ locale: 'da-DK' });
  const bo = await signed_in(second, 'bo');
  const aase = await signed_in(first, 'aase');

  await aase.goto(`${server.address}/#/access/ny`);
  await aase.getByLabel('Sagens titel').fill('Prøvesag for fire øjne');
  await aase.locator('[data-pick=files]').setInputFiles([{ name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from(kLetter) }]);
  await aase.getByRole('button', { name: 'Upload og find oplysninger' }).press('Enter');
  const review = aase.getByRole('link', { name: 'Gennemgå forslaget' });
  await expect(review).toBeVisible({ timeout: 90_000 });
  await aase.getByLabel('Brugernavn').fill('bo');
  await aase.getByRole('button', { name: 'Giv adgang' }).press('Enter');
  await expect(aase.getByText('Bo Bak')).toBeVisible();
  await aase.getByLabel('Kræv en anden læser i denne sag').press('Space');
  await expect(aase.getByLabel('Kræv en anden læser i denne sag')).toBeChecked();
  await expect(aase.getByRole('row').filter({ hasText: 'Sagen kræver nu en anden læser' })).toBeVisible();
  await expect_accessible(aase);
  await expect_narrow(aase);
  const case_id = /sag\/([^/]+)/.exec(aase.url())![1]!;
  await review.press('Enter');

  // The first gives one finding out and strikes the rest: the one waits for somebody else.
  const open_findings = aase.locator('[data-finding][data-state=open]');
  await expect(aase.locator('[data-finding]').first()).toBeVisible();
  await aase.keyboard.press('r');
  for (let left = await open_findings.count(); left > 0; left -= 1) {
    await aase.keyboard.press('a');
    await expect(open_findings).toHaveCount(left - 1);
  }
  const left_for_aase = aase.locator('[data-unread]');
  await expect(left_for_aase).toHaveText('1 mangler anden læser');
  const release = aase.getByRole('button', { name: 'Frigiv …' });
  await expect(release).toBeDisabled();
  await expect(release).toHaveAccessibleDescription(/anden læser/);
  await aase.getByLabel('Vis fund').selectOption('unread');
  await expect(aase.locator('[data-finding]')).toHaveCount(2); // the one that waits, and the selected one
  await aase.keyboard.press('k');
  await aase.locator('[data-finding][data-state=reject]').click();
  await aase.keyboard.press('c');
  await expect(left_for_aase).toHaveText('1 mangler anden læser');
  await expect_accessible(aase);

  // Past the page: the server refuses the own confirmation and the release.
  const job = aase.url().split('/').at(-1)!;
  const standing = (await ask(aase, 'GET', `/api/jobs/${job}/confirmations`)).body;
  const own = await ask(aase, 'POST', `/api/jobs/${job}/confirmations`, { confirmations: standing.map(({ part, hash }) => ({ part, hash })) });
  expect(own.status).toBe(403);
  expect(own.body.code).toBe('record.own_decision');
  const released = async (page: Page): Promise<string> => {
    const { body } = await ask(page, 'POST', `/api/access/release?case=${case_id}`, { proposal: job });
    await expect.poll(async () => (await ask(page, 'GET', `/api/jobs/${body.job}`)).body.state, { timeout: 60_000 }).toMatch(/done|failed|dead/);
    return JSON.stringify((await ask(page, 'GET', `/api/jobs/${body.job}`)).body);
  };
  expect(await released(aase)).toContain('mangler at blive bekræftet');
  // Nor can whoever decided lift the demand.
  const lifted = await ask(aase, 'PUT', `/api/cases/${case_id}/second-reader`, { asked: false });
  expect(lifted.body.code).toBe('record.decided_here');
  expect((await ask(aase, 'PUT', '/api/second-reader/access', { asked: false })).status, 'the authority is the administrator').toBe(403);

  // The second reads it by keyboard.
  await bo.goto(`${server.address}/#/access/sag/${case_id}/${job}`);
  await expect(bo.locator('[data-finding]').first()).toBeVisible();
  await bo.getByLabel('Vis fund').selectOption('unread');
  const waiting = bo.locator('[data-finding][data-state=reject]');
  await expect(waiting).toContainText('Mangler anden læser');
  await waiting.press('Enter');
  await expect(bo.getByText('Besluttet af Åse Ærlig')).toBeVisible();
  await expect_accessible(bo);
  await bo.keyboard.press('c');
  await expect(bo.locator('[data-unread]')).toHaveText('0 mangler anden læser');
  await expect(waiting).toContainText('Bekræftet af dig');
  await bo.keyboard.press('u');
  await expect(bo.locator('[data-unread]')).toHaveText('1 mangler anden læser');
  await bo.keyboard.press('c');
  await expect(bo.getByRole('button', { name: 'Frigiv …' })).toBeEnabled();

  // What is decided anew is read anew, and a confirmation of what stood before is refused.
  await aase.reload();
  await expect(aase.locator('[data-unread]')).toHaveText('0 mangler anden læser');
  await aase.locator('[data-finding][data-state=reject]').click();
  await aase.keyboard.press('r');
  await expect(aase.locator('[data-unread]')).toHaveText('1 mangler anden læser');
  const rejected = standing.find(({ part }) => part.endsWith('-f1')) ?? standing[0]!;
  await expect.poll(async () => (await ask(bo, 'POST', `/api/jobs/${job}/confirmations`, { confirmations: [{ part: rejected.part, hash: rejected.hash }] })).body.code).toBe('record.decided_anew');
  await bo.reload();
  await bo.getByLabel('Vis fund').selectOption('unread');
  await bo.locator('[data-finding][data-state=reject]').press('Enter');
  await bo.keyboard.press('c');
  await expect(bo.getByRole('button', { name: 'Frigiv …' })).toBeEnabled();
  await bo.getByRole('button', { name: 'Frigiv …' }).press('Enter');
  await bo.getByRole('dialog', { name: 'Frigiv sagen' }).getByRole('button', { name: 'Frigiv', exact: true }).press('Enter');
  await expect(bo.locator('a[href*="/artefacts/released/"]').first()).toBeVisible({ timeout: 120_000 });
  await expect(bo.getByRole('row').filter({ hasText: 'Anden læser bekræftede beslutninger' }).first()).toContainText('Bo Bak');
  await first.close();
  await second.close();
});
