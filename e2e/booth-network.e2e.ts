// A voter on a phone in a hall with a bad network: an answer that is lost, no network at all, a busy server.
import { trackerOf } from '@tinnhiem/ballot-box';
import { expect, test } from 'vitest';
import { button, heading, received, review, theHall } from './support/booth-hall.ts';
import { theBrowser } from './support/browser.ts';
import { expectAccessible, wordsOf } from './support/examine.ts';

const browser = theBrowser();
const hall = theHall(browser);

test('an answer that was lost is asked for again with the same ballot, which is in the box once', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await review(page);
  const [before, posts] = [hall.poll.accepted.length, hall.poll.posts];
  hall.server.loseNextAnswer();
  await button(page, 'Bỏ phiếu').click();
  const tracker = await received(page);
  expect(hall.poll.accepted.length).toBe(before + 1);
  expect(hall.poll.posts).toBeGreaterThan(posts + 1);
  expect(trackerOf(hall.poll.accepted.at(-1) ?? '')).toBe(tracker);
  expect(await wordsOf(page)).not.toContain('thay phiếu');
  await page.close();
});

test('a phone without a network says so calmly, and casts by itself once there is one', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await review(page);
  await page.context().setOffline(true);
  await button(page, 'Bỏ phiếu').click();
  await page.getByText('Không mất gì').waitFor();
  await expectAccessible(page, 'no network');
  await page.context().setOffline(false);
  await received(page);
  await page.close();
});

test('a busy server is asked again', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await review(page);
  hall.server.busy(2);
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  await page.close();
});
