// Every screen that the whole vote does not come to by itself, in the state in which it has most to show. All people are invented.
import { expect, test } from 'vitest';
import { asked, onScreen } from './pages/common.ts';
import { addressOf, goTo } from './pages/conference.ts';
import { enterBallots, takeBatch } from './pages/counting.ts';
import { theBrowser } from './support/browser.ts';
import { examine, expectAccessible } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import type { Who } from './support/people.ts';
import { partyConference, partyList, roundId, staffConference } from './support/sample.ts';
import { approvedRound, conferenceKey, draftedRound, leadTo } from './support/steps.ts';
import { sheetsOf } from './support/truth.ts';

inOrder();
const office = theOffice((open) => draftedRound(open));
const browser = theBrowser();
const sit = (who: Who, path: string) => browser.open({ address: office.address, cookie: office.as(who).cookie }, path);

test('the round while it is drafted: editing the plan, importing again, starting another', async () => {
  const page = await sit('organiser', `/rounds/${roundId}/plan/edit`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await examine(page, 'plan editor');
  for (const [path, heading] of [
    [`/rounds/${roundId}/import`, 'Nhập lại kế hoạch hoặc nhân sự'],
    ['/rounds/new', 'Lập đợt lấy phiếu mới'],
    ['/', 'Các đợt lấy phiếu'],
    ['/password', 'Đổi mật khẩu'],
  ] as const) {
    await page.goto(path);
    await onScreen(page, heading);
    await examine(page, heading);
  }
  await page.goto('/khong-co-trang-nay');
  await onScreen(page, 'Không có trang này');
  await expectAccessible(page, 'no such page');
  for (const [conference, says, way] of [
    [partyConference, 'Hội nghị chưa mở', 'Đến kế hoạch'],
    ['khong-co', 'Kế hoạch không có hội nghị này', 'Đến tổng quan của đợt'],
  ] as const) {
    await page.goto(`/rounds/${roundId}/conferences/${conference}`);
    await page.getByText(says).waitFor();
    await page.getByRole('link', { name: way }).waitFor();
    await expectAccessible(page, says);
  }
  await page.close();
});

test('the round once it is approved: plan, rules, lists, voters, documents, record', async () => {
  await approvedRound(office);
  const page = await sit('inspector', `/rounds/${roundId}`);
  for (const [path, heading] of [
    ['/plan', 'Kế hoạch'],
    ['/rules', /./u],
    ['/lists', 'Người được lấy phiếu'],
    ['/rolls', 'Người ghi phiếu'],
    ['/documents', 'Phiếu và văn bản'],
    ['/record', 'Nhật ký'],
    ['', /^Lấy phiếu tín nhiệm/u],
  ] as const) {
    await page.goto(`/rounds/${roundId}${path}`);
    await onScreen(page, heading);
    await page.getByText('Đang tải…').waitFor({ state: 'detached' });
    await examine(page, `round${path}`);
  }
  await page.goto('/activity');
  await onScreen(page, 'Hoạt động của hệ thống');
  await examine(page, 'activity');
  await page.close();
});

test('the conference: overview, the room, a question before an act, the end of a batch, what stays', async () => {
  await leadTo(office, 'polling', { conference: partyConference });
  const [chair, room] = [
    await sit('chair', addressOf(partyConference, '')),
    await browser.open({ address: office.address }, `/display/${conferenceKey(partyConference)}`),
  ];
  await onScreen(chair, /^Hội nghị Ban Chấp hành/u);
  await examine(chair, 'conference overview');
  await goTo(chair, partyConference, 'poll');
  await asked(chair, 'Kết thúc bỏ phiếu');
  await expectAccessible(chair, 'question before closing');
  await chair.getByRole('button', { name: 'Thôi' }).click();
  await room.getByText('Đang ghi phiếu').waitFor();
  await expectAccessible(room, 'room while the poll is open');
  await leadTo(office, 'counting', { conference: partyConference });
  await room.getByText('Ban Kiểm phiếu đang kiểm phiếu').waitFor();
  await expectAccessible(room, 'room during the count');
  await office.as('head').order('form-batches', { list: partyList, sizes: [2, 19] }, partyConference);
  const secretary = await sit('secretary', addressOf(partyConference, 'count'));
  await takeBatch(secretary, 1);
  await enterBallots(secretary, sheetsOf(7, 21).slice(0, 2));
  await secretary.locator('button:focus').filter({ hasText: 'Xác nhận nhập xong tập 1' }).waitFor();
  await examine(secretary, 'end of a batch');
  await leadTo(office, 'sealed', { conference: partyConference });
  await room.getByRole('region', { name: 'Ủy viên Ban Thường vụ Đảng ủy' }).waitFor();
  await expectAccessible(room, 'room after the announcement');
  for (const screen of ['minutes', 'publication', 'canvass', 'archive'] as const) {
    await goTo(chair, partyConference, screen);
    await examine(chair, `${screen}, after all`);
  }
});

test('the conference of three lists', async () => {
  const { lists } = await office.as('organiser').conference(staffConference);
  expect(lists).toHaveLength(3);
  await leadTo(office, 'counting', {
    conference: staffConference,
    present: (view) =>
      view.roll
        .filter((voter) => voter.lists.length === 3)
        .slice(0, 3)
        .map(({ person }) => person),
  });
  const head = await sit('head', addressOf(staffConference, 'box'));
  await onScreen(head, 'Đếm hòm phiếu');
  await examine(head, 'box of three lists');
  const room = await browser.open({ address: office.address }, '/display');
  await room.getByText('Ban Kiểm phiếu đang kiểm phiếu').waitFor();
  await expectAccessible(room, 'room of the only conference that is going on');
  await goTo(head, staffConference, 'count');
  await examine(head, 'count of three lists');
  await goTo(head, staffConference, 'adjudication');
  await examine(head, 'adjudication with nothing to decide');
  await head.close();
});
