// The months around the count, on the screens: requests for information, and what follows. All people are invented.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { act, asked, onScreen, part } from './pages/common.ts';
import { complaints, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import type { Who } from './support/people.ts';
import { roundId, staffConference } from './support/sample.ts';
import { approvedRound } from './support/steps.ts';

inOrder();
const settings = mkdtempSync(join(tmpdir(), 'tinnhiem-mail-'));
afterAll(() => rmSync(settings, { recursive: true }));
// Nobody listens there: what is sent waits.
const mail = join(settings, 'mail.json');
const mailServer = {
  host: '127.0.0.1',
  port: 1,
  secure: false,
  from: 'van-phong@example.vn',
  address: 'http://127.0.0.1',
};
writeFileSync(mail, JSON.stringify(mailServer));
const office = theOffice((open) => approvedRound(open), ['--mail', mail]);
const browser = theBrowser();
const seat = (who: Who, path: string) =>
  browser.open({ address: office.address, cookie: office.as(who).cookie }, `/rounds/${roundId}${path}`);

test('S15 a written request is registered, goes from step to step, and nobody else learns who asked', async () => {
  const page = await seat('organiser', '/inquiries');
  await onScreen(page, 'Yêu cầu cung cấp thông tin');
  await examine(page, 'a register without requests');
  const register = (received: string, question: string) =>
    act(
      page,
      'Ghi nhận yêu cầu',
      async (form) => {
        await form.getByLabel('Về người được lấy phiếu').fill('nong bich my');
        await page.getByRole('option').first().click();
        await form.getByLabel('Ngày nhận').fill(received);
        await form.getByLabel('Văn bản nào').fill('Đơn viết tay');
        await form.getByLabel('Nội dung yêu cầu').fill(question);
        await form.getByLabel('Họ tên người yêu cầu').fill('Trịnh Thị Hỏi Riêng');
      },
      'Ghi vào hồ sơ',
    );
  await register('2019-02-14', 'Đề nghị làm rõ việc quản lý quỹ của đơn vị năm 2018.');
  await register('2019-02-15', 'Đề nghị làm rõ việc bổ nhiệm năm 2018.');
  const [first, late] = [/^Yêu cầu số 1 /u, /^Yêu cầu số 2 /u].map((name) => page.getByRole('article', { name }));
  if (first === undefined || late === undefined) throw new Error('no cards');
  await late.getByText('Đến muộn: phải đến chậm nhất 14/02/2019.').waitFor();
  await first.getByText('Ban Tổ chức Đảng ủy, Văn phòng Đảng ủy').waitFor();

  const step = (kind: string, fields: Readonly<Record<string, string>>) =>
    act(
      first,
      'Ghi bước tiếp theo',
      async (form) => {
        await form.getByLabel('Việc đã làm').selectOption({ label: kind });
        await form.getByLabel('Ngày', { exact: false }).first().fill('2019-02-20');
        for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
      },
      'Ghi vào hồ sơ',
    );
  await step('gửi công văn đề nghị xác minh', {
    'Cơ quan được hỏi': 'Phòng Kế hoạch - Tài chính',
    'Số văn bản': '12-CV/BTC',
    'Nội dung': 'Xin số liệu quyết toán quỹ.',
  });
  await step('nhận kết quả xác minh', { 'Nội dung': 'Đã quyết toán đủ.' });
  await step('báo cáo Ban Thường vụ', {});
  await step('đề nghị người được lấy phiếu trả lời', { 'Số văn bản': '13-CV/BTC' });
  await step('nhận trả lời của người được lấy phiếu', { 'Nội dung': 'Quỹ đã công khai tại đơn vị.' });
  const question = await asked(first, 'Ghi bước tiếp theo');
  await question.getByLabel('Nội dung').fill('Trả lời cho Trịnh Thị Hỏi Riêng là đúng.');
  await question.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await question.getByText('có tên người yêu cầu').waitFor();
  // The browser writes every refusal to its console.
  expect(complaints(page)).toEqual([expect.stringContaining('422')]);
  await question.getByLabel('Nội dung').fill('Đúng với số liệu.');
  await question.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await question.waitFor({ state: 'detached' });
  await first.getByText('Đã kiểm tra, chờ trả lời người yêu cầu').waitFor();
  expect(await page.content()).not.toContain('Hỏi Riêng');
  await act(first, 'Xem người yêu cầu');
  await first.getByText('Trịnh Thị Hỏi Riêng').waitFor();
  await examine(page, 'the register of requests');
  await page.close();

  const record = await seat('member', '/record');
  await record.getByText('Ghi nhận yêu cầu cung cấp thông tin số 1').first().waitFor();
  expect(await record.content()).not.toMatch(/Hỏi Riêng|Nông Bích Mỹ/u);
  expect(await record.getByRole('link', { name: 'Yêu cầu thông tin' }).count()).toBe(0);
  await record.close();
  const papers = await seat('chair', '/documents');
  await part(papers, 'Chung cả đợt')
    .getByText('Công văn trả lời người yêu cầu: yêu cầu số 1', { exact: true })
    .waitFor();
  await papers.close();
});

test('S02 an incident is filed by the inspector, dealt with by the chair, and read by those who may', async () => {
  const page = await seat('inspector', '/incidents');
  await onScreen(page, 'Sự việc');
  await act(
    page,
    'Ghi nhận sự việc',
    async (form) => {
      await form.getByLabel('Loại').selectOption('campaigning');
      await form.getByLabel('Ngày').fill('2019-02-20');
      await form.getByLabel('Việc xảy ra').fill('Có người vận động phiếu ngoài hành lang.');
      await form.getByLabel('Người báo').fill('Lê Thị Báo Tin');
    },
    'Ghi vào hồ sơ',
  );
  await page.getByRole('article', { name: 'Sự việc số 1 · vận động' }).getByText('đang giải quyết').waitFor();
  await page.close();
  const chair = await seat('chair', '/incidents');
  await act(
    chair,
    'Ghi việc xử lý',
    async (form) => {
      await form.getByLabel('Ngày').fill('2019-02-21');
      await form.getByLabel('Ai xử lý').fill('Ủy ban Kiểm tra');
      await form.getByLabel('Xử lý thế nào').fill('Nhắc nhở tại chỗ.');
      await form.getByLabel('Kết quả').selectOption('settled');
    },
    'Ghi vào hồ sơ',
  );
  await chair.getByText('đã giải quyết xong').first().waitFor();
  await examine(chair, 'the register of incidents');
  await chair.close();
  const record = await seat('member', '/record');
  await record.getByText('Ghi nhận sự việc số 1 (vận động)').first().waitFor();
  expect(await record.content()).not.toMatch(/Báo Tin|hành lang/u);
  await record.close();
});

test('S07 the dates of the round stand on the board and in a calendar file, and what is due on the first screen', async () => {
  const page = await seat('organiser', '');
  const due = part(page, 'Việc đến hạn và quá hạn');
  await due.getByText(/Yêu cầu số 1: Trả lời người yêu cầu .* QUÁ HẠN/u).waitFor();
  await due.getByRole('link', { name: 'Xem bảng việc và lịch' }).click();
  await onScreen(page, 'Bảng việc và lịch');
  await page
    .getByRole('rowheader', { name: /^Hạn cuối: Người ghi phiếu gửi yêu cầu/u })
    .first()
    .waitFor();
  await examine(page, 'the board');
  const { text } = await office.as('organiser').ask('GET', `/api/rounds/${roundId}/calendar.ics`);
  expect(text).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20190301T080000\r\n');
  await page.close();
});

test('S07 people are called by e-mail when the office says so, each once, and their state stands beside the name', async () => {
  const page = await seat('organiser', `/conferences/${staffConference}/invitations`);
  const letters = part(page, 'Thư báo trước qua thư điện tử');
  await letters.getByText('van-phong@example.vn').waitFor();
  const row = letters.getByRole('row', { name: /Bùi Ngọc Điền/u });
  await row.getByText('chưa gửi').waitFor();
  await act(
    row,
    'Gửi: Bùi Ngọc Điền, CB001',
    (question) => question.getByLabel('Địa chỉ thư').fill('dien@example.vn'),
    'Gửi thư',
  );
  await row.getByText(/đang chờ gửi|đang gửi/u).waitFor();
  await row.getByText('dien@example.vn').waitFor();
  // Two people may have one name; and a list of two thousand does not show how many letters wait.
  await row.getByText('CB001 · Ban Giám hiệu').waitFor();
  await letters.getByText(/^Thư của hội nghị này: (đang chờ gửi|đang gửi) 1$/u).waitFor();
  // Whose letter is on its way is not sent another one.
  await row.getByRole('button', { name: /^(?:Gửi|Đính chính)/u }).waitFor({ state: 'detached' });
  await examine(page, 'calling people by e-mail');
  // The mail server does not answer: the letter waits, and is called back.
  await row.getByText('đang chờ gửi').waitFor();
  await act(row, 'Gọi lại: Bùi Ngọc Điền, CB001', undefined, 'Gọi lại');
  await page.getByText('Đã gọi lại 1 thư, không gửi nữa.').waitFor();
  await row.getByText(/^đã gọi lại, chưa gửi/u).waitFor();
  await row.getByRole('button', { name: 'Gửi lại: Bùi Ngọc Điền, CB001' }).waitFor();
  await page.close();
});

test('S22 the inspector reads the record by person and day, and has its chain checked at a click', async () => {
  const page = await seat('inspector', '/record');
  await onScreen(page, 'Nhật ký');
  await page.getByLabel('Ai', { exact: true }).selectOption('Ma Văn Soát');
  await page
    .getByText('1 / 1')
    .or(page.getByText(/^1 dòng/u))
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Kiểm tra lại chuỗi ngay bây giờ' }).click();
  await page.getByText(/Đã tính lại, nguyên vẹn/u).waitFor();
  await examine(page, 'the record with filters');
  await page.close();
});

test('the organisation puts its own template of Word in the place of a form, and takes it away', async () => {
  const page = await seat('organiser', '/documents');
  await page.getByRole('link', { name: 'Mẫu Word riêng' }).click();
  await onScreen(page, 'Mẫu Word riêng');
  const [starter] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải tệp bắt đầu' }).click(),
  ]);
  const file = { name: 'mau.docx', mimeType: 'application/octet-stream', buffer: await readFile(await starter.path()) };
  await page.locator('input[type=file]').setInputFiles(file);
  await part(page, 'Xem trước với dữ liệu của đợt')
    .getByText('trích yếu: Lấy phiếu tín nhiệm', { exact: false })
    .waitFor();
  await examine(page, 'a template that was checked');
  await act(page, 'Dùng mẫu này');
  await page.getByText('Đang dùng mẫu riêng: mau.docx').waitFor();
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('<html>') });
  await page.getByText('Không mở được tệp', { exact: false }).waitFor();
  expect(complaints(page)).toEqual([expect.stringContaining('422')]);
  await act(page, 'Bỏ mẫu này');
  await page.getByText('Đang dùng mẫu của phần mềm.').waitFor();
  await page.close();
});

test('the “?” of a screen opens the handbook at its section, which a voter without an account can read too', async () => {
  const page = await seat('organiser', '/incidents');
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /^Hướng dẫn cho màn hình này/u }).click(),
  ]);
  await opened.getByRole('heading', { level: 3, name: 'Sự việc', exact: true }).waitFor();
  expect(new URL(opened.url()).searchParams.get('screen')).toBe('incidents');
  await page.close();
  const voter = await browser.open({ address: office.address }, '/huong-dan');
  await voter.getByLabel('Tìm trong hướng dẫn').fill('tieu huy');
  await part(voter, 'Nhận bàn giao, lưu giữ, tiêu hủy').waitFor();
  expect(await voter.getByRole('heading', { level: 3, name: 'Sao lưu' }).count()).toBe(0);
  await examine(voter, 'the handbook');
  const { bytes } = await office.stranger.ask('GET', '/api/handbook/the-nguoi-ghi-phieu');
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  await voter.close();
});
