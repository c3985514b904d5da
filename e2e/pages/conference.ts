// The screens of a conference, in the order of the procedure, with the Vietnamese names by which people find things on them.
import { searchKey } from '@tinnhiem/core';
import type { Page } from 'playwright-core';
import { roundId } from '../support/sample.ts';
import { act, onScreen, part } from './common.ts';

const headings = {
  prepare: 'Chuẩn bị hội nghị',
  key: 'Khóa của Ban Kiểm phiếu',
  slips: 'Phiếu điện tử có mã',
  attendance: 'Điểm danh',
  poll: 'Ghi phiếu',
  box: 'Đếm hòm phiếu',
  count: 'Kiểm phiếu',
  'open-boxes': 'Mở hòm phiếu điện tử',
  adjudication: 'Phiếu chưa rõ',
  canvass: 'Tổng hợp kết quả',
  minutes: 'Biên bản kiểm phiếu',
  publication: 'Công bố kết quả',
  archive: 'Niêm phong, bàn giao',
} as const;
export type ConferenceScreen = keyof typeof headings;
export const conferenceScreens = Object.keys(headings) as readonly ConferenceScreen[];

export function addressOf(conference: string, screen: ConferenceScreen | ''): string {
  return `/rounds/${roundId}/conferences/${conference}${screen === '' ? '' : `/${screen}`}`;
}

/** Goes to a screen by its address and waits for it. */
export async function goTo(page: Page, conference: string, screen: ConferenceScreen): Promise<void> {
  await page.goto(addressOf(conference, screen));
  await onScreen(page, headings[screen]);
}

/** Goes to a screen as people do: by the navigation on the left. */
export async function walkTo(page: Page, screen: ConferenceScreen): Promise<void> {
  const names: Readonly<Record<ConferenceScreen, string>> = {
    ...headings,
    prepare: 'Chuẩn bị',
    minutes: 'Biên bản',
    publication: 'Công bố',
  };
  await page
    .getByRole('navigation', { name: 'Điều hướng' })
    .getByRole('link', { name: names[screen], exact: true })
    .click();
  await onScreen(page, headings[screen]);
}

// ── Preparation ──

export async function nameChair(page: Page, chair: string): Promise<void> {
  const officials = part(page, 'Chủ trì, thư ký, đại biểu dự');
  await officials.getByRole('textbox', { name: 'Người chủ trì' }).fill(chair);
  const save = officials.getByRole('button', { name: 'Lưu chủ trì, thư ký, đại biểu' });
  await save.click();
  await officials.getByRole('button', { name: 'Lưu chủ trì, thư ký, đại biểu', disabled: true }).waitFor();
}

/** Proposes those who have an account of the committee, which the form suggests. */
export async function proposeCommittee(page: Page, names: readonly string[]): Promise<void> {
  const committee = part(page, 'Ban Kiểm phiếu');
  await committee.getByRole('button', { name: 'Đề xuất Ban Kiểm phiếu' }).click();
  for (const name of names) await committee.getByRole('group', { name: new RegExp(name) }).waitFor();
  await committee.getByRole('button', { name: 'Đề xuất Ban Kiểm phiếu này' }).click();
  for (const name of names) await committee.getByRole('rowheader', { name }).waitFor();
}

export async function recordPrinting(page: Page, list: string, copies: number): Promise<void> {
  const stock = part(page, 'Số phiếu in');
  await stock.getByRole('textbox', { name: `Số phiếu vừa in: ${list}` }).fill(String(copies));
  await stock.getByRole('button', { name: `Ghi nhận phiếu in: ${list}` }).click();
  await stock
    .getByRole('row', { name: list })
    .getByRole('cell', { name: String(copies), exact: true })
    .first()
    .waitFor();
}

export async function makeReady(page: Page): Promise<void> {
  await act(page, 'Xác nhận đã chuẩn bị xong');
}

// ── Check-in ──

/** Checks somebody in as a clerk does: two letters of the given name, down to the person, Enter. */
export async function checkIn(page: Page, voter: { readonly person: string; readonly name: string }): Promise<void> {
  const given = searchKey(voter.name).split(' ').at(-1) ?? '';
  // Whatever is typed anywhere on the screen goes into the box.
  await page.keyboard.type(given.slice(0, 2));
  const found = page.getByRole('list', { name: 'Người tìm thấy' }).getByRole('listitem');
  const wanted = found.filter({ hasText: voter.person });
  await wanted.waitFor();
  const before = await found.evaluateAll<number, string>(
    (items, person) => items.findIndex((item) => (item as { textContent: string }).textContent.includes(person)),
    voter.person,
  );
  for (let step = 0; step < before; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** How many are here, as the screen counts them. */
export async function presentCount(page: Page, present: number): Promise<void> {
  await page
    .getByRole('status', { name: 'Có mặt' })
    .filter({ hasText: new RegExp(`(^|\\D)${present}\\s*/`) })
    .waitFor();
}

// ── Poll ──

export async function approveCommittee(page: Page, votesFor: number, votesAgainst: number): Promise<void> {
  const vote = part(page, 'Biểu quyết Ban Kiểm phiếu');
  await vote.getByRole('textbox', { name: 'Đồng ý', exact: true }).fill(String(votesFor));
  await vote.getByRole('textbox', { name: 'Không đồng ý' }).fill(String(votesAgainst));
  await act(vote, 'Ghi kết quả biểu quyết');
}

export const openPoll = (page: Page) => act(page, 'Bắt đầu ghi phiếu');

export async function handOut(page: Page): Promise<void> {
  await act(page, /^Phát phiếu cho tất cả người có mặt chưa có phiếu/u, undefined, 'Phát phiếu');
}

export const closePoll = (page: Page) => act(page, 'Kết thúc bỏ phiếu');

// ── Box ──

export async function recordBox(page: Page, list: string, collected: number, unused: number): Promise<void> {
  const box = part(page, list);
  await box.getByRole('textbox', { name: 'Thu về (đếm trong hòm)' }).fill(String(collected));
  await box.getByRole('textbox', { name: 'Còn lại (đếm trên bàn)' }).fill(String(unused));
  await box.getByRole('button', { name: `Ghi số phiếu: ${list}` }).click();
  await box.getByRole('button', { name: `Ghi số phiếu: ${list}`, disabled: true }).waitFor();
}

export const beginCount = (page: Page) => act(page, 'Bắt đầu kiểm phiếu');

// ── Canvass, minutes, announcement, seal ──

export const letStand = (page: Page) => act(page, 'Xác nhận kết quả kiểm phiếu');

export async function writeMinutes(
  page: Page,
  { place, startedAt, endedAt, remark }: Readonly<Record<'place' | 'startedAt' | 'endedAt' | 'remark', string>>,
): Promise<void> {
  await page.getByLabel('Địa điểm kiểm phiếu').fill(place);
  await page.getByLabel('Bắt đầu lúc').fill(startedAt);
  await page.getByLabel('Kết thúc lúc').fill(endedAt);
  await page.getByLabel('Sự việc, ý kiến').fill(remark);
  await page.getByRole('button', { name: 'Lập biên bản', exact: true }).click();
  await part(page, 'In biên bản').waitFor();
}

export async function signMinutes(
  page: Page,
  signers: readonly string[],
  scan: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  const sign = part(page, 'Ký biên bản');
  for (const name of signers) await sign.getByRole('checkbox', { name: new RegExp(`^${name} – `, 'u') }).check();
  await sign.locator('input[type=file]').setInputFiles(scan);
  await sign.getByRole('link', { name: scan.name }).waitFor();
  await act(sign, 'Xác nhận biên bản đã ký');
  await part(page, 'Biên bản đã ký').waitFor();
}

export const announce = (page: Page) => act(page, 'Công bố kết quả');

export async function seal(page: Page, sealNumbers: readonly string[], sealedBy: readonly string[], place: string) {
  const form = part(page, 'Niêm phong phiếu');
  for (const [index, number] of sealNumbers.entries())
    await form
      .getByRole('group', { name: String(index + 1) })
      .getByRole('textbox', { name: 'Số niêm phong' })
      .fill(number);
  await form.getByRole('textbox', { name: 'Nơi niêm phong' }).fill(place);
  await form.getByRole('textbox', { name: /^Người niêm phong/u }).fill(sealedBy.join('\n'));
  await act(form, 'Ghi nhận niêm phong');
  await part(page, 'Đã niêm phong').waitFor();
}

export interface HandOver {
  readonly receivedBy: string;
  readonly receivingUnit: string;
  readonly keptAt: string;
}

export async function handOver(page: Page, { receivedBy, receivingUnit, keptAt }: HandOver): Promise<void> {
  const form = part(page, 'Bàn giao phiếu đã niêm phong');
  await form.getByRole('textbox', { name: 'Người nhận' }).fill(receivedBy);
  await form.getByRole('textbox', { name: 'Đơn vị nhận' }).fill(receivingUnit);
  await form.getByRole('textbox', { name: 'Nơi lưu giữ' }).fill(keptAt);
  await act(form, 'Ghi nhận bàn giao');
  await part(page, 'Đã bàn giao').waitFor();
}

/** Place and term of keeping, an opening with a new seal, and the destruction after the term. */
export async function keepAndDestroy(page: Page, seal: string, present: readonly string[]): Promise<void> {
  const keeping = part(page, 'Lưu giữ');
  await keeping.getByLabel('Lưu giữ đến hết ngày').fill('2019-03-31');
  await keeping.getByLabel('Căn cứ').fill('Quy chế lưu trữ');
  await act(keeping, 'Ghi nơi và thời hạn lưu giữ');
  const opening = part(page, 'Mở niêm phong');
  await opening.getByLabel(`Số niêm phong ${seal}`).check();
  await opening.getByLabel(`Số niêm phong mới: ${seal}`).fill(`${seal}-2`);
  await opening.getByLabel('Lý do').fill('Ủy ban Kiểm tra xem lại');
  await opening.getByLabel('Ngày mở').fill('2019-03-20');
  await opening.getByLabel(/^Người có mặt/u).fill(present.join('\n'));
  await act(opening, 'Ghi nhận mở niêm phong');
  await keeping.getByText(`mở số ${seal} → ${seal}-2`).waitFor();
  const destruction = part(page, 'Tiêu hủy phiếu hết thời hạn');
  await destruction.getByLabel('Quyết định cho tiêu hủy').fill('Quyết định số 12-QĐ/ĐU');
  await destruction.getByLabel('Cách tiêu hủy').fill('Cắt vụn');
  await destruction.getByLabel(/^Người có mặt/u).fill(present.join('\n'));
  await destruction.getByLabel('Ngày tiêu hủy').fill('2019-03-31');
  await destruction.getByText('Chỉ được tiêu hủy sau ngày 31/03/2019.').first().waitFor();
  await destruction.getByLabel('Ngày tiêu hủy').fill('2019-04-02');
  await act(destruction, 'Ghi nhận tiêu hủy');
  await keeping.getByText('Đã tiêu hủy', { exact: false }).waitFor();
}
