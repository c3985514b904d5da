// What was typed into a form and not recorded yet, on the screens. All people are invented.
import { expect, test } from 'vitest';
import { asked, onScreen } from './pages/common.ts';
import { theBrowser } from './support/browser.ts';
import { expectAccessible } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import type { Who } from './support/people.ts';
import { roundId } from './support/sample.ts';
import { approvedRound } from './support/steps.ts';

inOrder();
const office = theOffice((open) => approvedRound(open));
const browser = theBrowser();
const seat = (who: Who, path: string) =>
  browser.open({ address: office.address, cookie: office.as(who).cookie }, `/rounds/${roundId}${path}`);

test('what was typed into a form is there again after Escape and after a closed window, until it is recorded or dropped', async () => {
  const page = await seat('inspector', '/incidents');
  const form = await asked(page, 'Ghi nhận sự việc');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await asked(page, 'Ghi nhận sự việc');
  await form.getByLabel('Việc xảy ra').fill('Gõ dở lần thứ nhất.');
  await page.keyboard.press('Escape');
  await form.getByText('Bạn đã gõ mà chưa ghi vào hồ sơ.').waitFor();
  await expectAccessible(page, 'a form that is left half filled in');
  await form.getByRole('button', { name: 'Gõ tiếp' }).click();
  await form.getByLabel('Việc xảy ra').fill('Gõ dở.');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Giữ lại và đóng' }).click();
  await form.waitFor({ state: 'detached' });
  await page.reload();
  await asked(page, 'Ghi nhận sự việc');
  await form.getByText('Đã giữ lại những gì bạn gõ').waitFor();
  await form.getByLabel('Người báo').fill('Lê Thị Báo Tin');
  await page.close({ runBeforeUnload: true });
  const again = await seat('inspector', '/incidents');
  const back = await asked(again, 'Ghi nhận sự việc');
  await back.getByText('Đã giữ lại những gì bạn gõ').waitFor();
  expect(await back.getByLabel('Việc xảy ra').inputValue()).toBe('Gõ dở.');
  expect(await back.getByLabel('Người báo').inputValue()).toBe('Lê Thị Báo Tin');
  await expectAccessible(again, 'a form with what was kept');
  await back.getByRole('button', { name: 'Bỏ, điền lại từ đầu' }).click();
  expect(await back.getByLabel('Việc xảy ra').inputValue()).toBe('');
  await again.keyboard.press('Escape');
  await back.waitFor({ state: 'detached' });
  await again.close();
});

test('who asked is never kept on the server: a half-filled request lives in the memory of the page', async () => {
  const page = await seat('organiser', '/inquiries');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  const form = await asked(page, 'Ghi nhận yêu cầu');
  await form.getByLabel('Họ tên người yêu cầu').fill('Trịnh Thị Hỏi Riêng');
  await page.keyboard.press('Escape');
  await form.getByText('Nội dung này không lưu ra đĩa').waitFor();
  await expectAccessible(page, 'leaving a confidential form');
  await form.getByRole('button', { name: 'Giữ lại và đóng' }).click();
  await page.getByRole('link', { name: 'Sự việc', exact: true }).click();
  await onScreen(page, 'Sự việc');
  await page.getByRole('link', { name: 'Yêu cầu thông tin', exact: true }).click();
  await asked(page, 'Ghi nhận yêu cầu');
  expect(await form.getByLabel('Họ tên người yêu cầu').inputValue()).toBe('Trịnh Thị Hỏi Riêng');
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    'Hỏi Riêng',
  );
  expect(sent.join()).not.toContain('Hỏi Riêng');
  await page.close();
});
