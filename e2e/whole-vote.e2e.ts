// The whole vote of the 2019 sample on the screen, from an empty server to the hand-over of the sealed ballots. All people are invented.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConferenceView, fingerprint, roleNames } from '@tinnhiem/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onScreen, part } from './pages/common.ts';
import * as hall from './pages/conference.ts';
import * as counting from './pages/counting.ts';
import * as desk from './pages/office.ts';
import { expectNoFigures, resultRows, savedTable, wallRows } from './pages/results.ts';
import { phone, desk as screenOfDesk, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { type Client, client } from './support/http.ts';
import { inOrder, signIn, type TestOffice } from './support/office.ts';
import { lookOf, pagesOf } from './support/pdf.ts';
import { colleagues, others, type Who } from './support/people.ts';
import { partyConference, roundId, sampleFile, staffConference } from './support/sample.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { leadTo } from './support/steps.ts';
import { figuresOf, type Sheets, sheetsOf, withRow, withVoid } from './support/truth.ts';

const title =
  'Lấy phiếu tín nhiệm đối với thành viên lãnh đạo cấp ủy và cán bộ lãnh đạo chính quyền, đoàn thể chính trị - xã hội';
const listTitle = 'Ủy viên Ban Thường vụ Đảng ủy';
const people = 7;
const voters = 21;

// Sheet 15 is void, sheet 19 has two crosses in a row, sheet 5 none in one; the committee decides one row of sheet 3.
const onPaper: Sheets = withVoid(
  withRow(withRow(withRow(sheetsOf(people, voters), 18, 0, 'multiple'), 4, 4, 'blank'), 2, 5, 'confidence'),
  14,
  'added-text',
);
const asSeen = withRow(onPaper, 2, 5, 'doubtful');
const truth = figuresOf(people, onPaper);
const batches = [11, 10] as const;

let server: RunningServer;
const backups = mkdtempSync(join(tmpdir(), 'tinnhiem-e2e-'));
// At a centre the command line says where.
const keepsBackups = process.env.TINNHIEM_TEST_DATABASE !== 'postgres';
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.remove();
  rmSync(backups, { recursive: true });
});
inOrder();
const browser = theBrowser();

const pages = new Map<Who | 'room', Page>();
const sessions = new Map<Who, Client>();

function at(who: Who | 'room'): Page {
  const page = pages.get(who);
  if (page === undefined) throw new Error(`${who} has no page`);
  return page;
}

function session(who: Who): Client {
  const found = sessions.get(who);
  if (found === undefined) throw new Error(`${who} has no session`);
  return found;
}

/** Few come to the second conference: four people, each of whom votes on all three lists. */
function onAllLists({ roll }: ConferenceView): readonly string[] {
  return roll
    .filter((voter) => voter.lists.length === 3)
    .slice(0, 4)
    .map(({ person }) => person);
}

describe('the whole vote of 2019', () => {
  test('begins with an empty server on which the technician makes the first account', async () => {
    const page = await browser.open(server);
    pages.set('technician', page);
    await onScreen(page, 'Thiết lập lần đầu');
    await examine(page, 'set-up');
    await desk.setUp(page, colleagues.technician, 'Trường Đại học Nông Lâm');
    await examine(page, 'accounts, with nobody but the technician');
    await page.goto('/');
    await onScreen(page, 'Các đợt lấy phiếu');
    await examine(page, 'rounds, to the technician of an empty server');
  });

  test('gives everybody an account, whose first password has to be changed at once', async () => {
    const technician = at('technician');
    await technician.goto('/accounts');
    await onScreen(technician, 'Tài khoản và vai trò');
    for (const who of others)
      await desk.addAccount(
        technician,
        colleagues[who],
        colleagues[who].roles.map((role) => roleNames[role].vi),
      );
    await examine(technician, 'accounts');
    for (const who of others) {
      const page = await browser.open(server);
      pages.set(who, page);
      if (who === 'organiser') {
        await onScreen(page, 'Đăng nhập');
        await examine(page, 'sign-in');
      }
      await desk.signInFirst(page, colleagues[who]);
      sessions.set(who, await signIn(server.address, who));
    }
  });

  test('has the technician say where backups go, and has one at once', async () => {
    const technician = at('technician');
    await technician.goto('/backups');
    await onScreen(technician, 'Sao lưu');
    if (!keepsBackups) return;
    await technician.getByLabel('Thư mục sao lưu').fill(backups);
    for (const label of ['Mật khẩu của bản sao lưu', 'Nhập lại mật khẩu của bản sao lưu'])
      await technician.getByLabel(label, { exact: true }).fill('sáu quả mướp đắng');
    await technician.getByRole('button', { name: 'Lưu', exact: true }).click();
    await technician.getByText(`Tệp: ${backups}`).waitFor();
    await examine(technician, 'backups');
  });

  test('S01 S03 takes plan and roster in, shows what they would make, and writes the round', async () => {
    const organiser = at('organiser');
    await examine(organiser, 'rounds, to the organiser of an empty server');
    await desk.handIn(organiser, [sampleFile('plan.yaml'), sampleFile('people.csv'), sampleFile('posts.csv')]);
    await onScreen(organiser, 'Lập đợt lấy phiếu mới');
    await desk.checked(organiser);
    const lists = organiser.getByRole('table', { name: 'Các danh sách sẽ có' });
    await lists.getByRole('row').filter({ hasText: listTitle }).getByText(String(voters), { exact: true }).waitFor();
    expect(await session('organiser').get('/api/rounds')).toEqual([]);
    await examine(organiser, 'import');
    await desk.createRound(organiser, title);
  });

  test('S04 S05 has every finding settled with a reason before the chair approves the plan', async () => {
    const organiser = at('organiser');
    await examine(organiser, 'overview of a round that is drafted');
    await desk.settle(organiser, /Dương Xuân Khải có tên trong 3 danh sách/u, 'Ban Thường vụ đã thống nhất', [
      listTitle,
      'Hiệu trưởng, Phó hiệu trưởng, Chủ tịch Hội đồng trường',
    ]);
    await desk.settle(organiser, /Đàm Công Điền không thuộc danh sách/u, 'Mới luân chuyển');
    for (const conference of ['Hội nghị Ban Chấp hành', 'Hội nghị lấy phiếu'])
      await desk.settle(organiser, new RegExp(`^.*${conference}.*đã qua`, 'u'), 'Làm lại theo hồ sơ năm 2019');
    await organiser.getByText('Đã xử lý hết. Có thể phê duyệt kế hoạch.').waitFor();
    const chair = at('chair');
    await chair.goto(`/rounds/${roundId}/plan`);
    await onScreen(chair, 'Kế hoạch');
    await examine(chair, 'plan before its approval');
    await desk.approve(chair);
    expect((await session('chair').round()).stage).toBe('approved');
  });

  test('S08 S09 is prepared: chair, counting committee, printed ballots with the criteria', async () => {
    const organiser = at('organiser');
    await hall.goTo(organiser, partyConference, 'prepare');
    await hall.nameChair(organiser, colleagues.chair.name);
    await hall.proposeCommittee(
      organiser,
      (['head', 'secretary', 'member'] as const).map((who) => colleagues[who].name),
    );
    await hall.recordPrinting(organiser, listTitle, voters + 3);
    await examine(organiser, 'preparation');
    const ballot = organiser.getByRole('link', { name: /^PDF .*Phiếu tín nhiệm/u });
    const path = (await ballot.getAttribute('href')) ?? '';
    const pdf = await session('organiser').ask('GET', `${path}&copies=${voters + 3}`);
    const sheets = pagesOf(pdf.bytes);
    expect(sheets.length % (voters + 3)).toBe(0);
    expect(new Set(sheets).size).toBe(sheets.length / (voters + 3));
    expect(sheets[0]).toContain('Đàm Trung Đạt');
    expect(sheets[0]).toMatch(/1\. Phẩm chất chính trị.*2\. Năng lực thực tiễn/u);
    await hall.makeReady(organiser);
  });

  test('S06 checks everybody in by two letters, each once, whatever their posts', async () => {
    const member = at('member');
    await hall.goTo(member, partyConference, 'attendance');
    const { roll } = await session('member').conference(partyConference);
    expect(new Set(roll.map(({ person }) => person)).size).toBe(voters);
    for (const [index, voter] of roll.entries()) {
      await hall.checkIn(member, voter);
      await hall.presentCount(member, index + 1);
    }
    await examine(member, 'check-in');
    // The screen counts at once what is still on its way to the server.
    await expect
      .poll(async () => (await session('member').conference(partyConference)).present, { timeout: 60_000 })
      .toBe(voters);
  });

  test('S17 opens, hands out a ballot to everybody, and closes', async () => {
    const [chair, head] = [at('chair'), at('head')];
    pages.set('room', await browser.open(server, `/display/${roundId}~${partyConference}`));
    await hall.goTo(chair, partyConference, 'poll');
    await hall.approveCommittee(chair, voters, 0);
    await examine(chair, 'poll');
    await hall.openPoll(chair);
    await at('room').getByText('Đang ghi phiếu').waitFor();
    await hall.goTo(head, partyConference, 'poll');
    await hall.handOut(head);
    await head.getByText('Mọi người có mặt đều đã có phiếu.').waitFor();
    await hall.closePoll(chair);
    await chair.getByText('Đã kết thúc bỏ phiếu.').first().waitFor();
  });

  test('S18 has the box counted by hand, against what was printed and handed out', async () => {
    const head = at('head');
    await hall.walkTo(head, 'box');
    await hall.recordBox(head, listTitle, voters, 3);
    await expect
      .poll(() => part(head, listTitle).getByText('khớp', { exact: true }).count(), { timeout: 60_000 })
      .toBe(2);
    await examine(head, 'box');
    await hall.beginCount(head);
    await hall.walkTo(head, 'count');
    await counting.formBatches(head, batches);
    await examine(head, 'batches');
  });

  test('S10 is entered by two people in two browsers with the keyboard alone, each of whom misreads something', async () => {
    // Batch 1, ballot 2, row 4; and batch 2, ballot 3 (sheet 14), row 6.
    const misread = {
      secretary: withRow(asSeen, 1, 3, asSeen[1]?.rows[3] === 'low' ? 'high' : 'low'),
      member: withRow(asSeen, 13, 5, asSeen[13]?.rows[5] === 'low' ? 'high' : 'low'),
    };
    for (const who of ['secretary', 'member'] as const) await hall.goTo(at(who), partyConference, 'count');
    await Promise.all(
      (['secretary', 'member'] as const).map(async (who) => {
        const page = at(who);
        let from = 0;
        for (const [index, size] of batches.entries()) {
          await counting.takeBatch(page, index + 1);
          if (who === 'secretary' && index === 0) await examine(page, 'entry of a ballot');
          await counting.enterBallots(page, misread[who].slice(from, from + size));
          await counting.finishBatch(page, index + 1);
          from += size;
        }
      }),
    );
  });

  test('has what differs read again on paper, blind', async () => {
    const read = ({ batch, ballot, row }: counting.Place) =>
      onPaper[(batch === 1 ? 0 : batches[0]) + ballot - 1]?.rows[row - 1] ?? 'blank';
    // Where the secretary corrects himself both agree; where he does not, the member looks as well.
    const asked = await counting.readAgain(at('secretary'), 2, read);
    expect(asked).toEqual([
      { batch: 1, ballot: 2, row: 4 },
      { batch: 2, ballot: 3, row: 6 },
    ]);
    expect(await counting.readAgain(at('member'), 1, read)).toEqual([{ batch: 2, ballot: 3, row: 6 }]);
  });

  test('S11 has the doubtful ballot decided by a vote of the committee', async () => {
    const head = at('head');
    await hall.goTo(head, partyConference, 'adjudication');
    await examine(head, 'adjudication');
    await counting.decide(head, 'confidence', 2, 1, 'Dấu lệch sang ô bên nhưng ý rõ');
    await head.getByText('Không có chỗ nào chờ Ban Kiểm phiếu quyết định.').waitFor();
    expect(await part(head, `Đã quyết định: ${listTitle}`).innerText()).toContain('2–1');
  });

  test('keeps every figure from organiser, chair and room until its stage', async () => {
    for (const who of ['organiser', 'chair', 'inspector', 'member'] as const) {
      await hall.goTo(at(who), partyConference, 'canvass');
      await at(who).getByText('Kết quả chưa mở cho vai trò của bạn').waitFor();
      await expectNoFigures(at(who), truth);
    }
    await expectNoFigures(at('room'), truth);
  });

  test('S12 adds up to what the ballots say', async () => {
    const head = at('head');
    await hall.walkTo(head, 'canvass');
    const { lists } = await session('head').conference(partyConference);
    const names = lists[0]?.people.map(({ name }) => name) ?? [];
    expect(await resultRows(head, listTitle)).toEqual(
      truth.people.map(({ high, confidence, low, percent }, index) => ({
        name: names[index],
        collected: String(voters),
        valid: String(voters - 1),
        invalid: '1',
        high: [String(high), `${percent.high}%`],
        confidence: [String(confidence), `${percent.confidence}%`],
        low: [String(low), `${percent.low}%`],
      })),
    );
    await head.getByText(`Tỷ lệ % tính trên ${voters}`).waitFor();
    // A spreadsheet gets the same: figures as numbers, percentages with what they are of.
    const saved = await savedTable(head, `Bảng tổng hợp: ${listTitle}`);
    expect(
      saved.map((row) => ['Họ và tên', 'Cao', '% cao', 'Thấp', 'Tỷ lệ % tính trên'].map((key) => row[key])),
    ).toEqual(
      truth.people.map(({ high, low, percent }, index) => [
        names[index],
        high,
        `${percent.high}%`,
        low,
        `${voters} phiếu thu về`,
      ]),
    );
    // On a phone a person is a card with all three levels.
    await head.setViewportSize(phone);
    const [first] = truth.people;
    const card = await head
      .getByRole('table', { name: /^Bảng tổng hợp/u })
      .locator('tbody tr')
      .first()
      .innerText();
    for (const figure of [first?.high, first?.confidence, first?.low])
      expect(card.split(/\s+/u)).toContain(`${figure}`);
    await head.setViewportSize(screenOfDesk);
    // The rules' cases, and nobody else: two thirds to the ballot, over a half, and nothing at a half.
    expect(truth.people[0]).toMatchObject({ low: 14, fromTwoThirdsLow: true });
    expect(truth.people[1]).toMatchObject({ low: 13, fromTwoThirdsLow: false, overHalfLow: true });
    expect(truth.people.slice(2).some(({ overHalfLow }) => overHalfLow)).toBe(false);
    const outcomes = part(head, listTitle)
      .getByRole('listitem')
      .filter({ hasText: /thấp \d+ trên 21/u });
    expect(await outcomes.count()).toBe(2);
    expect(await outcomes.nth(0).innerText()).toMatch(/14 trên 21[\s\S]*từ chức/u);
    expect(await outcomes.nth(1).innerText()).not.toMatch(/từ chức/u);
    await examine(head, 'canvass');
    await hall.letStand(head);
  });

  test('S19 has its minutes written and printed in three copies that say the same as the ballots', async () => {
    const secretary = at('secretary');
    await hall.goTo(secretary, partyConference, 'minutes');
    await hall.writeMinutes(secretary, {
      place: 'Phòng họp số 2',
      startedAt: '09:15',
      endedAt: '10:40',
      remark: 'Mất điện 05 phút khi đang ghi phiếu',
    });
    await examine(secretary, 'minutes');
    const links = secretary.getByRole('link', { name: /^PDF Bản \d\/3 Biên bản kiểm phiếu/u });
    await links.nth(2).waitFor();
    expect(await links.count()).toBe(3);
    const { minutes } = await session('secretary').conference(partyConference);
    for (const copy of [1, 2, 3]) {
      const href = (await links.nth(copy - 1).getAttribute('href')) ?? '';
      const { bytes } = await session('secretary').ask('GET', href);
      const words = pagesOf(bytes).join(' ');
      for (const said of [
        'BIÊN BẢN KIỂM PHIẾU',
        'MẬT',
        `Bản số ${copy}/3`,
        colleagues.head.name,
        colleagues.secretary.name,
        colleagues.member.name,
        colleagues.chair.name,
        'Mất điện 05 phút',
        'Đàm Trung Đạt',
        fingerprint(minutes?.done.hash ?? ''),
        ...truth.people.flatMap(({ percent }) => Object.values(percent)),
      ])
        expect(words, `copy ${copy}`).toContain(said);
      const look = lookOf(bytes);
      // A4 upright at 50 dots an inch, with something on it and nothing where a printer cuts.
      expect([look.width, look.height]).toEqual([414, 585]);
      expect(look.ink).toBeGreaterThan(0.02);
      expect(look.ink).toBeLessThan(0.3);
      expect(look.inkAtEdge).toBe(0);
    }
  });

  test('is signed by the committee and the chair, with the scan attached', async () => {
    const head = at('head');
    await hall.goTo(head, partyConference, 'minutes');
    const scan = await session('head').ask(
      'GET',
      `/api/rounds/${roundId}/documents/counting-minutes?conference=${partyConference}`,
    );
    await hall.signMinutes(
      head,
      (['head', 'secretary', 'member', 'chair'] as const).map((who) => colleagues[who].name),
      { name: 'bien-ban-da-ky.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan.bytes) },
    );
    // The scan opens with its reader's name on every page; whoever works with it sees where the file itself is, should that fail.
    const kept = part(head, 'Biên bản đã ký');
    const link = await kept.getByRole('link', { name: 'bien-ban-da-ky.pdf', exact: true }).getAttribute('href');
    const opened = await session('head').ask('GET', link ?? '');
    for (const page of pagesOf(opened.bytes)) expect(page).toContain(`Mở xem bởi ${colleagues.head.name}`);
    expect(await kept.getByRole('link', { name: 'Tệp gốc' }).count()).toBe(1);
    await expectNoFigures(at('room'), truth);
    await hall.goTo(at('organiser'), partyConference, 'canvass');
    await expectNoFigures(at('organiser'), truth);
  });

  test('S20 is announced by the chair, and only then do the figures stand on the wall', async () => {
    const [chair, room] = [at('chair'), at('room')];
    await hall.goTo(chair, partyConference, 'publication');
    await examine(chair, 'announcement');
    await hall.announce(chair);
    await room.getByRole('region', { name: listTitle }).waitFor();
    const { lists } = await session('chair').conference(partyConference);
    const names = lists[0]?.people.map(({ name }) => name) ?? [];
    expect(await wallRows(room, listTitle, people)).toEqual(
      new Map(
        truth.people.map(({ high, confidence, low, percent }, index) => [
          names[index],
          [
            String(high),
            `${percent.high}%`,
            String(confidence),
            `${percent.confidence}%`,
            String(low),
            `${percent.low}%`,
          ],
        ]),
      ),
    );
    await hall.goTo(at('organiser'), partyConference, 'canvass');
    expect(await resultRows(at('organiser'), listTitle)).toHaveLength(people);
  });

  test('S18 ends with the ballots sealed and handed over to the personnel office', async () => {
    const head = at('head');
    await hall.goTo(head, partyConference, 'archive');
    await examine(head, 'seal');
    await hall.seal(head, ['NP-2019-01'], [colleagues.head.name, colleagues.secretary.name], 'Phòng họp số 2');
    await hall.handOver(head, {
      receivedBy: 'Lâm Thị Lưu Giữ',
      receivingUnit: 'Bộ phận Tổ chức cán bộ',
      keptAt: 'Tủ hồ sơ mật',
    });
    await examine(head, 'hand-over');
    const view = await session('organiser').conference(partyConference);
    expect(view.handOver).toMatchObject({ receivedBy: 'Lâm Thị Lưu Giữ' });
    const organiser = at('organiser');
    await hall.goTo(organiser, partyConference, 'archive');
    await hall.keepAndDestroy(organiser, 'NP-2019-01', ['Lâm Thị Lưu Giữ', colleagues.inspector.name]);
    await examine(organiser, 'keeping, once destroyed');
  });

  test('does the same for the three lists of the second conference, counted by two', async () => {
    const office: TestOffice = {
      server,
      address: server.address,
      stranger: client(server.address, roundId),
      as: session,
    };
    await leadTo(office, 'counting', { conference: staffConference, present: onAllLists });
    const [secretary, member, head] = [at('secretary'), at('member'), at('head')];
    const { lists } = await session('head').conference(staffConference);
    expect(lists).toHaveLength(3);
    await hall.goTo(head, staffConference, 'count');
    for (const list of lists) {
      await counting.chooseList(head, list.title);
      await counting.formBatches(head, [list.holders]);
    }
    await Promise.all(
      [secretary, member].map(async (page) => {
        await hall.goTo(page, staffConference, 'count');
        for (const list of lists) {
          await counting.chooseList(page, list.title);
          await counting.takeBatch(page, 1);
          await counting.enterBallots(page, sheetsOf(list.people.length, list.holders));
          await counting.finishBatch(page, 1);
        }
      }),
    );
    await hall.goTo(head, staffConference, 'canvass');
    for (const list of lists) {
      const rows = await resultRows(head, list.title);
      const { people: expected } = figuresOf(list.people.length, sheetsOf(list.people.length, list.holders));
      expect(rows.map(({ name, high, confidence, low }) => [name, high, confidence, low])).toEqual(
        expected.map(({ high, confidence, low, percent }, index) => [
          list.people[index]?.name,
          [String(high), `${percent.high}%`],
          [String(confidence), `${percent.confidence}%`],
          [String(low), `${percent.low}%`],
        ]),
      );
    }
    await hall.letStand(head);
    await leadTo(office, 'announced', { conference: staffConference });
    const room = await browser.open(server, `/display/${roundId}~${staffConference}`);
    for (const list of lists) {
      // Two people of a list may have the same name.
      const names = new Set(list.people.map(({ name }) => name));
      const rows = await wallRows(room, list.title, names.size);
      expect(new Set(rows.keys())).toEqual(names);
    }
  });

  test('left a backup of each stage, the last one after the announcement', async () => {
    if (!keepsBackups) return;
    const technician = at('technician');
    await technician.goto('/backups');
    await technician.getByText('Bản gần nhất').filter({ hasText: 'đã công bố' }).waitFor();
    const names = readdirSync(backups);
    for (const stage of ['drafting', 'counting', 'announced'])
      expect(
        names.some((name) => name.includes(`-${stage}-`)),
        stage,
      ).toBe(true);
  });
});
