// The second conference of the round, with three lists that two people count.
import type { ConferenceView } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import * as hall from '../pages/conference.ts';
import * as counting from '../pages/counting.ts';
import { resultRows, wallRows } from '../pages/results.ts';
import { roundId, staffConference } from '../support/sample.ts';
import { leadTo } from '../support/steps.ts';
import { figuresOf, sheetsOf } from '../support/truth.ts';
import type { WholeVote } from './vote.ts';

/** Few come: four people, each of whom votes on all three lists. */
function onAllLists({ roll }: ConferenceView): readonly string[] {
  return roll
    .filter((voter) => voter.lists.length === 3)
    .slice(0, 4)
    .map(({ person }) => person);
}

export function secondConferenceIsHeld(vote: WholeVote): void {
  const { at, as: session, browser } = vote;

  test('does the same for the three lists of the second conference, counted by two', async () => {
    await leadTo(vote, 'counting', { conference: staffConference, present: onAllLists });
    const [secretary, member, head] = [at('secretary'), at('member'), at('head')];
    const { lists } = await session('head').conference(staffConference);
    expect(lists).toHaveLength(3);
    await hall.goTo(head, staffConference, 'count');
    for (const list of lists) {
      await counting.chooseList(head, list.title);
      await counting.formBatches(head, [list.holders]);
    }
    await Promise.all(
      [secretary, member].map(async (page) => {
        await hall.goTo(page, staffConference, 'count');
        for (const list of lists) {
          await counting.chooseList(page, list.title);
          await counting.takeBatch(page, 1);
          await counting.enterBallots(page, sheetsOf(list.people.length, list.holders));
          await counting.finishBatch(page, 1);
        }
      }),
    );
    await hall.goTo(head, staffConference, 'canvass');
    for (const list of lists) {
      const rows = await resultRows(head, list.title);
      const { people: expected } = figuresOf(list.people.length, sheetsOf(list.people.length, list.holders));
      expect(rows.map(({ name, high, confidence, low }) => [name, high, confidence, low])).toEqual(
        expected.map(({ high, confidence, low, percent }, index) => [
          list.people[index]?.name,
          [String(high), `${percent.high}%`],
          [String(confidence), `${percent.confidence}%`],
          [String(low), `${percent.low}%`],
        ]),
      );
    }
    await hall.letStand(head);
    await leadTo(vote, 'announced', { conference: staffConference });
    const room = await browser.open(vote.server, `/display/${roundId}~${staffConference}`);
    for (const list of lists) {
      // Two people of a list may have the same name.
      const names = new Set(list.people.map(({ name }) => name));
      const rows = await wallRows(room, list.title, names.size);
      expect(new Set(rows.keys())).toEqual(names);
    }
  });
}
