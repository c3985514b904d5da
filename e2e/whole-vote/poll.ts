// The party conference votes: from the door to the box that is counted by hand.
import { expect, test } from 'vitest';
import { part } from '../pages/common.ts';
import * as hall from '../pages/conference.ts';
import * as counting from '../pages/counting.ts';
import { examine } from '../support/examine.ts';
import { partyConference, roundId } from '../support/sample.ts';
import { batches, listTitle, voters, type WholeVote } from './vote.ts';

export function pollIsHeld(vote: WholeVote): void {
  const { at, as: session, browser, pages } = vote;

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
    pages.set('room', await browser.open(vote.server, `/display/${roundId}~${partyConference}`));
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
}
