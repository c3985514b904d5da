// What stands in a voter's way is said in plain words, with what to do next.
import { expect, test } from 'vitest';
import { all, button, heading, level, mark, people, received, review, theHall } from './support/booth-hall.ts';
import { complaints, phone, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';

const browser = theBrowser();
const hall = theHall(browser);

test('a code with a wrong character, and one that no list knows', async () => {
  const page = await browser.open({ address: hall.server.address }, '/b');
  await page.setViewportSize(phone);
  const field = page.getByLabel('Mã trên phiếu');
  await field.fill('abcde-fg0hj');
  await page.getByText('Nhóm 2 có “0”').waitFor();
  await field.fill('abcd-fgahjk-');
  await page.getByText('Nhóm 1 mới có 4 ký tự').waitFor();
  await examine(page, 'code');
  await field.fill('abcdefgahjkabcdefgahjk');
  await field.press('Enter');
  await heading(page, 'Không có mã này');
  complaints(page);
  await examine(page, 'unknown code');
  // One letter was wrong: the others are not typed again.
  await button(page, 'Sửa mã').click();
  expect(await field.inputValue()).toBe('abcde-fgahjk-abcde-fgahjk');
  await page.close();
});

test('a slip that was exchanged', async () => {
  const code = hall.slip();
  const first = await hall.scan(code);
  await heading(first, /Danh sách 1/u);
  const sent = hall.server.heard.filter((line) => line.includes(`${hall.poll.uuid}/code`)).at(-1) ?? '';
  hall.poll.burnt.add(/"credential":"([0-9a-f]{64})"/u.exec(sent)?.[1] ?? '');
  await review(first);
  await button(first, 'Bỏ phiếu').click();
  await heading(first, 'Mã này đã bị hủy');
  await first.close();
  const page = await hall.scan(code);
  await heading(page, 'Mã này đã bị hủy');
  await page.close();
});

test('a poll that is not open', async () => {
  const page = await hall.scan(hall.unopened.codes[0] ?? '');
  await heading(page, 'Chưa đến lúc bỏ phiếu');
  complaints(page);
  await examine(page, 'not open');
  hall.unopened.state = 'open';
  await button(page, 'Thử lại').click();
  await heading(page, 'Danh sách 3');
  await page.close();
});

test('a poll that is closed', async () => {
  hall.unopened.state = 'closed';
  const page = await hall.scan(hall.unopened.codes[0] ?? '');
  await heading(page, 'Cuộc bỏ phiếu đã đóng');
  hall.unopened.state = 'open';
  await page.close();
});

test('people of one name are told apart wherever they are named, and going on leads to whom was left out', async () => {
  hall.unopened.state = 'open';
  const page = await hall.scan(hall.unopened.codes[1] ?? '');
  await heading(page, 'Danh sách 3');
  for (const person of [0, 2, 3, 4, 5]) await level(page, person, 'Tín nhiệm').click();
  await button(page, 'Xem lại phiếu').click();
  await heading(page, 'Để trống 2 người?');
  expect(await page.getByRole('main').getByRole('listitem').allInnerTexts()).toEqual([
    'Trần Văn Đức (Phó Hiệu trưởng)',
    'Trần Văn Đức (Giám đốc Trung tâm Tin học, Ngoại ngữ)',
  ]);
  await button(page, 'Ghi tiếp').click();
  await level(page, 1, 'Tín nhiệm cao').click();
  await button(page, 'Xem lại phiếu').click();
  await button(page, 'Ghi tiếp').click();
  // The last of the list is in sight, and the next key is for it.
  await page.locator('[data-person="6"] input:focus').waitFor({ state: 'attached' });
  await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(300);
  await page.keyboard.press('3');
  await button(page, 'Xem lại phiếu').click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  complaints(page);
  await examine(page, 'people of one name');
  expect(await page.locator('.review .name').filter({ hasText: 'Trần Văn Đức' }).allInnerTexts()).toEqual([
    '2. Trần Văn Đức (Phó Hiệu trưởng)',
    '7. Trần Văn Đức (Giám đốc Trung tâm Tin học, Ngoại ngữ)',
  ]);
  await page.close();
});

test('a box that closed while somebody was marking: nothing is lost, and it is sent once the box opens again', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await review(page);
  hall.poll.state = 'closed';
  await button(page, 'Bỏ phiếu').click();
  await heading(page, 'Hòm phiếu đóng trước khi phiếu này đến nơi');
  complaints(page);
  await examine(page, 'closed');
  hall.poll.state = 'open';
  await button(page, 'Gửi lại').click();
  await received(page);
  await page.close();
});

test('a ballot that the box refuses is made again', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await review(page);
  hall.server.refuseNext();
  await button(page, 'Bỏ phiếu').click();
  await heading(page, 'Hòm phiếu không nhận lá phiếu này');
  await button(page, 'Làm lại phiếu').click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  await page.close();
});

test('a server that shows other people than its election has', async () => {
  hall.server.change(hall.poll.uuid, { people: [...people].reverse() });
  const page = await hall.scan(hall.slip());
  await heading(page, 'Danh sách không khớp');
  hall.server.change(hall.poll.uuid, {});
  await page.close();
});

test('another slip while a ballot is being marked', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await mark(page, all.slice(0, 2));
  await page.evaluate(`location.hash = '${hall.unopened.codes[1]}'`);
  await heading(page, 'Đang có phiếu ghi dở');
  await button(page, 'Ghi tiếp phiếu đang dở').click();
  await button(page, /Còn 4 người chưa ghi/u).waitFor();
  await page.close();
});
