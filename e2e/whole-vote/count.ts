// The ballots are entered twice, read again where that differs, and decided where they are doubtful.
import { expect, test } from 'vitest';
import { part } from '../pages/common.ts';
import * as hall from '../pages/conference.ts';
import * as counting from '../pages/counting.ts';
import { examine } from '../support/examine.ts';
import { partyConference } from '../support/sample.ts';
import { withRow } from '../support/truth.ts';
import { batches, listTitle, onPaper, type WholeVote } from './vote.ts';

const asSeen = withRow(onPaper, 2, 5, 'doubtful');

export function ballotsAreCounted(vote: WholeVote): void {
  const { at } = vote;

  test('S10 is entered by two people in two browsers with the keyboard alone, each of whom misreads something', async () => {
    // Batch 1, ballot 2, row 4; and batch 2, ballot 3 (sheet 14), row 6.
    const misread = {
      secretary: withRow(asSeen, 1, 3, asSeen[1]?.rows[3] === 'low' ? 'high' : 'low'),
      member: withRow(asSeen, 13, 5, asSeen[13]?.rows[5] === 'low' ? 'high' : 'low'),
    };
    for (const who of ['secretary', 'member'] as const) await hall.goTo(at(who), partyConference, 'count');
    await Promise.all(
      (['secretary', 'member'] as const).map(async (who) => {
        const page = at(who);
        let from = 0;
        for (const [index, size] of batches.entries()) {
          await counting.takeBatch(page, index + 1);
          if (who === 'secretary' && index === 0) await examine(page, 'entry of a ballot');
          await counting.enterBallots(page, misread[who].slice(from, from + size));
          await counting.finishBatch(page, index + 1);
          from += size;
        }
      }),
    );
  });

  test('has what differs read again on paper, blind', async () => {
    const read = ({ batch, ballot, row }: counting.Place) =>
      onPaper[(batch === 1 ? 0 : batches[0]) + ballot - 1]?.rows[row - 1] ?? 'blank';
    // Where the secretary corrects himself both agree; where he does not, the member looks as well.
    const asked = await counting.readAgain(at('secretary'), 2, read);
    expect(asked).toEqual([
      { batch: 1, ballot: 2, row: 4 },
      { batch: 2, ballot: 3, row: 6 },
    ]);
    expect(await counting.readAgain(at('member'), 1, read)).toEqual([{ batch: 2, ballot: 3, row: 6 }]);
  });

  test('S11 has the doubtful ballot decided by a vote of the committee', async () => {
    const head = at('head');
    await hall.goTo(head, partyConference, 'adjudication');
    await examine(head, 'adjudication');
    await counting.decide(head, 'confidence', 2, 1, 'Dấu lệch sang ô bên nhưng ý rõ');
    await head.getByText('Không có chỗ nào chờ Ban Kiểm phiếu quyết định.').waitFor();
    expect(await part(head, `Đã quyết định: ${listTitle}`).innerText()).toContain('2–1');
  });
}
