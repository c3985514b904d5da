// A conference that counts by scanner, on the screen: ballots printed, marked, scanned and photographed; what is doubtful decided by two; all
// of it checked by hand; and the figures are those that were marked. All people are invented.
import { fingerprint } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { onScreen, part } from './pages/common.ts';
import * as hall from './pages/conference.ts';
import { settle } from './pages/office.ts';
import { resultRows } from './pages/results.ts';
import * as scanning from './pages/scanning.ts';
import {
  asPrinted,
  layoutOf,
  type MarkedBallots,
  marked,
  notes,
  photographed,
  printed,
  scanned,
} from './support/ballots.ts';
import { anotherWindow, phone, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { pagesOf } from './support/pdf.ts';
import type { Who } from './support/people.ts';
import { partyConference, partyList, roundId } from './support/sample.ts';
import { approvedRound, type Course, draftedRound, leadTo } from './support/steps.ts';
import { figuresOf } from './support/truth.ts';

const listTitle = 'Ủy viên Ban Thường vụ Đảng ủy';
const people = 7;
/** Of those on the roll; the others do not come. */
const voters = 13;
const batches = [7, 6] as const;
/** Where a sheet that is no ballot lies in the first batch, from 1. */
const strayAt = 5;

inOrder();
const office = theOffice((open) => draftedRound(open));
const browser = theBrowser();
const sit = (who: Who, path: string) => browser.open({ address: office.address, cookie: office.as(who).cookie }, path);
/** How the conference goes: the first on the roll come. */
const course: Course = {
  conference: partyConference,
  present: ({ roll }) => roll.slice(0, voters).map(({ person }) => person),
};
const pdfFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

let layout: LayoutFile;
let ballots: MarkedBallots;
const pages = new Map<Who, Page>();

function at(who: Who): Page {
  const page = pages.get(who);
  if (page === undefined) throw new Error(`${who} has no page`);
  return page;
}

async function scanOf() {
  const { counts } = await office.as('head').conference(partyConference);
  const scan = counts?.find(({ list }) => list === partyList)?.scan;
  if (scan === undefined || scan === null) throw new Error('the list is not counted by scanner');
  return scan;
}

/** What the voter marked in a place; the stray sheet is in nobody's count. */
function truthAt({ batch, ballot, row }: scanning.OpenPlace) {
  const before = batch === 1 ? 0 : batches[0];
  const index = before + ballot - 1 - (batch === 1 && ballot > strayAt ? 1 : 0);
  return ballots.truth[index]?.rows[(row ?? 1) - 1] ?? 'blank';
}

describe('a conference that counts by scanner', () => {
  test('is planned so, in the editor of the plan', async () => {
    const page = await sit('organiser', `/rounds/${roundId}/plan/edit`);
    await onScreen(page, 'Soạn kế hoạch');
    await page.getByRole('tab', { name: '3. Hội nghị' }).click();
    await page.getByLabel('Cách kiểm phiếu').first().selectOption('scan');
    await page.getByText('Cần phiếu in từ phần mềm này').waitFor();
    await examine(page, 'plan by scanner');
    await page.getByRole('button', { name: 'Lưu kế hoạch' }).first().click();
    await onScreen(page, /^Lấy phiếu tín nhiệm/u);
    await approvedRound(office);
    await page.goto(`/rounds/${roundId}/plan`);
    await page.getByText('máy quét đọc phiếu').first().waitFor();
    await page.close();
  });

  test('prints its ballots, which voters mark', async () => {
    await leadTo(office, 'counting', course);
    const documents = await office
      .as('organiser')
      .get<readonly { form: string; list?: string; path: string }[]>(`/api/rounds/${roundId}/documents`);
    const path = documents.find(({ form, list }) => form === 'ballot' && list === partyList)?.path ?? '';
    const pdf = await office.as('organiser').ask('GET', `${path}&copies=${voters}`);
    const copies = await printed(pdf.bytes);
    expect(copies).toHaveLength(voters);
    layout = layoutOf(office.server, partyList);
    ballots = marked(layout, copies);
    const marks = ballots.truth.flatMap(({ rows }) => rows);
    expect(marks.filter((mark) => mark === 'blank').length).toBeGreaterThan(0);
    expect(marks.filter((mark) => mark === 'multiple').length).toBeGreaterThan(0);
  });

  test('has its batches formed by hand, each with a cover sheet', async () => {
    const head = await sit('head', hall.addressOf(partyConference, 'count'));
    pages.set('head', head);
    await onScreen(head, 'Kiểm phiếu');
    const form = part(head, 'Chia tập phiếu');
    expect(await form.getByLabel('Số phiếu của từng tập').inputValue()).toBe(String(voters));
    await form.getByLabel('Số phiếu của từng tập').fill(batches.join(' '));
    await form.getByRole('button', { name: 'Lập các tập này' }).click();
    const question = head.getByRole('dialog');
    await question.getByRole('button', { name: 'Lập các tập này' }).click();
    await part(head, 'Đối chiếu từng tập').waitFor();
    await examine(head, 'batches before they are scanned');
  });

  test('reads a file dropped into a batch, and says of a foreign sheet what it is', async () => {
    const head = at('head');
    const [size] = batches;
    const own = ballots.sheets.slice(0, size);
    const pile = [...own.slice(0, strayAt - 1), notes(layout), ...own.slice(strayAt - 1)];
    await scanning.chooseBatch(head, 1);
    await scanning.dropScans(head, [
      pdfFile('quet-tap-1.pdf', await scanned(layout, pile, 100)),
      { name: 'thu-moi.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('đây là chữ, không phải ảnh') },
    ]);
    await scanning
      .fileOn(head, 'quet-tap-1.pdf')
      .getByText(/^Đã ghi 8 phiếu vào tập 1/u)
      .waitFor();
    await scanning.fileOn(head, 'thu-moi.jpg').getByText('không phải PDF').waitFor();
    const [size1 = 0, read = 0] = await scanning.batchFigures(head, 1);
    expect([size1, read]).toEqual([7, 8]);
    await part(head, 'Đối chiếu từng tập').getByText('Thừa 1 phiếu so với đếm tay').waitFor();
    await examine(head, 'a batch that was read');
  });

  test('goes on reading when the window is closed, by the cover sheet in the file', async () => {
    const head = at('head');
    const link = head.getByRole('link', { name: /^PDF Phiếu bìa/u });
    await head.getByText('Phiếu bìa các tập').click();
    const cover = await office.as('head').ask('GET', (await link.getAttribute('href')) ?? '');
    const [, second] = await printed(cover.bytes);
    if (second === undefined) throw new Error('no cover sheet of the second batch');
    const window = await anotherWindow(head, hall.addressOf(partyConference, 'count'));
    await part(window, 'Đọc phiếu').waitFor();
    const pile = [asPrinted(second), ...ballots.sheets.slice(batches[0], voters - 1)];
    await scanning.dropScans(window, [pdfFile('quet-tap-2.pdf', await scanned(layout, pile, 200))]);
    await scanning
      .fileOn(window, 'quet-tap-2.pdf')
      .getByText(/Chờ máy đọc|Máy đang đọc|Đã ghi/u)
      .waitFor();
    await window.close();
    await scanning
      .fileOn(head, 'quet-tap-2.pdf')
      .getByText(/^Đã ghi 5 phiếu vào tập 2/u)
      .waitFor();
    await part(head, 'Đối chiếu từng tập').getByText('Thiếu 1 phiếu so với đếm tay').waitFor();
  });

  test('takes the last ballot from a phone, answers at once, and does not take the same picture twice', async () => {
    const member = await sit('member', hall.addressOf(partyConference, 'count'));
    pages.set('member', member);
    await member.setViewportSize(phone);
    await member.reload();
    const camera = member.getByRole('region', { name: 'Chụp phiếu bằng điện thoại này' });
    await camera.waitFor();
    await examine(member, 'camera');
    await member.setViewportSize(phone);
    await camera.getByLabel('Phiếu thuộc tập').selectOption('2');
    const last = ballots.sheets[voters - 1];
    if (last === undefined) throw new Error('no last ballot');
    const photo = await photographed(layout, last, 5);
    const first = await scanning.takePhoto(member, photo);
    await first.getByText(/^Đã ghi 1 phiếu vào tập 2/u).waitFor();
    const again = await scanning.takePhoto(member, photo);
    await again.getByText('Không tờ nào của tệp này được ghi.').waitFor();
    await again.getByText(/trùng với ảnh của .*tập 2, phiếu 6/u).waitFor();
    expect((await scanOf()).batches.map(({ read }) => read)).toEqual([8, 6]);
  });

  test('has what is doubtful decided by one and confirmed by another, who may contest it', async () => {
    const head = at('head');
    const secretary = await sit('secretary', hall.addressOf(partyConference, 'adjudication'));
    pages.set('secretary', secretary);
    await hall.walkTo(head, 'adjudication');
    await scanning.bench(head).waitFor();
    await examine(head, 'doubtful ballots');
    const decide = (place: scanning.OpenPlace) =>
      place.row !== null ? truthAt(place) : place.batch === 1 && place.ballot === strayAt ? 'not-a-ballot' : 'keep';
    const decided = await scanning.decideAll(head, decide);
    expect(decided.some(({ row, batch, ballot }) => row === null && batch === 1 && ballot === strayAt)).toBe(true);
    // Whoever recorded it does not confirm it.
    await head.getByText('Quyết định này do bạn ghi.').waitFor();
    await examine(head, 'own decisions that wait');
    await scanning.expectLeft(secretary, 'Chờ bạn xác nhận', decided.length);
    await examine(secretary, 'decisions to confirm');
    await scanning.contest(secretary, 'Chưa xem phiếu giấy');
    await scanning.expectLeft(head, 'Chờ quyết định', 1);
    const contested = await scanning.decideAll(head, decide);
    expect(contested).toHaveLength(1);
    expect(contested[0]?.saw).toContain('Chưa xem phiếu giấy');
    await scanning.expectLeft(secretary, 'Chờ bạn xác nhận', decided.length);
    expect(await scanning.confirmAll(secretary)).toBe(decided.length);
    await secretary.getByText('Không có chỗ nào chờ Ban Kiểm phiếu quyết định.').waitFor();
    await examine(secretary, 'what was decided');
    expect((await scanOf()).missing).toEqual([]);
  });

  test('keeps what was read and what was decided side by side on the page of a sheet', async () => {
    const secretary = at('secretary');
    await secretary.getByRole('link', { name: `Xem: Tập 1, phiếu ${strayAt}`, exact: true }).click();
    await onScreen(secretary, `Tập 1, phiếu ${strayAt}`);
    await secretary.getByText('Không phải phiếu, không tính').waitFor();
    await secretary.getByText('Không phải phiếu của hội nghị này').waitFor();
    await secretary.getByRole('img', { name: /^Ảnh cả tờ phiếu/u }).waitFor();
    await examine(secretary, 'page of a sheet');
  });

  test('is committed to with a fingerprint that is read aloud', async () => {
    const head = at('head');
    await hall.walkTo(head, 'count');
    await examine(head, 'ready to commit');
    const shown = await scanning.commit(head);
    expect(shown).toBe(fingerprint((await scanOf()).commitment?.hash ?? ''));
    await examine(head, 'committed');
  });

  test('is checked sheet by sheet by two at once, from the picture and the paper', async () => {
    const [member, secretary] = [at('member'), at('secretary')];
    await member.setViewportSize({ width: 1366, height: 768 });
    for (const page of [member, secretary]) {
      await hall.goTo(page, partyConference, 'count');
      await page.getByRole('button', { name: 'Kiểm tra phiếu' }).click();
      await onScreen(page, 'Kiểm tra bằng tay');
    }
    await examine(member, 'check by hand');
    const done = await Promise.all([member, secretary].map((page) => scanning.checkAll(page)));
    expect(new Set(done.flat()).size).toBe(voters);
    await expect.poll(async () => (await scanOf()).settled, { timeout: 60_000 }).toBe(true);
    expect((await scanOf()).check).toMatchObject({ needed: voters, checked: voters, differences: 0 });
    await hall.goTo(at('head'), partyConference, 'count');
    await at('head').getByText('Danh sách này đã đọc, quyết định và kiểm tra xong.').waitFor();
    await examine(at('head'), 'checked');
  });

  test('adds up to what was marked, and says so in the minutes', async () => {
    const head = at('head');
    // A row that is blank or has two marks is void for that person alone, by this plan.
    const truth = figuresOf(people, ballots.truth);
    await hall.walkTo(head, 'canvass');
    const rows = await resultRows(head, listTitle);
    expect(
      rows.map(({ collected, invalid, high, confidence, low }) => [collected, invalid, high, confidence, low]),
    ).toEqual(
      truth.people.map(({ high, confidence, low, percent }) => [
        String(voters),
        String(voters - high - confidence - low),
        [String(high), `${percent.high}%`],
        [String(confidence), `${percent.confidence}%`],
        [String(low), `${percent.low}%`],
      ]),
    );
    await examine(head, 'canvass of a scanned count');
    for (const message of [/quyết định không tính là phiếu: tập 1 phiếu 5/u, /máy thấy trong các tập: tập 1 phiếu 5/u])
      await settle(head, message, 'Giấy ghi chép của thành viên Ban, lẫn vào tập');
    await hall.letStand(head);
    await leadTo(office, 'signed', course);
    const minutes = await office
      .as('secretary')
      .ask('GET', `/api/rounds/${roundId}/documents/counting-minutes?conference=${partyConference}`);
    const words = pagesOf(minutes.bytes).join(' ');
    for (const figure of truth.people.flatMap(({ percent }) => Object.values(percent))) expect(words).toContain(figure);
    expect(words).toMatch(/máy quét/u);
  });
});
