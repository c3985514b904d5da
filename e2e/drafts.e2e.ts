// What somebody was typing survives a closed window, a killed server, and another computer. All people are invented.
import { expect, test } from 'vitest';
import { onScreen } from './pages/common.ts';
import { checkIn, goTo, presentCount } from './pages/conference.ts';
import { atBallot, enterBallots, entryForm, takeBatch, typeMarks } from './pages/counting.ts';
import { anotherWindow, theBrowser } from './support/browser.ts';
import { expectAccessible } from './support/examine.ts';
import { inOrder, theOffice } from './support/office.ts';
import { makeOtherVersion, otherVersion } from './support/other-version.ts';
import { partyConference, partyList, staffConference } from './support/sample.ts';
import { approvedRound, conferenceKey, leadTo } from './support/steps.ts';
import { sheetsOf } from './support/truth.ts';

inOrder();
const office = theOffice(async (open) => {
  await approvedRound(open);
  await leadTo(open, 'counting', { conference: partyConference });
  await leadTo(open, 'ready', { conference: staffConference });
  await open.as('head').order('form-batches', { list: partyList, sizes: [6, 15] }, partyConference);
});
const browser = theBrowser();

const sheets = sheetsOf(7, 21);
const marksAt = (ballot: number) => sheets[ballot - 1] ?? { whole: 'ok' as const, rows: [] };
const half = (ballot: number) => ({ whole: 'ok' as const, rows: marksAt(ballot).rows.slice(0, 3) });

/** How many ballots of batch 1 the server has of the secretary. */
async function entered(): Promise<number> {
  const answer = await office
    .as('secretary')
    .ask('GET', `/api/conferences/${conferenceKey(partyConference)}/entries?list=${partyList}&batch=1`);
  return Object.keys(answer.json.ballots).length;
}

const secretary = () => ({ address: office.address, cookie: office.as('secretary').cookie });

test('a ballot half typed is there again after the window was closed', async () => {
  const page = await browser.open(secretary());
  await goTo(page, partyConference, 'count');
  await takeBatch(page, 1);
  await enterBallots(page, [marksAt(1), marksAt(2)]);
  await atBallot(page, 3);
  await typeMarks(page, half(3));
  const address = page.url();
  const again = await anotherWindow(page, 'about:blank');
  await page.close();
  await again.goto(address);
  await again.getByText('Đã khôi phục phiếu đang nhập dở: phiếu 3.').waitFor();
  expect(await entryForm(again).getByRole('button', { pressed: true }).count()).toBe(3);
  await expectAccessible(again, 'a restored ballot');
  await typeMarks(again, { whole: 'ok', rows: marksAt(3).rows.slice(3) });
  await again.keyboard.press('Enter');
  await atBallot(again, 4);
  await expect.poll(entered, { timeout: 60_000 }).toBe(3);
  await again.close();
});

test('what is typed while the server is dead arrives once it lives again, each ballot once', async () => {
  const page = await browser.open(secretary());
  await goTo(page, partyConference, 'count');
  await takeBatch(page, 1, true);
  await atBallot(page, 4);
  await office.server.kill();
  await enterBallots(page, [marksAt(4), marksAt(5)], 4);
  await atBallot(page, 6);
  await page.getByText('Chưa gửi được vì mất kết nối.').waitFor();
  await expectAccessible(page, 'entry without a server');
  await typeMarks(page, half(6));
  await office.server.start();
  await page.getByText('Chưa gửi được vì mất kết nối.').waitFor({ state: 'detached', timeout: 60_000 });
  await expect.poll(entered, { timeout: 60_000 }).toBe(5);
  await typeMarks(page, { whole: 'ok', rows: marksAt(6).rows.slice(3) });
  await page.keyboard.press('Enter');
  await page.locator('button:focus').filter({ hasText: 'Xác nhận nhập xong tập 1' }).waitFor();
  await expect.poll(entered, { timeout: 60_000 }).toBe(6);
  const answer = await office
    .as('secretary')
    .ask('GET', `/api/conferences/${conferenceKey(partyConference)}/entries?list=${partyList}&batch=1`);
  for (let ballot = 1; ballot <= 6; ballot += 1) expect(answer.json.ballots[ballot]).toEqual(marksAt(ballot));
  await page.close();
});

test('a ballot half typed is there again on another computer, after the server was killed', async () => {
  const page = await browser.open({ address: office.address, cookie: office.as('member').cookie });
  await goTo(page, partyConference, 'count');
  await takeBatch(page, 1);
  const kept = page.waitForResponse((answer) => {
    const request = answer.request();
    return request.method() === 'PUT' && (request.postData() ?? '').includes(JSON.stringify(half(1).rows).slice(0, -1));
  });
  await typeMarks(page, half(1));
  await kept;
  await office.server.kill();
  await page.close();
  await office.server.start();
  const other = await browser.open({ address: office.address, cookie: office.as('member').cookie });
  await goTo(other, partyConference, 'count');
  await takeBatch(other, 1);
  await other.getByText('Đã khôi phục phiếu đang nhập dở: phiếu 1.').waitFor();
  expect(await entryForm(other).getByRole('button', { pressed: true }).count()).toBe(3);
  await other.close();
});

test('people checked in while the server is dead are here once it lives again, each once', async () => {
  const page = await browser.open({ address: office.address, cookie: office.as('organiser').cookie });
  await goTo(page, staffConference, 'attendance');
  const { roll } = await office.as('organiser').conference(staffConference);
  const [first, second, third] = roll;
  if (first === undefined || second === undefined || third === undefined) throw new Error('nobody is on the roll');
  await checkIn(page, first);
  await expect
    .poll(async () => (await office.as('organiser').conference(staffConference)).present, { timeout: 60_000 })
    .toBe(1);
  await office.server.kill();
  await checkIn(page, second);
  await checkIn(page, third);
  await presentCount(page, 3);
  await page.getByText('Chưa gửi được vì mất kết nối.').waitFor();
  await page.getByText('Mất kết nối với máy chủ.').waitFor();
  await expectAccessible(page, 'check-in without a server');
  await office.server.start();
  await page.getByText('Chưa gửi được vì mất kết nối.').waitFor({ state: 'detached', timeout: 60_000 });
  // The notice goes with the connection's return; what waited follows, one after the other.
  const here = async () => {
    const view = await office.as('organiser').conference(staffConference);
    return view.roll.filter(({ present }) => present).map(({ person }) => person);
  };
  await expect.poll(here, { timeout: 60_000 }).toEqual(roll.slice(0, 3).map(({ person }) => person));
  await page.close();
});

test('a page that stays open over an update of the program fetches the new screens, and what was half typed is there', async () => {
  const page = await browser.open({ address: office.address, cookie: office.as('member').cookie });
  // The network of a hall: one screen has not come yet when the program is updated.
  let bad = true;
  await page.route(/\/assets\/Record-/, (asked) => (bad ? asked.abort() : asked.continue()));
  await goTo(page, partyConference, 'count');
  await takeBatch(page, 1);
  await atBallot(page, 1);
  await page.getByRole('button', { pressed: true }).nth(2).waitFor();
  await typeMarks(page, { whole: 'ok', rows: marksAt(1).rows.slice(3, 4) });
  const other = makeOtherVersion();
  try {
    await office.server.kill();
    await office.server.start(other.program);
    bad = false;
    const reloaded = page.waitForEvent('load');
    await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
    await reloaded;
    await onScreen(page, 'Nhật ký');
    await page.getByText(otherVersion).waitFor();
    await goTo(page, partyConference, 'count');
    await takeBatch(page, 1);
    await page.getByText('Đã khôi phục phiếu đang nhập dở: phiếu 1.').waitFor();
    expect(await entryForm(page).getByRole('button', { pressed: true }).count()).toBe(4);
  } finally {
    await page.close();
    await office.server.kill();
    other.remove();
  }
});
