// Plan and roster handed in on the screen: what is wrong is said with file, row and column, and nothing is written before. All people are invented.
import { readFile } from 'node:fs/promises';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { onScreen } from './pages/common.ts';
import { checked, createRound, findings, handIn } from './pages/office.ts';
import { theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { changedFile, filledTemplate, sampleFile } from './support/sample.ts';

inOrder();
const office = theOffice();
const browser = theBrowser();
const organiser = () => ({ address: office.address, cookie: office.as('organiser').cookie });

test('a broken roster is refused with file, row and column, nothing is written, and the corrected file goes in', async () => {
  const page = await browser.open(organiser());
  await onScreen(page, 'Các đợt lấy phiếu');
  const broken = changedFile('posts.csv', {
    'CB010,Ủy viên BCH Hội Sinh viên,Hội Sinh viên Trường,02/11/2014':
      'CB010,Ủy viên BCH Hội Sinh viên,Hội Sinh viên Trường,31/11/2014',
    'CB026,Giám đốc trung tâm': 'CB926,Giám đốc trung tâm',
  });
  await handIn(page, [sampleFile('plan.yaml'), sampleFile('people.csv'), broken]);
  await onScreen(page, 'Lập đợt lấy phiếu mới');
  await checked(page);
  const errors = findings(page, 'Lỗi, phải sửa');
  const words = (await errors.allInnerTexts()).join('\n');
  expect(words).toMatch(/31\/11\/2014/u);
  expect(words).toMatch(/posts\.csv › dòng 3 › cột “D \(Ngày bổ nhiệm\)”/u);
  expect(words).toMatch(/CB926/u);
  expect(words).toMatch(/posts\.csv › dòng 5 › cột “A \(Mã cán bộ\)”/u);
  await examine(page, 'import of a broken roster');
  expect(await page.getByRole('button', { name: 'Lập đợt', exact: true }).isDisabled()).toBe(true);
  expect(await office.as('organiser').get('/api/rounds')).toEqual([]);
  // The corrected file has the same name and takes the broken one's place.
  await handIn(page, [sampleFile('posts.csv')]);
  await errors.first().waitFor({ state: 'detached' });
  await page.getByRole('table', { name: 'Các danh sách sẽ có' }).waitFor();
  expect(await office.as('organiser').get('/api/rounds')).toEqual([]);
  await page.close();
});

test('a plan with a value that nobody knows is refused by its file', async () => {
  const page = await browser.open(organiser(), '/rounds/new');
  await onScreen(page, 'Lập đợt lấy phiếu mới');
  await handIn(page, [changedFile('plan.yaml', { 'method: entry': 'method: guess' })]);
  await checked(page);
  const error = findings(page, 'Lỗi, phải sửa').first();
  await error.waitFor();
  expect(await error.innerText()).toMatch(/plan\.yaml/u);
  expect(await page.getByRole('button', { name: 'Lập đợt', exact: true }).isDisabled()).toBe(true);
  await page.close();
});

test('the downloaded template, filled in with a spreadsheet program, makes the same round as the CSV files', async () => {
  const page = await browser.open(organiser());
  await onScreen(page, 'Các đợt lấy phiếu');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Mẫu danh sách nhân sự (XLSX)' }).click();
  const template = await readFile(await (await downloading).path());
  await handIn(page, [sampleFile('plan.yaml'), filledTemplate(template)]);
  await onScreen(page, 'Lập đợt lấy phiếu mới');
  await checked(page);
  await page.getByText('76 người').waitFor();
  const rows = await page.getByRole('table', { name: 'Các danh sách sẽ có' }).locator('tbody tr').allInnerTexts();
  expect(rows.map((row) => row.match(/\d+/gu))).toEqual([
    ['7', '0', '21'],
    ['5', '0', '38'],
    ['4', '0', '59'],
    ['21', '3', '31'],
  ]);
  await createRound(page, /^Lấy phiếu tín nhiệm đối với thành viên/u);
  const { people } = await office.as('organiser').round();
  expect(people).toBe(76);

  // What the screen shows goes into a workbook.
  await page.goto(`${new URL(page.url()).href.replace(/\/$/u, '')}/lists`);
  await onScreen(page, 'Người được lấy phiếu');
  const table = page.getByRole('table').first();
  const names = await table.locator('tbody th').allInnerTexts();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải Excel' }).first().click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/\.xlsx$/u);
  const [sheet] = await readXlsxFile(await readFile(await saved.path()));
  const [head = [], ...lines] = sheet?.data ?? [];
  expect(lines.map((line) => line[head.indexOf('Họ và tên')])).toEqual(names);
  expect(names).toHaveLength(7);
  await page.close();
});

test('warnings of one kind are settled together, and stay settled when the roster is read in again', async () => {
  const page = await browser.open(organiser(), '/rounds/new');
  await onScreen(page, 'Lập đợt lấy phiếu mới');
  const two = {
    'Ủy viên BCH Hội Sinh viên,Hội': 'Ủy viên BCH Hội Sinh viên / Bí thư Chi bộ,Hội',
    'CB025,Giám đốc trung tâm': 'CB025,Giám đốc trung tâm / Bí thư Chi bộ',
  };
  await handIn(page, [sampleFile('plan.yaml'), sampleFile('people.csv'), changedFile('posts.csv', two)]);
  await checked(page);
  await createRound(page, /^Lấy phiếu tín nhiệm đối với thành viên/u);
  const kind = 'có thể là nhiều chức vụ';
  const reason = 'Đã hỏi từng đơn vị: mỗi ô là một chức vụ';
  const cards = () => page.getByRole('listitem').filter({ hasText: kind });
  await cards()
    .first()
    .getByRole('button', { name: /^Xử lý/u })
    .click();
  const form = cards().first().locator('form');
  await form.getByRole('textbox', { name: 'Lý do' }).fill(reason);
  await form.getByRole('checkbox', { name: /các vấn đề cùng loại còn chờ \(1\)/u }).check();
  await form.getByText('Xem các vấn đề đó').click();
  await examine(page, 'settling warnings of one kind together');
  await form.getByRole('button', { name: 'Ghi quyết định' }).click();
  await cards().filter({ hasText: 'Đã xử lý' }).filter({ hasText: reason }).nth(1).waitFor();
  expect(await cards().count()).toBe(2);

  // Read in again with one of the two mended and another row before the other.
  await page.getByRole('link', { name: 'Nhập lại tệp' }).click();
  await onScreen(page, 'Nhập lại kế hoạch hoặc nhân sự');
  const again = changedFile('posts.csv', {
    ...two,
    'CB010,Ủy viên': 'CB057,Ủy viên Ban Nữ công,Công đoàn Trường,02/11/2014,,\nCB010,Ủy viên',
    'CB025,Giám đốc trung tâm / Bí thư Chi bộ': 'CB025,Giám đốc trung tâm',
  });
  await handIn(page, [sampleFile('people.csv'), again]);
  const result = await checked(page);
  const kept = result.getByRole('listitem').filter({ hasText: kind });
  await kept.filter({ hasText: 'Đã xử lý' }).filter({ hasText: reason }).waitFor();
  expect(await kept.count()).toBe(1);
  expect(await kept.innerText()).toContain('dòng 4');
  await page.close();
});
