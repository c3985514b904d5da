// What everybody may see of an electronic box, signed in or not: how it stands, whether a ballot is in it, and whether it is right.
import { readFileSync } from 'node:fs';
import { trackerOf } from '@tinnhiem/ballot-box';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { all, button, heading, received, review, theHall } from './support/booth-hall.ts';
import { complaints, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';

const browser = theBrowser();
const hall = theHall(browser);

beforeAll(async () => {
  const [code, another] = [hall.slip(), hall.slip()];
  // The first voter changes some marks and votes again: the ballot before does not count.
  for (const [slip, marks] of [
    [code, all],
    [another, all],
    [code, ['Tín nhiệm thấp', ...all.slice(1)]],
  ] as const) {
    const page = await hall.scan(slip);
    await heading(page, /Danh sách 1/u);
    await review(page, marks);
    await button(page, 'Bỏ phiếu').click();
    await received(page);
    await page.close();
  }
});

test('the board says how the box stands, and finds a ballot by the beginning of its tracker', async () => {
  const page = await browser.open({ address: hall.server.address }, '/hom-phieu');
  await page.getByRole('link', { name: /Danh sách 1/u }).click();
  await page.getByText('Đang nhận phiếu').waitFor();
  const tracker = trackerOf(hall.poll.accepted[0] ?? '');
  const field = page.getByLabel(/Mã tra cứu/u);
  await field.fill(`${tracker.slice(0, 4)} ${tracker.slice(4, 8)}`);
  await page.getByText('Có trong hòm').waitFor();
  await examine(page, 'board');
  await field.fill('????');
  await page.getByText('Chưa thấy trên bảng').waitFor();
  await page.goto('/hom-phieu');
  await page.goto(`/hom-phieu/${hall.poll.uuid}#${tracker}`);
  await page.getByText('Có trong hòm').waitFor();
  expect(page.url()).not.toContain(tracker);
  await page.goto('/hom-phieu/khong-co');
  await heading(page, 'Không có hòm phiếu này');
  complaints(page);
  await page.close();
});

test('a box is downloaded and verified in the browser, without a network', async () => {
  hall.poll.state = 'closed';
  const board = await browser.open({ address: hall.server.address }, `/hom-phieu/${hall.poll.uuid}`);
  const saved = board.waitForEvent('download');
  await board.getByRole('link', { name: /Tải hòm phiếu/u }).click();
  const file = await (await saved).path();
  await examine(board, 'board, opened');
  await board.close();

  const page = await browser.open({ address: hall.server.address }, '/kiem-chung');
  await heading(page, 'Tự kiểm chứng hòm phiếu');
  await examine(page, 'verifier');
  await page.context().setOffline(true);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Hòm phiếu này đúng.').waitFor();
  expect(await page.locator('.checks li').evaluateAll((all) => all.map((own) => own.dataset.outcome))).toEqual(
    Array.from({ length: 8 }, () => 'right'),
  );
  const voters = new Set(hall.poll.accepted.map((ballot) => (JSON.parse(ballot) as { credential: string }).credential))
    .size;
  for (const row of await page.locator('tbody tr').all()) {
    const numbers = (await row.locator('.number').allInnerTexts()).map(Number);
    expect(numbers.reduce((sum, own) => sum + own, 0)).toBe(voters);
  }
  const shown = await page
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('.number')].map((cell) => cell.textContent)));
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải bảng (CSV)' }).click();
  const [heads, ...rows] = parse(readFileSync(await (await saving).path(), 'utf8'), { bom: true }) as string[][];
  expect(heads).toEqual(['Người được lấy phiếu', 'Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp', 'Để trống']);
  expect(rows.map((row) => row.slice(1))).toEqual(shown);
  await page.getByLabel(/Mã tra cứu/u).fill(trackerOf(hall.poll.accepted[0] ?? ''));
  await page.getByText('Lá phiếu này đã được thay bằng lá bỏ sau.').waitFor();
  await page.getByLabel(/Mã tra cứu/u).fill(trackerOf(hall.poll.accepted[1] ?? ''));
  await page.getByText('Lá phiếu này được tính').waitFor();
  await examine(page, 'verified box');

  const bytes = readFileSync(file);
  bytes.set([(bytes[bytes.length >> 1] ?? 0) ^ 1], bytes.length >> 1);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'sua.bel', mimeType: 'application/octet-stream', buffer: bytes });
  await page.getByText('Hòm phiếu này KHÔNG đúng').waitFor();
  await page.getByText(/phần thứ \d+ của tệp/u).waitFor();
  await examine(page, 'broken box');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('PNG') });
  await page.getByText('Tệp này không phải hòm phiếu').waitFor();
  await page.context().setOffline(false);
  await page.close();
});
