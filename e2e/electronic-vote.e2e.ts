// A conference at which everybody chooses paper or phone, from the committee's key to the sealed record. All people are invented.
import { readCredential, unlockKey } from '@tinnhiem/ballot-box';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as casting from './pages/casting.ts';
import { onScreen, part } from './pages/common.ts';
import * as hall from './pages/conference.ts';
import { theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { lookOf, pagesOf } from './support/pdf.ts';
import { colleagues, committee, type Who } from './support/people.ts';
import { qrCodesOn } from './support/printing.ts';
import { partyConference, partyList, roundId } from './support/sample.ts';
import { approvedRound, draftedRound } from './support/steps.ts';

const listTitle = 'Ủy viên Ban Thường vụ Đảng ủy';
const slips = 20;
const paper = 6;
const decision = 'Nghị quyết số 12-NQ/ĐU về bỏ phiếu điện tử';
const members = ['head', 'secretary', 'member'] as const;
const passphrases = {
  head: 'suối trong rừng già 19',
  secretary: 'Nắng Hạ trên đồi chè',
  member: 'cơm nắm muối vừng quê',
} as const;

inOrder();
const office = theOffice((open) =>
  draftedRound(open, 'entry', {
    'completeBefore: 2019-03-10': `electronicCasting:\n  decision: ${decision}\n  date: 2019-02-01\ncompleteBefore: 2019-03-10`,
    '    chair: Bí thư Đảng ủy\n    count:': '    chair: Bí thư Đảng ủy\n    casting: mixed\n    count:',
  }),
);
const browser = theBrowser();
const pages = new Map<Who | 'room', Page>();

function at(who: Who | 'room'): Page {
  const page = pages.get(who);
  if (page === undefined) throw new Error(`${who} has no page`);
  return page;
}

const sit = (who: Who, path: string) => browser.open({ address: office.address, cookie: office.as(who).cookie }, path);
const view = () => office.as('head').conference(partyConference);

const keys = new Map<Who, casting.KeptKey>();
let codes: readonly string[] = [];

describe('a conference that votes on paper and electronically', () => {
  test('is planned with the decision that allows it, which stands before whoever approves the plan', async () => {
    const chair = await sit('chair', `/rounds/${roundId}/plan`);
    await onScreen(chair, 'Kế hoạch');
    await chair.getByText(decision).first().waitFor();
    await chair.getByText('phiếu giấy hoặc phiếu điện tử, người ghi phiếu chọn').first().waitFor();
    await approvedRound(office);
    const organiser = office.as('organiser');
    await organiser.order(
      'name-officials',
      { chair: colleagues.chair.name, secretary: null, observers: [] },
      partyConference,
    );
    await organiser.order('propose-committee', { members: [...committee] }, partyConference);
    await organiser.order('record-printing', { list: partyList as never, copies: paper }, partyConference);
    await chair.close();
  });

  test('has its key made by three members, each on an own device, of whom two will be enough', async () => {
    for (const who of members) pages.set(who, await sit(who, hall.addressOf(partyConference, 'key')));
    const [head, secretary, member] = [at('head'), at('secretary'), at('member')];
    await onScreen(head, 'Khóa của Ban Kiểm phiếu');
    await examine(head, 'key ceremony before it begins');
    await casting.beginKey(head, 3, 2);
    for (const who of members) await casting.choosePassphrase(at(who), passphrases[who]);
    await examine(head, 'key to keep');
    for (const who of members) keys.set(who, await casting.keepKey(at(who)));
    // Whoever looks away and loads the page anew is asked for the passphrase, and nothing else.
    await secretary.reload();
    await part(secretary, 'Phần của bạn').getByText('Trang đã được tải lại').waitFor();
    await casting.openKey(secretary, 'Nắng Hạ trên đồi cọ');
    await secretary.getByText(/^Mật khẩu không đúng/u).waitFor();
    await casting.openKey(secretary, passphrases.secretary);
    for (const page of [head, secretary, member]) await page.getByText('Khóa đã lập xong.').waitFor();
    await examine(head, 'key ceremony at its end');
    const prints = await Promise.all([head, secretary, member].map((page) => fingerprintOn(page)));
    expect(new Set(prints).size).toBe(1);
    expect(prints[0]?.replaceAll(' ', '')).toBe((await view()).electronic?.ceremony?.key?.fingerprint);
  });

  test('gives every member a locked file and a sheet from which the key comes back, with no passphrase on it', async () => {
    for (const who of members) {
      const { file, sheet } = keys.get(who) as casting.KeptKey;
      const text = file.buffer.toString('utf8');
      expect(unlockKey(text, passphrases[who]).ok).toBe(true);
      expect(unlockKey(text, 'mật khẩu khác hẳn').ok).toBe(false);
      expect(await qrCodesOn(sheet, 1)).toEqual([text]);
      const [words = '', ...more] = pagesOf(sheet);
      expect(more).toEqual([]);
      expect(words).toContain(colleagues[who].name);
      expect(words).not.toContain(passphrases[who].slice(0, 8));
      expect(lookOf(sheet).inkAtEdge).toBe(0);
    }
  });

  test('has slips made and printed in the organiser’s browser, whose codes nobody else ever has', async () => {
    const organiser = await sit('organiser', hall.addressOf(partyConference, 'slips'));
    pages.set('organiser', organiser);
    await onScreen(organiser, 'Phiếu điện tử có mã');
    const requests: string[] = [];
    organiser.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
    const pdf = await casting.printSlips(organiser, listTitle, slips);
    const printed = pagesOf(pdf);
    expect(printed).toHaveLength(Math.ceil(slips / 8));
    codes = printed.flatMap((page) => page.match(/\w{5}-\w{6}-\w{5}-\w{6}/gu) ?? []);
    expect(codes.map(readCredential)).toEqual(codes);
    expect(new Set(codes).size).toBe(slips);
    const scanned = (await Promise.all(printed.map((_, index) => qrCodesOn(pdf, index + 1)))).flat();
    expect(scanned.toSorted()).toEqual(codes.map((code) => `${office.address}/b#${code}`).toSorted());
    expect(printed[0]).toContain(listTitle);
    await examine(organiser, 'slips printed and not handed in');
    await casting.handInSlips(organiser, listTitle, slips);
    await examine(organiser, 'slips handed in');
    for (const code of codes) expect(requests.filter((request) => request.includes(code.slice(0, 12)))).toEqual([]);
    expect((await view()).lists[0]?.slips?.printed).toBe(slips);
    await hall.goTo(organiser, partyConference, 'prepare');
    await examine(organiser, 'preparation of a mixed conference');
    await hall.makeReady(organiser);
  });
});

function fingerprintOn(page: Page): Promise<string> {
  const label = page.getByText('Mã đối chiếu của khóa, giống nhau trên máy mọi thành viên');
  return label.locator('xpath=following-sibling::*').innerText();
}
