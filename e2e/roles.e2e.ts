// Each role of the procedure in its own browser: what it must do it reaches from its first screen, what it must never see it cannot get. All people
// are invented. Figures by stage are secrecy.e2e.ts; every route for every role is access.test.ts of the server.
import { randomUUID } from 'node:crypto';
import type { ConferenceView, Role } from '@tinnhiem/core';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onScreen } from './pages/common.ts';
import { complaints, phone, theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { type Client, client } from './support/http.ts';
import { theOffice } from './support/office.ts';
import { pagesOf } from './support/pdf.ts';
import { type Asked, conference, round, type Sessions, walks } from './support/role-walks.ts';
import { partyConference, partyList, roundId, sampleFile, staffConference } from './support/sample.ts';
import { approvedRound, conferenceKey, leadTo } from './support/steps.ts';

const key = conferenceKey(partyConference);
const course = { conference: partyConference };
const guests = new Map<string, Client>();
/** The result stands and is not announced: the hour at which most is to be kept. */
const office = theOffice(async (open) => {
  await approvedRound(open);
  await leadTo(open, 'canvassed', course);
  // The first technician of an office is its organiser too.
  for (const role of ['technician', 'observer', 'higher-committee'] as const) guests.set(role, await guest(open, role));
});
const sessions: Sessions = {
  as: (who) => office.as(who),
  guest: (role) => guests.get(role) as Client,
  get stranger() {
    return office.stranger;
  },
};
const browser = theBrowser();

async function guest(open: Pick<typeof office, 'address' | 'as'>, role: Role): Promise<Client> {
  const [username, first, next] = [`khach.${role}`, 'mật khẩu ban đầu dài', 'ao sâu nước cả khôn chài cá'];
  await open
    .as('technician')
    .ask('POST', '/api/accounts', { username, name: 'Khách Mời', roles: [role], password: first });
  const session = client(open.address, roundId);
  await session.ask('POST', '/api/session', { username, password: first });
  await session.ask('POST', '/api/session/password', { current: first, next });
  return session;
}

async function refused(session: Client, asked: Asked): Promise<number> {
  if (typeof asked === 'string') return (await session.ask('GET', asked)).status;
  const path = asked.of === 'round' ? round : conference;
  return (await session.ask('POST', `${path}/${asked.command}`, { id: randomUUID(), data: null })).status;
}

async function follow(page: Page, [link, heading]: readonly [string, string | RegExp]): Promise<void> {
  await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name: link, exact: true }).click();
  await onScreen(page, heading);
}

/** Whether an answer gives nothing: a paper may be refused because it is not there yet, a command only because of who asks. */
function isRefusal(asked: Asked, status: number): boolean {
  return [401, 403, 404, ...(typeof asked === 'string' ? [409] : [])].includes(status);
}

test.each(walks)('S20 S22 $role: gets nothing that is not theirs, by whatever address', async ({ session, never }) => {
  const answers = await Promise.all(
    never.map(async (asked) => ({ asked, status: await refused(session(sessions), asked) })),
  );
  expect(answers.filter(({ asked, status }) => !isRefusal(asked, status))).toEqual([]);
});

const withScreens = walks.filter(({ round: screens, conference: held }) => screens.length + held.length > 0);
test.each(withScreens)('S20 S22 $role: reaches what they must do from their first screen', async (walk) => {
  const page = await browser.open({ address: office.address, cookie: walk.session(sessions).cookie });
  await page
    .getByRole('link', { name: /^Lấy phiếu tín nhiệm/u })
    .first()
    .click();
  await onScreen(page, /^Lấy phiếu tín nhiệm/u);
  for (const screen of walk.round) await follow(page, screen);
  if (walk.conference.length > 0) {
    await page
      .getByRole('navigation', { name: 'Điều hướng' })
      .getByRole('link', { name: /^Hội nghị Ban Chấp hành/u })
      .click();
    for (const screen of walk.conference) await follow(page, screen);
  }
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(complaints(page)).toEqual([]);
  await page.close();
});

test('S09 blank ballots are printed by who accounts for them; everybody else is given a specimen that never counts', async () => {
  const address = `${round}/documents/ballot?conference=${partyConference}&list=${partyList}&copies=3`;
  const printed = async (session: Client) => pagesOf((await session.ask('GET', address)).bytes);
  for (const session of [office.as('organiser'), office.as('head'), office.as('member')]) {
    const pages = await printed(session);
    expect(pages.join(' ')).not.toContain('PHIẾU MẪU');
    expect(pages.length % 3).toBe(0);
  }
  for (const session of [office.as('chair'), office.as('inspector'), sessions.guest('technician')]) {
    const pages = await printed(session);
    for (const page of pages) expect(page).toContain('PHIẾU MẪU');
    expect(pages.length).toBeLessThan(3);
  }
  const page = await browser.open(
    { address: office.address, cookie: office.as('inspector').cookie },
    `/rounds/${roundId}/documents`,
  );
  await page
    .getByText(/^Phiếu tín nhiệm: .*\(phiếu mẫu\)$/u)
    .first()
    .waitFor();
  expect(await page.getByLabel(/^Số phiếu/u).count()).toBe(0);
  await page.close();
});

test('S20 a screen of another role says whose it is, with no form that would be refused', async () => {
  const screens = [
    ['technician', '/reports', 'Báo cáo cấp dưới gửi lên', 'Bộ phận tổ chức, Chủ trì'],
    ['inspector', '/accounts', 'Tài khoản và vai trò', 'Kỹ thuật'],
    ['chair', '/rounds/new', 'Lập đợt lấy phiếu mới', 'Bộ phận tổ chức'],
    ['head', `/rounds/${roundId}/next`, 'Lập đợt tiếp theo', 'Bộ phận tổ chức'],
    ['technician', `/rounds/${roundId}/incidents`, 'Sự việc', ''],
  ] as const;
  for (const [who, path, heading, whose] of screens) {
    const session = who === 'technician' ? sessions.guest('technician') : office.as(who);
    const page = await browser.open({ address: office.address, cookie: session.cookie }, path);
    await onScreen(page, heading);
    await page.getByText(new RegExp(`^Dành cho: .*${whose}.*\\.$`, 'u')).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    expect(complaints(page)).toEqual([]);
    await page.close();
  }
});

test('S20 the room has its screen without an account, with no figure before the announcement', async () => {
  const page = await browser.open({ address: office.address }, `/display/${key}`);
  await page.getByRole('heading').first().waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  await page.close();
});

test('S14 each managing authority has a report with the people whom it manages alone, once every result is announced', async () => {
  await leadTo(office, 'announced', course);
  const onAllLists = ({ lists, roll }: ConferenceView) =>
    roll.filter((voter) => voter.lists.length === lists.length).map(({ person }) => person);
  await leadTo(office, 'announced', { conference: staffConference, present: (view) => onAllLists(view).slice(0, 4) });
  const organiser = office.as('organiser');
  const papers = await organiser.get<readonly { form: string; path: string }[]>(`${round}/documents`);
  const reports = papers.filter(({ form }) => form === 'authority-report').map(({ path }) => path);
  expect(reports).toHaveLength(2);
  const page = await browser.open(
    { address: office.address, cookie: organiser.cookie },
    `/rounds/${roundId}/documents`,
  );
  await page.getByText('Báo cáo cấp quản lý cán bộ').first().waitFor();
  await page.close();
  const read = async (path: string) => pagesOf((await organiser.ask('GET', path)).bytes).join(' ');
  const words = await Promise.all(reports.map(read));
  const held = await Promise.all([partyConference, staffConference].map((id) => organiser.conference(id)));
  const everybody = held.flatMap(({ lists }) => lists.flatMap(({ people }) => people));
  const posts = parse<Record<string, string>>(sampleFile('posts.csv').buffer, { columns: true, bom: true });
  for (const [index, path] of reports.entries()) {
    const authority = new URL(path, office.address).searchParams.get('matter');
    const managed = posts.filter((post) => post['Diện quản lý'] === authority).map((post) => post['Mã cán bộ']);
    // Two people have one name.
    const known = new Set(everybody.filter(({ person }) => managed.includes(person)).map(({ name }) => name));
    const inReport = everybody.map(({ name }) => name).filter((name) => words[index]?.includes(name));
    expect(inReport.length, authority ?? '').toBeGreaterThan(0);
    expect(
      inReport.filter((name) => !known.has(name)),
      authority ?? '',
    ).toEqual([]);
  }
  for (const session of [office.as('member'), sessions.guest('technician'), sessions.guest('observer')])
    for (const path of reports) expect((await session.ask('GET', path)).status).toBe(403);
});

test('S20 what the room sees is read on a phone too', async () => {
  const page = await browser.open({ address: office.address }, `/display/${key}`);
  await page.setViewportSize(phone);
  const name = page.getByRole('rowheader').first();
  await name.waitFor();
  // A line of letters, and all of it within the screen.
  const box = await name.boundingBox();
  expect(box?.height).toBeGreaterThan(40);
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(phone.width);
  await page.close();
});

test('S23 the results of a person over rounds stand beside each other, for those entitled', async () => {
  const page = await browser.open(
    { address: office.address, cookie: office.as('organiser').cookie },
    '/people/CB002/results',
  );
  await onScreen(page, /Đàm Trung Đạt/u);
  await page.getByRole('table').getByRole('link', { name: roundId }).first().waitFor();
  await examine(page, 'results of a person');
  await page.close();
  for (const session of [office.as('head'), office.as('member'), sessions.guest('technician')])
    expect((await session.ask('GET', '/api/people/CB002/results')).status).toBe(403);
});
