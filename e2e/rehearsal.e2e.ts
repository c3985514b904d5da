// A whole invented round at a click: watched, stopped, compared with its marks, its archive checked by the command, deleted.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { onScreen } from './pages/common.ts';
import { savedTable } from './pages/results.ts';
import { complaints, desk, phone, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';

inOrder();
const office = theOffice();
const browser = theBrowser();
const program = fileURLToPath(new URL('../packages/server/bin/tinnhiem.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-rehearsal-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function screen() {
  const page = await browser.open({ address: office.address, cookie: office.as('organiser').cookie });
  await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name: 'Tập dượt cả đợt' }).click();
  await onScreen(page, 'Tập dượt cả đợt');
  return page;
}

test('S17 a rehearsal is begun, says how far it is, and is stopped with nothing left', async () => {
  const page = await screen();
  await examine(page, 'no rehearsal yet');
  await page.getByLabel('Số người ghi phiếu của mỗi danh sách').fill('40');
  await page.getByRole('button', { name: 'Bắt đầu tập dượt' }).click();
  await page.getByText(/^Đang chạy: .*(Điểm danh|Ghi phiếu)/u).waitFor();
  // One at a time.
  expect(await page.getByRole('button', { name: 'Bắt đầu tập dượt' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Dừng và xóa' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dừng và xóa' }).click();
  await page.getByText('Chưa có cuộc tập dượt nào').waitFor();
  await page.close();
});

test('S17 S12 a whole invented round counts what was marked, ends in an archive that holds, and is deleted', async () => {
  const page = await screen();
  await page.getByLabel('Cách ghi phiếu').selectOption({ label: 'Phiếu điện tử' });
  await page.getByLabel('Số người ghi phiếu của mỗi danh sách').fill('2');
  await page.getByRole('button', { name: 'Bắt đầu tập dượt' }).click();
  const save = page.getByRole('link', { name: /^Hồ sơ lưu trữ \(\.zip\)/u });
  await save.waitFor({ timeout: 240_000 });
  await page.getByText('8 phiếu, 0 chênh lệch').waitFor();
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    await examine(page, `a rehearsal, ${size.width} px`);
  }
  // What is saved of it says in every row that it is invented.
  await page.locator('summary').first().click();
  const title = ((await page.locator('summary').first().innerText()).split(': ')[0] ?? '').trim();
  const saved = await savedTable(page, title);
  expect(saved.length).toBeGreaterThan(0);
  for (const row of saved) expect(row['Lưu ý']).toMatch(/^DIỄN TẬP/u);
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const file = join(folder, 'ho-so.zip');
  await download.saveAs(file);
  const href = (await save.getAttribute('href')) ?? '';
  const passphrase = join(folder, 'mat-khau.txt');
  writeFileSync(passphrase, (await office.as('organiser').ask('GET', href.replace(/archive$/u, 'passphrase'))).text);
  const verify = [program, 'verify', file, '--passphrase-file', passphrase, '--json'];
  const verified = JSON.parse(execFileSync(process.execPath, verify, { encoding: 'utf8', stdio: 'pipe' }));
  expect(verified).toMatchObject({ ok: true, rehearsal: true, stage: 'archived' });
  await page.getByRole('button', { name: 'Xóa cuộc tập dượt này' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa cuộc tập dượt này' }).click();
  await page.getByText('Chưa có cuộc tập dượt nào').waitFor();
  expect((await office.as('organiser').ask('GET', href)).status).toBe(404);
  expect(complaints(page)).toEqual([]);
  await page.close();
});
