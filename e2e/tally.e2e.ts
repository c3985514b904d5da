// A conference that is counted by tally sheets instead of ballot by ballot. All people are invented.
import { expect, test } from 'vitest';
import { goTo } from './pages/conference.ts';
import { theBrowser } from './support/browser.ts';
import { examine } from './support/examine.ts';
import { theOffice } from './support/office.ts';
import { partyConference } from './support/sample.ts';
import { approvedRound, leadTo } from './support/steps.ts';

const office = theOffice(async (open) => {
  await approvedRound(open, 'tally-sheet');
  await leadTo(open, 'counting', { conference: partyConference });
});
const browser = theBrowser();

test('offers each of the committee a tally sheet of their own, with everybody on it', async () => {
  const page = await browser.open({ address: office.address, cookie: office.as('secretary').cookie });
  await goTo(page, partyConference, 'count');
  const { method, lists } = await office.as('secretary').conference(partyConference);
  expect(method).toBe('tally-sheet');
  for (const { name } of lists[0]?.people ?? []) await page.getByText(name).first().waitFor();
  await examine(page, 'tally sheet');
});
