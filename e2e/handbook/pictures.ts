// Makes the pictures of the handbook from the real screens: `npm run handbook`. The round is the sample's, and all people are invented.
import type { Page } from 'playwright-core';
import { handIn } from '../pages/office.ts';
import { startBoothServer } from '../support/booth-server.ts';
import type { Who } from '../support/people.ts';
import { partyConference, roundId, sampleFile } from '../support/sample.ts';
import { approvedRound, draftedRound, leadTo } from '../support/steps.ts';
import { sheetsOf, withRow } from '../support/truth.ts';
import { openCamera } from './camera.ts';
import { picturedOffice } from './office.ts';

const camera = await openCamera();
const office = await picturedOffice();

const open = (who: Who | null, path: string): Promise<Page> =>
  camera.open({ address: office.address, ...(who === null ? {} : { cookie: office.as(who).cookie }) }, path);

/** Opens a screen as somebody, waits for its heading, and takes its picture. */
async function shoot(
  name: string,
  who: Who | null,
  path: string,
  prepare?: (page: Page) => Promise<unknown>,
  whole = false,
): Promise<void> {
  const page = await open(who, path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await prepare?.(page);
  await camera.take(page, name, whole);
  await page.context().close();
}

const round = `/rounds/${roundId}`;
const hall = `${round}/conferences/${partyConference}`;
const course = {
  conference: partyConference,
  present: (view: { readonly roll: readonly { readonly person: string }[] }) =>
    view.roll.slice(0, -1).map(({ person }) => person),
  // The first two ballots say something that people read differently or cannot read.
  sheets: (list: { readonly people: readonly unknown[]; readonly holders: number }) =>
    withRow(sheetsOf(list.people.length, list.holders), 1, 2, 'multiple'),
};
const show = (heading: string) => (page: Page) =>
  page
    .getByRole('heading', { name: heading })
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));

/** Invented as everything else: a request that is being checked, and an incident. */
async function fileRequestAndIncident(): Promise<void> {
  const organiser = office.as('organiser');
  const { json: asker } = await organiser.ask('POST', `/api${round}/inquiries/askers`, {
    name: 'Lương Thị Ví Dụ',
    unit: 'Khoa Nông học',
  });
  const request = {
    person: 'CB007',
    received: '2019-02-11',
    writing: 'Đơn viết tay',
    question: 'Đề nghị cho biết việc công khai thu chi của phòng.',
    asker,
    files: [],
  };
  await organiser.order('register-inquiry', request as never);
  const letter = { number: '12-CV/BTC', day: '2019-02-11' };
  const step = { kind: 'check-sent', body: 'Phòng Kế hoạch - Tài chính', question: 'Xin số liệu công khai.', letter };
  await organiser.order('advance-inquiry', { inquiry: 1, step } as never);
  await office.as('inspector').order('file-incident', {
    conference: null,
    kind: 'campaigning',
    happened: '2019-02-11',
    what: 'Có người nhắn tin vận động trong nhóm của một khoa.',
    reportedBy: 'Lương Thị Ví Dụ',
  } as never);
}

async function beforeTheRound(): Promise<void> {
  await shoot('thiet-lap', null, '/', undefined, true);
  await office.staff();
  await shoot('tai-khoan', 'technician', '/accounts');
  await shoot('lap-dot', 'organiser', '/rounds/new', async (page) => {
    await handIn(page, [sampleFile('plan.yaml'), sampleFile('people.csv'), sampleFile('posts.csv')]);
    const result = page.getByRole('region', { name: 'Kết quả kiểm tra' });
    await result.waitFor();
    await result.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  });
}

async function preparing(): Promise<void> {
  await draftedRound(office as never);
  await shoot('van-de', 'organiser', round, (page) =>
    page.locator('#findings').evaluate((element) => element.scrollIntoView({ block: 'start' })),
  );
  await approvedRound(office as never);
  await shoot('nguoi-duoc-lay-phieu', 'organiser', `${round}/lists`);
  await shoot('van-ban', 'organiser', `${round}/documents`);
  await shoot('mau-rieng', 'organiser', `${round}/own-templates`);
  await shoot('bang-viec', 'organiser', `${round}/board`);
  await fileRequestAndIncident();
  await shoot('yeu-cau', 'organiser', `${round}/inquiries`, show('Yêu cầu số 1'));
  await shoot('su-viec', 'inspector', `${round}/incidents`);
  await shoot('chuan-bi', 'organiser', `${hall}/prepare`);
}

async function atTheConference(): Promise<void> {
  await office.setTime('2019-03-01', '07:45');
  await leadTo(office as never, 'ready', course as never);
  await shoot('diem-danh', 'member', `${hall}/attendance`, async (page) => {
    await page.getByLabel('Tìm người để điểm danh').fill('dien');
    const box = page.getByRole('list', { name: 'Người tìm thấy' });
    await box.getByRole('listitem').first().waitFor();
    await page
      .getByText('Có mặt', { exact: true })
      .first()
      .evaluate((e) => e.scrollIntoView({ block: 'start' }));
  });
  await office.setTime('2019-03-01', '08:10');
  await leadTo(office as never, 'polling', course as never);
  await shoot('ghi-phieu', 'head', `${hall}/poll`, show('Phát phiếu'));
  await shoot('ghi-phieu-chu-tri', 'chair', `${hall}/poll`, show('Số người dự'));
  await office.setTime('2019-03-01', '08:40');
  await leadTo(office as never, 'closed', course as never);
  await shoot('dem-hom-phieu', 'secretary', `${hall}/box`);
  await office.setTime('2019-03-01', '08:50');
  await leadTo(office as never, 'counting', course as never);
}

async function counting(): Promise<void> {
  const head = office.as('head');
  const { lists } = await head.conference(partyConference);
  for (const { id, holders } of lists)
    await head.order('form-batches', { list: id, sizes: [holders] }, partyConference);
  await shoot('nhap-phieu', 'secretary', `${hall}/count`, async (page) => {
    await page.getByRole('button', { name: /^Nhận và nhập/u }).click();
    await page.getByRole('region', { name: 'Nhập một phiếu' }).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('2');
  });
  await office.setTime('2019-03-01', '09:30');
  await leadTo(office as never, 'canvassed', course as never);
  await shoot('tong-hop', 'head', `${hall}/canvass`);
  await shoot('bien-ban', 'secretary', `${hall}/minutes`);
}

async function afterwards(): Promise<void> {
  await office.setTime('2019-03-01', '10:00');
  await leadTo(office as never, 'signed', course as never);
  await shoot('cong-bo', 'chair', `${hall}/publication`);
  await leadTo(office as never, 'announced', course as never);
  await shoot('niem-phong', 'head', `${hall}/archive`);
  await leadTo(office as never, 'sealed', course as never);
  const handOver = {
    givenBy: 'Nông Thị Kiểm',
    receivedBy: 'Lâm Thị Lưu Giữ',
    receivingUnit: 'Bộ phận Tổ chức cán bộ',
    day: '2019-03-01',
    keptAt: 'Tủ hồ sơ mật',
  };
  await office.as('head').order('hand-over', handOver as never, partyConference);
  const term = { keptAt: 'Kho lưu trữ Đảng ủy', until: '2019-03-01', basis: 'Quy chế lưu trữ' };
  await office.as('organiser').order('set-keeping', term as never, partyConference);
  await shoot('luu-giu', 'organiser', `${hall}/archive`, show('Lưu giữ'));
  await shoot('nhat-ky', 'inspector', `${round}/record`);
  await shoot('sau-cong-bo', 'organiser', `${round}/conclusions`);
}

async function voting(): Promise<void> {
  const people = [
    { name: 'Lê Thị Mẫu', position: 'Bí thư Đảng ủy' },
    { name: 'Đỗ Văn Bịa', position: 'Phó Bí thư Đảng ủy' },
    { name: 'Lý Thị Ảo', position: 'Ủy viên Ban Thường vụ' },
  ];
  const booth = await startBoothServer([{ title: 'Ủy viên Ban Thường vụ Đảng ủy', people, codes: 3 }]);
  const [poll] = booth.polls;
  const page = await camera.open({ address: booth.address, phone: true }, `/b#${poll?.codes[0]}`);
  await page.getByRole('radio').first().waitFor({ state: 'attached' });
  await camera.take(page, 'phieu-dien-thoai');
  await page.context().close();
  await booth.close();
}

try {
  await beforeTheRound();
  await preparing();
  await atTheConference();
  await counting();
  await afterwards();
  await voting();
} finally {
  await office.close();
  await camera.close();
}
