// A conference at which everybody chooses paper or phone, from the committee's key to the sealed record. All people are invented.
import { readCredential, unlockKey } from '@tinnhiem/ballot-box';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as casting from './pages/casting.ts';
import { onScreen, part } from './pages/common.ts';
import * as hall from './pages/conference.ts';
import * as desk from './pages/office.ts';
import { resultRows } from './pages/results.ts';
import { complaints, phone, theBrowser } from './support/browser.ts';
import { examine, expectAccessible } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { lookOf, pagesOf } from './support/pdf.ts';
import { colleagues, committee, type Who } from './support/people.ts';
import { qrCodesOn } from './support/printing.ts';
import { partyConference, partyList, roundId } from './support/sample.ts';
import { approvedRound, draftedRound, leadTo } from './support/steps.ts';
import { figuresOf, sheetsOf } from './support/truth.ts';

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

const voters = { electronic: 12, paper: 2 } as const;
const people: string[] = [];
const keys = new Map<Who, casting.KeptKey>();
let codes: readonly string[] = [];
// What everybody marks, the last two of them on paper.
const sheets = sheetsOf(7, voters.electronic + voters.paper);
const truth = figuresOf(7, sheets);

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
    for (const who of ['head', 'secretary'] as const) keys.set(who, await casting.keepKey(at(who)));
    // Whoever loads the page anew before the others are done is asked for the passphrase, and nothing else.
    await secretary.reload();
    keys.set('member', await casting.keepKey(member));
    await part(secretary, 'Phần của bạn').getByText('Trang đã được tải lại').waitFor();
    await casting.openKey(secretary, 'Nắng Hạ trên đồi cọ');
    await secretary.getByText(/^Mật khẩu không đúng/u).waitFor();
    await casting.openKey(secretary, passphrases.secretary);
    for (const page of [head, secretary, member]) await page.getByText('Khóa đã lập xong.').waitFor();
    await examine(head, 'key ceremony at its end');
    const prints = await Promise.all([head, secretary, member].map((page) => casting.fingerprintOn(page)));
    expect(new Set(prints).size).toBe(1);
    expect(prints[0]?.replaceAll(' ', '')).toBe((await view()).electronic?.ceremony?.key?.fingerprint);
  });

  test('gives every member a locked file and a sheet from which the key comes back, with no passphrase on it', async () => {
    for (const who of members) {
      const { file, sheet } = keys.get(who) as casting.KeptKey;
      const text = file.buffer.toString('utf8');
      expect(unlockKey(text, passphrases[who]).ok).toBe(true);
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
    // The last page jammed: it is printed again, with other codes.
    const [again = ''] = pagesOf(await casting.printPageAgain(organiser, listTitle, printed.length));
    const fresh: readonly string[] = again.match(/\w{5}-\w{6}-\w{5}-\w{6}/gu) ?? [];
    expect(fresh).toHaveLength(slips % 8);
    expect(codes.filter((code) => fresh.includes(code))).toEqual([]);
    codes = [...codes.slice(0, -fresh.length), ...fresh];
    await examine(organiser, 'slips printed and not handed in');
    await casting.handInSlips(organiser, listTitle, slips);
    await examine(organiser, 'slips handed in');
    for (const code of codes) expect(requests.filter((request) => request.includes(code.slice(0, 12)))).toEqual([]);
    expect((await view()).lists[0]?.slips?.printed).toBe(slips);
    await hall.goTo(organiser, partyConference, 'prepare');
    await casting.burnMisprint(organiser, codes.at(-1) ?? '');
    expect((await view()).electronic?.boxes[0]?.misprints).toBe(1);
    expect((await view()).lists[0]?.slips?.spoiled).toBe(1);
    await examine(organiser, 'preparation of a mixed conference');
    await hall.makeReady(organiser);
  });

  test('opens, and the committee hands out paper or a slip with one key, never both', async () => {
    const { roll } = await view();
    people.push(...roll.slice(0, voters.electronic + voters.paper).map(({ person }) => person));
    await office.as('member').order('check-in', { people: people as never[] }, partyConference);
    const chair = office.as('chair');
    await chair.order('approve-committee', { votesFor: people.length, votesAgainst: 0 }, partyConference);
    await chair.order('open-poll', {}, partyConference);
    const head = at('head');
    await hall.goTo(head, partyConference, 'poll');
    await part(head, 'Phát phiếu')
      .getByRole('radio', { name: 'Phiếu giấy', checked: true })
      .waitFor({ state: 'attached' });
    // The first is given a slip by the other key, which then is the usual one; the last two get paper.
    for (const [index, person] of people.entries()) {
      const isElectronic = index < voters.electronic;
      const isOther = index === 0 || index === voters.electronic;
      await casting.handTo(head, person, isOther ? 'Shift+Enter' : 'Enter');
      expect(await wayOf(person)).toBe(isElectronic ? 'slip' : 'paper');
    }
    await examine(head, 'poll of a mixed conference');
    const { lists } = await view();
    expect(lists[0]?.slips?.issued).toBe(voters.electronic);
    expect(lists[0]?.stock.issued).toBe(voters.paper);
    const room = await browser.open({ address: office.address }, `/display/${roundId}~${partyConference}`);
    pages.set('room', room);
    await room.getByText('Mã đối chiếu của cuộc bỏ phiếu điện tử').waitFor();
    await expectAccessible(room, 'room with an electronic box');
  });

  test('is voted in on twelve phones; one votes again, one has a spoiled slip replaced', async () => {
    const head = at('head');
    // Drawn from the shuffled stack: who has which is known to nobody, the test included.
    const [spoiled = '', ...drawn] = codes.slice(0, voters.electronic + 1);
    await casting.replaceSlip(head, people[3] ?? '', spoiled);
    const refused = await voteFrom(spoiled);
    await refused
      .getByText(/đã bị hủy|đã thu lại|không còn/u)
      .first()
      .waitFor();
    await refused.close();
    const misprinted = await voteFrom(codes.at(-1) ?? '');
    await misprinted
      .getByText(/đã bị hủy|đã thu lại|không còn/u)
      .first()
      .waitFor();
    await misprinted.close();
    for (const [index, code] of drawn.entries()) {
      const marks = sheets[index]?.rows ?? [];
      if (index === 5)
        await casting.castOn(
          await voteFrom(code),
          marks.map(() => 'low'),
        );
      await casting.castOn(await voteFrom(code), marks);
    }
    // A used slip is not exchanged.
    await head.reload();
    const question = await casting.openReplacement(head, people[4] ?? '');
    await question.getByRole('textbox', { name: 'Mã trên phiếu thu lại' }).fill(drawn[0] ?? '');
    await question.getByRole('button', { name: 'Đổi phiếu điện tử' }).click();
    await question.getByRole('alert').waitFor();
    await head.keyboard.press('Escape');
    expect(complaints(head).filter((said) => !said.includes('409'))).toEqual([]);
    expect((await view()).electronic?.boxes[0]?.replaced).toBe(1);
  });

  test('is closed for good, with fingerprints to read aloud, and every ballot accounted for', async () => {
    const [head, room] = [at('head'), at('room')];
    await office.as('chair').order('close-poll', {}, partyConference);
    await hall.goTo(head, partyConference, 'box');
    await examine(head, 'boxes before closing');
    await casting.closeBoxes(head);
    const [box] = (await view()).electronic?.boxes ?? [];
    expect(box?.closed).toMatchObject({ voters: voters.electronic, ballots: voters.electronic + 1 });
    await room.getByText(casting.inGroups(box?.closed?.end ?? '')).waitFor();
    const own = part(head, listTitle);
    await own.getByRole('textbox', { name: 'Thu về (đếm trong hòm)' }).fill(String(voters.paper));
    await own
      .getByRole('textbox', { name: 'Còn lại (đếm trên bàn)' })
      .first()
      .fill(String(paper - voters.paper));
    await own
      .getByRole('textbox', { name: 'Phiếu điện tử còn lại (đếm trên bàn)' })
      .fill(String(slips - voters.electronic - 2));
    await own.getByRole('button', { name: `Ghi số phiếu: ${listTitle}` }).click();
    await expect.poll(() => own.getByText('khớp', { exact: true }).count(), { timeout: 60_000 }).toBe(4);
    await examine(head, 'boxes closed and counted');
    await hall.beginCount(head);
  });

  test('is opened by two members: one from this device, one from the key file on another', async () => {
    await office.as('head').order('form-batches', { list: partyList as never, sizes: [voters.paper] }, partyConference);
    for (const who of ['secretary', 'member'] as const) {
      const place = { list: partyList as never, batch: 1 };
      for (const [index, { whole, rows }] of sheets.slice(voters.electronic).entries())
        await office
          .as(who)
          .order('enter-ballot', { ...place, ballot: index + 1, marks: { whole, rows: [...rows] } }, partyConference);
      await office.as(who).order('finish-batch', place, partyConference);
    }
    const secretary = at('secretary');
    await hall.goTo(secretary, partyConference, 'open-boxes');
    await examine(secretary, 'opening the boxes');
    await casting.openKey(secretary, passphrases.secretary);
    await casting.addMyPart(secretary);
    await secretary.getByText('Phần của bạn đã xong.').waitFor();
    const head = await sit('head', hall.addressOf(partyConference, 'open-boxes'));
    await onScreen(head, 'Mở hòm phiếu điện tử');
    const mine = part(head, 'Phần của bạn');
    const chosen = mine.locator('input[type=file]').first();
    await chosen.setInputFiles((keys.get('member') as casting.KeptKey).file);
    await mine.getByText('Đây là khóa của một thành viên khác.').waitFor();
    await examine(head, 'somebody else’s key');
    await chosen.setInputFiles((keys.get('head') as casting.KeptKey).file);
    await casting.openKey(head, passphrases.head);
    await casting.addMyPart(head);
    const [box] = await expectOpened();
    await part(head, 'Các hòm')
      .getByText(casting.inGroups(box?.opened?.bel.sha256 ?? ''))
      .waitFor();
    await examine(head, 'boxes opened');
    pages.set('head', head);
  });

  test('has one result that is what everybody marked, on paper and on phones together', async () => {
    const head = at('head');
    await hall.walkTo(head, 'canvass');
    const { lists } = await view();
    const names = lists[0]?.people.map(({ name }) => name) ?? [];
    const all = String(people.length);
    expect(await resultRows(head, listTitle)).toEqual(
      truth.people.map(({ high, confidence, low, percent }, index) => ({
        name: names[index],
        collected: all,
        valid: String(high + confidence + low),
        invalid: String(people.length - high - confidence - low),
        high: [String(high), `${percent.high}%`],
        confidence: [String(confidence), `${percent.confidence}%`],
        low: [String(low), `${percent.low}%`],
      })),
    );
    await examine(head, 'canvass of a mixed conference');
    // Two on paper are too few to show the box apart from them: accepted with a reason, and nothing is shown apart.
    await desk.settle(head, /chỉ 2 phiếu giấy/u, 'Đã báo cáo chủ trì hội nghị');
    await hall.letStand(head);
    expect((await view()).results?.[0]).not.toHaveProperty('ways');
  });

  test('has minutes that say how many voted in each way, and ends sealed', async () => {
    const secretary = office.as('secretary');
    await leadTo(office, 'signed', { conference: partyConference });
    const [entry] = (
      await secretary.get<{ form: string; conference?: string; path: string }[]>(`/api/rounds/${roundId}/documents`)
    ).filter(({ form, conference }) => form === 'counting-minutes' && conference === partyConference);
    const words = pagesOf((await secretary.ask('GET', entry?.path ?? '')).bytes).join(' ');
    const burnt = 'trong đó 01 phiếu do người ghi phiếu đổi, đã hủy mã; 01 phiếu in hỏng, đã hủy mã';
    for (const said of ['BIÊN BẢN KIỂM PHIẾU', burnt, ...truth.people.flatMap(({ percent }) => Object.values(percent))])
      expect(words).toContain(said);
    await leadTo(office, 'sealed', { conference: partyConference });
    expect((await view()).stage).toBe('sealed');
  });
});

async function wayOf(person: string): Promise<string | undefined> {
  const voter = (await view()).roll.find((other) => other.person === person);
  return voter?.holds.length === 0 ? undefined : voter?.slips.length === 0 ? 'paper' : 'slip';
}

async function voteFrom(code: string): Promise<Page> {
  const page = await browser.open({ address: office.address }, `/b#${code}`);
  await page.setViewportSize(phone);
  return page;
}

async function expectOpened() {
  const boxes = async () => (await view()).electronic?.boxes ?? [];
  await expect.poll(async () => (await boxes()).every(({ opened }) => opened !== null), { timeout: 60_000 }).toBe(true);
  return await boxes();
}
