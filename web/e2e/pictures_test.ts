// SPDX-License-Identifier: EUPL-1.2
// The pictures of the README, of the fictional sample case, made anew with MERETID_PICTURES=docs/images; else passed over.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, open, test } from './house';

const kFolder = process.env.MERETID_PICTURES;
const kSample = join(import.meta.dirname, '../../solutions/access/sample');
const kTypes: Record<string, string> = { txt: 'text/plain', eml: 'message/rfc822', pdf: 'application/pdf', png: 'image/png' };

test('pictures of the sample case', async ({ watched: page, server, signed_in }) => {
  test.skip(!kFolder, 'MERETID_PICTURES names no folder');
  test.setTimeout(300_000);
  const picture = (name: string) => page.screenshot({ path: join(kFolder!, `${name}.png`) });
  const files = await Promise.all(
    (await readdir(kSample)).sort().map(async (name) => ({
      name,
      mimeType: kTypes[name.split('.').at(-1)!] ?? 'application/octet-stream',
      buffer: await readFile(join(kSample, name)),
    })),
  );
  await open(page, server, signed_in, '#/access/ny');
  await page.getByLabel('Sagens titel').fill('Fiktiv sag om støj fra et værksted');
  await page.locator('[data-pick=files]').setInputFiles(files);
  await picture('new-case');
  await page.getByRole('button', { name: 'Upload og find oplysninger' }).click();
  const review = page.getByRole('link', { name: 'Gennemgå forslaget' });
  await expect(review).toBeVisible({ timeout: 180_000 });
  await picture('case');
  await review.click();
  await expect(page.getByRole('img', { name: /Side 1 af/ })).toBeVisible();
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('a');
  await page.waitForTimeout(1500); // pdf.js draws the page of the finding that is selected now
  await picture('review');
  await page.setViewportSize({ width: 360, height: 740 });
  await picture('review-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.address}/#/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible();
  await picture('start');
  await page.goto(`${server.address}/#/register`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await picture('register');
});
