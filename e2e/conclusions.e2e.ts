// What competent bodies conclude once a result is announced, on the screen. All people are invented.
import type { ConferenceView } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { act, onScreen, part } from './pages/common.ts';
import { theBrowser } from './support/browser.ts';
import { examine, expectAccessible } from './support/examine.ts';
import { theOffice } from './support/office.ts';
import { partyConference, roundId, staffConference } from './support/sample.ts';
import { approvedRound, leadTo } from './support/steps.ts';

const office = theOffice((open) => approvedRound(open));
const browser = theBrowser();

test('S13 S21 the competent body judges somebody in two places once both have announced; before that a conclusion needs a reason', async () => {
  const few = (conference: string) => ({
    conference,
    present: ({ roll }: ConferenceView) => roll.slice(0, 6).map(({ person }) => person),
    // Everybody marks everybody but the first low, so that the lines of the rules are reached.
    sheets: ({ people, holders }: ConferenceView['lists'][number]) =>
      Array.from({ length: holders }, () => ({
        whole: 'ok' as const,
        rows: people.map((_, row) => (row === 0 ? ('high' as const) : ('low' as const))),
      })),
  });
  await leadTo(office, 'announced', few(partyConference));
  const page = await browser.open(
    { address: office.address, cookie: office.as('organiser').cookie },
    `/rounds/${roundId}/conclusions`,
  );
  await onScreen(page, 'Sau khi công bố');
  const places = part(page, /^Được lấy phiếu ở hai nơi/u);
  await places.getByText('Còn nơi chưa công bố kết quả').first().waitFor();
  await places.getByText('kết luận bây giờ phải kèm lý do').first().waitFor();
  await places.getByRole('button', { name: 'Ghi kết luận: Dương Xuân Khải' }).waitFor();
  const considered = page.getByRole('article', { name: 'Dương Xuân Khải' });
  await examine(page, 'conclusions, a place has not announced');
  await act(
    // Two lines of the rules are reached.
    considered.locator('xpath=./div/div[1]'),
    'Ghi kết luận',
    async (form) => {
      await form.getByLabel('Cấp có thẩm quyền').fill('Ban Thường vụ Đảng ủy Đại học');
      await form.getByLabel('Ngày văn bản').fill('2019-03-20');
      await form.getByLabel(/^Kết luận/u).fill('Chưa xem xét.');
      await form.getByLabel('Lý do kết luận khi còn nơi chưa công bố').fill('Hội nghị cán bộ hoãn');
    },
    'Ghi kết luận',
  );
  await page.getByText('Kết luận khi còn nơi chưa công bố kết quả: Hội nghị cán bộ hoãn').waitFor();
  await leadTo(office, 'announced', few(staffConference));
  await page.reload();
  await act(
    page,
    'Ghi kết luận: Dương Xuân Khải',
    async (form) => {
      await form.getByLabel('Cấp có thẩm quyền').fill('Ban Thường vụ Đảng ủy Đại học');
      await form.getByLabel('Ngày văn bản').fill('2019-03-20');
      await form.getByLabel(/^Kết luận/u).fill('Đánh giá chung: tín nhiệm.');
      await form.getByLabel('Việc phải làm tiếp').fill('Thông báo cho cá nhân');
      await form.getByLabel('Hạn').fill('2019-03-31');
    },
    'Ghi kết luận',
  );
  const card = page.getByRole('article', { name: /^2\. /u });
  await card.getByText('Thông báo cho cá nhân, hạn 31/03/2019 · QUÁ HẠN').waitFor();
  await examine(page, 'conclusions');
  await act(
    card,
    'Ghi đã làm xong',
    async (form) => {
      await form.getByLabel('Ngày làm xong').fill('2019-03-30');
      await form.getByLabel('Làm thế nào').fill('Đã gửi văn bản.');
    },
    'Ghi vào hồ sơ',
  );
  await card.getByText('30/03/2019: Đã gửi văn bản.').waitFor();
  // Nobody marked the first of the list low: what a body concludes all the same says on what it relies.
  expect(await page.getByRole('article', { name: 'Đàm Trung Đạt' }).count()).toBe(0);
  await act(
    page,
    'Ghi kết luận ngoài mức quy định',
    async (form) => {
      await form.getByLabel('Họ và tên').fill('dam trung dat');
      await page.getByRole('option', { name: /Đàm Trung Đạt/u }).click();
      await form.getByLabel('Về việc').selectOption('low-two-thirds');
      await form.getByLabel('Cấp có thẩm quyền', { exact: false }).first().fill('Ban Thường vụ Đảng ủy Đại học');
      await form.getByLabel('Ngày văn bản').fill('2019-03-20');
      await form.getByLabel(/^Kết luận/u).fill('Cho thôi giữ chức vụ.');
      await form.getByLabel('Cấp có thẩm quyền căn cứ vào').fill('Kết luận thanh tra số 3-KL/UBKT');
      await expectAccessible(page, 'a conclusion beyond the rules');
    },
    'Ghi kết luận',
  );
  const beyond = page.getByRole('article', { name: /^3\. Đàm Trung Đạt/u });
  await beyond
    .getByText('Cấp có thẩm quyền kết luận ngoài mức quy định, căn cứ: Kết luận thanh tra số 3-KL/UBKT')
    .waitFor();
  await examine(page, 'a conclusion beyond the rules, recorded');
  await page.close();
});
