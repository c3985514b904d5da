// Several organisations on one server: the tree, guidance from above, reports to above, the next round. All people are invented.
import { expect, test } from 'vitest';
import { act, onScreen, part } from './pages/common.ts';
import { complaints, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { type Client, client } from './support/http.ts';
import { inOrder, theOffice } from './support/office.ts';
import { changedFile, partyConference, roundId, sampleFile, staffConference } from './support/sample.ts';
import { approvedRound, leadTo } from './support/steps.ts';

const patience = 120_000;

inOrder();
// The office of the sample is the higher organisation; its round is announced, so that it has something to report and to follow.
const office = theOffice(async (open) => {
  await approvedRound(open);
  for (const conference of [partyConference, staffConference])
    await leadTo(open, 'announced', { conference, batch: 50 });
});
const browser = theBrowser();
const given = 'mật khẩu tạm thời 2019';
let lower: Client;

const seat = (who: Client, path: string) => browser.open({ address: office.address, cookie: who.cookie }, path);

/** An account of the lower organisation, signed in with a password of its own. */
async function below(maker: Client, username: string, roles: readonly string[]): Promise<Client> {
  const account = { username, name: `Người ${username}`, roles, password: given, belongsTo: 'khoa-nong-hoc' };
  expect((await maker.ask('POST', '/api/accounts', account)).status).toBe(200);
  const session = client(office.address, 'dot-khoa');
  await session.ask('POST', '/api/session', { username, password: given });
  await session.ask('POST', '/api/session/password', {
    current: given,
    next: `cây đa bến nước ${username.length} sân đình`,
  });
  return session;
}

test(
  'S14 an organisation is added below, named, and has accounts and rounds of its own',
  async () => {
    const page = await seat(office.as('organiser'), '/organisations');
    await onScreen(page, 'Tổ chức');
    const top = page.getByRole('article').first();
    await act(top, 'Sửa', (form) => form.getByLabel('Tên tổ chức').fill('Đại học Thái Nguyên'), 'Lưu');
    await act(top, 'Thêm đơn vị bên dưới', (form) => form.getByLabel('Tên tổ chức').fill('Khoa Nông học'));
    await page.getByRole('article').filter({ hasText: 'Khoa Nông học' }).waitFor();
    await part(page, 'Các đợt ở bên dưới').getByText('Chưa có đợt nào ở bên dưới').waitFor();
    await examine(page, 'the tree of organisations');
    expect(complaints(page)).toEqual([]);
    await page.close();
    const technician = await below(office.as('technician'), 'ky.thuat.khoa', ['technician']);
    lower = await below(technician, 'to.chuc.khoa', ['organiser']);
    expect((await lower.ask('GET', '/api/rounds')).json).toEqual([]);
    expect((await lower.ask('GET', `/api/rounds/${roundId}`)).status).toBe(404);
  },
  patience,
);

test(
  'S14 guidance is issued above; below a round begins from it, and the one above sees how it stands',
  async () => {
    const page = await seat(office.as('organiser'), '/guidance');
    await onScreen(page, 'Hướng dẫn');
    await act(page, 'Ban hành hướng dẫn', async (form) => {
      await form.getByLabel('Lấy mẫu từ đợt').selectOption(roundId);
      await form.getByLabel('Số văn bản').fill('12-HD/ĐU');
      await form.getByLabel('Ngày ban hành').fill('2019-01-10');
      await form.getByLabel('Tên hướng dẫn').fill('Hướng dẫn lấy phiếu tín nhiệm');
      for (const value of await form.getByRole('checkbox').all())
        if ((await value.isEnabled()) && (await value.isChecked())) await value.uncheck();
    });
    await part(page, 'Hướng dẫn đã ban hành').getByText('12-HD/ĐU').waitFor();
    await examine(page, 'guidance that was issued');
    await page.close();

    const mine = await seat(lower, '/guidance');
    await mine.getByRole('link', { name: 'Lập đợt từ mẫu này' }).click();
    await part(mine, 'Đã điền theo hướng dẫn').getByText('Danh sách: Ủy viên Ban Thường vụ').first().waitFor();
    await mine
      .getByRole('region', { name: /^Còn phải điền/u })
      .getByText('Họ tên người ký')
      .waitFor();
    await examine(mine, 'what guidance fills in and what remains');
    await mine.getByRole('button', { name: 'Điền phần còn lại' }).click();
    await onScreen(mine, /kế hoạch/iu);
    expect(complaints(mine)).toEqual([]);
    await mine.close();

    // What is typed into the plan is tried elsewhere: here it comes over the API.
    const [entry] = (await lower.ask('GET', '/api/guidance')).json.above;
    const { plan } = (await lower.ask('GET', `/api/guidance/${entry.id}`)).json;
    const form = new FormData();
    const filled = {
      ...plan,
      id: 'dot-khoa',
      organisation: { ...plan.organisation, issuer: 'ĐẢNG ỦY KHOA', place: 'Thái Nguyên', stamp: 'Ban Chấp hành' },
      document: { ...plan.document, signature: { onBehalfOf: 'T/M CHI ỦY', role: 'BÍ THƯ', name: 'Lường Văn Ký' } },
      conferences: plan.conferences.map((one: object) => ({ ...one, day: '2019-03-05', chair: 'Bí thư' })),
    };
    form.append('plan', new Blob([JSON.stringify(filled)]), 'ke-hoach.yaml');
    for (const name of ['people.csv', 'posts.csv'] as const)
      form.append('roster', new Blob([new Uint8Array(sampleFile(name).buffer)]), name);
    const preview = await lower.ask('POST', '/api/previews', form);
    expect((await lower.ask('POST', '/api/rounds', { preview: preview.json.preview })).status).toBe(200);

    const above = await seat(office.as('inspector'), '/organisations');
    const state = part(above, 'Các đợt ở bên dưới').getByRole('article');
    await state.getByText('đang soạn').waitFor();
    await state.getByText('Quá hạn').first().waitFor();
    await examine(above, 'how a round below stands');
    expect(await above.content()).not.toContain('Bùi Ngọc Điền');
    await above.close();
  },
  patience,
);

test(
  'S14 a report package goes to a file, and is taken in above after its key was compared; a changed letter is refused',
  async () => {
    const chair = office.as('chair');
    const authority = 'Đại học Thái Nguyên';
    const made = await chair.ask('POST', `/api/rounds/${roundId}/reports/package`, { authority });
    const page = await seat(office.as('organiser'), '/reports');
    await onScreen(page, 'Báo cáo cấp dưới gửi lên');
    const file = { name: 'bao-cao.tinnhiem', mimeType: 'application/octet-stream' };
    const drop = (text: string) =>
      page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ ...file, buffer: Buffer.from(text) });
    await drop(made.json.package);
    await page.getByText(made.json.fingerprint).first().waitFor();
    // The browser writes every refusal to its console.
    await expect.poll(() => complaints(page)).toEqual([expect.stringContaining('422')]);
    await examine(page, 'a key to compare');
    await page.getByRole('button', { name: 'Giống từng chữ: nhận khóa và nhập gói' }).click();
    await page.getByText('Chữ ký đúng, số liệu khớp.').waitFor();
    await drop(made.json.package.replace('"collected":', '"collected": '));
    await page.getByText('Gói báo cáo đã bị sửa sau khi ký').waitFor();
    await expect.poll(() => complaints(page)).toEqual([expect.stringContaining('422')]);
    await part(page, 'Báo cáo đã nhận').getByRole('link').first().click();
    await page.getByText('Đã kiểm tra lại lúc mở').waitFor();
    await page.getByText('Bùi Ngọc Điền').first().waitFor();
    await examine(page, 'a report that came in');
    await page.close();
  },
  patience,
);

test(
  'S23 the next round is made from the finished one, with every difference of plan and people shown first',
  async () => {
    const page = await seat(office.as('organiser'), `/rounds/${roundId}`);
    await page.getByRole('link', { name: 'Lập đợt tiếp theo' }).click();
    await onScreen(page, /^Lập đợt tiếp theo/u);
    const people = changedFile('people.csv', { 'CB001,Bùi Ngọc Điền': 'CB001,Bùi Ngọc Điềm' });
    await page.locator('input[type=file]').setInputFiles([people, sampleFile('posts.csv')]);
    await part(page, 'Nhân sự').getByText('Bùi Ngọc Điềm').first().waitFor();
    await part(page, 'Ngày dời').getByRole('listitem').first().waitFor();
    await examine(page, 'the next round, before it is made');
    await page.getByRole('button', { name: 'Lập đợt tiếp theo' }).click();
    await page.getByText(roundId).first().waitFor();
    const followed = async () => {
      const [newest] = (await office.as('organiser').ask('GET', '/api/rounds')).json;
      return (await office.as('organiser').ask('GET', `/api/rounds/${newest.id}`)).json.follows;
    };
    // The name of the old round stands on the page before the new one is made.
    await expect.poll(followed, { timeout: 30_000 }).toBe(roundId);
    await page.close();
  },
  patience,
);
