// Two clerks at the door of one conference. All people are invented.
import { expect, test } from 'vitest';
import * as hall from './pages/conference.ts';
import { complaints, theBrowser } from './support/browser.ts';
import { theOffice } from './support/office.ts';
import { partyConference } from './support/sample.ts';
import { approvedRound, leadTo } from './support/steps.ts';

const browser = theBrowser();
const office = theOffice(async (open) => {
  await approvedRound(open);
  await leadTo(open, 'ready', { conference: partyConference });
});

test('whoever checks somebody in a moment after another clerk is told that the person was here already', async () => {
  const page = await browser.open({ address: office.address, cookie: office.as('member').cookie });
  await hall.goTo(page, partyConference, 'attendance');
  const [first, second] = (await office.as('member').conference(partyConference)).roll;
  if (first === undefined || second === undefined) throw new Error('the roll is empty');
  const told = page.getByRole('region', { name: 'Đã điểm danh' });
  // What this clerk sends arrives after what the other one sent in the same moment.
  await page.route(
    '**/check-in',
    async (route) => {
      await office.as('secretary').order('check-in', { people: [first.person] }, partyConference);
      await route.continue();
    },
    { times: 1 },
  );
  await hall.checkIn(page, first);
  await told.getByText('Người này đã có mặt từ trước').waitFor();
  expect(await told.innerText()).toContain(first.name);
  await hall.checkIn(page, second);
  await told.getByText('Đã điểm danh', { exact: true }).waitFor();
  await hall.presentCount(page, 2);
  expect(complaints(page).filter((said) => !said.includes('422'))).toEqual([]);
});
