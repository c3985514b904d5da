// S19 on the screen: the archive is made where the round is, and checked by whoever holds it, without a network.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { complaints, desk, phone, theBrowser } from './support/browser.ts';
import { expectAccessible, wordsOf } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { roundId } from './support/sample.ts';
import { approvedRound } from './support/steps.ts';

inOrder();
// A round that has been approved and no more: its archive is small, and marked as unfinished.
const office = theOffice((open) => approvedRound(open));
const browser = theBrowser();
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-archive-'));
const [right, changed] = ['ho-so.zip', 'ho-so-sua.zip'].map((name) => join(folder, name)) as [string, string];
afterAll(() => rmSync(folder, { recursive: true }));

test('S19 the organiser makes an archive on the screen of the round, and saves it', async () => {
  const page = await browser.open(
    { address: office.address, cookie: office.as('organiser').cookie },
    `/rounds/${roundId}`,
  );
  const section = page.getByRole('region', { name: 'Hồ sơ lưu trữ' });
  await section.getByText('chưa kết thúc').waitFor();
  // Only the committee seals ballots into an archive.
  expect(await section.getByLabel('Mật khẩu của Ban Kiểm phiếu').count()).toBe(0);
  await section.getByRole('button', { name: 'Lập hồ sơ lưu trữ' }).click();
  const save = section.getByRole('link', { name: 'Tải hồ sơ (.zip)' });
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  await download.saveAs(right);
  const bytes = readFileSync(right);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(changed, bytes);
});

async function verdictOn(page: Page, file: string): Promise<string> {
  await page.getByLabel('Thả tệp hồ sơ').setInputFiles(file);
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  const verdict = page.locator('.verdict');
  await verdict.waitFor();
  return await verdict.innerText();
}

async function fits(page: Page, size: typeof desk | typeof phone): Promise<void> {
  await page.setViewportSize(size);
  await expectAccessible(page, `${size.width} px`);
  const [wide, there] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
  expect(wide, `${size.width} px`).toBeLessThanOrEqual(there ?? 0);
}

test('S19 anybody drops it on the page that checks archives, without a network; one changed bit is found and said where', async () => {
  const page = await browser.open({ address: office.address }, '/kiem-tra-ho-so');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  expect(await verdictOn(page, right)).toContain('không tự mâu thuẫn');
  await fits(page, desk);
  expect(await wordsOf(page)).toContain('CHƯA KẾT THÚC');
  await page.getByLabel('Mã ở chân biên bản').fill('7KQ2-M0XD');
  expect(await verdictOn(page, right)).toContain('mã gõ chưa đúng');
  await page.getByLabel('Mã ở chân biên bản').fill('');
  expect(await verdictOn(page, changed)).toContain('Hồ sơ SAI');
  // What is wrong stands first.
  expect(await page.locator('#answer li').first().innerText()).toMatch(/Byte \d+/u);
  await fits(page, phone);
  expect(await wordsOf(page)).not.toContain('--');
  expect(complaints(page)).toEqual([]);
});
