// The result is added up: before the committee, and before nobody else.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { part } from '../pages/common.ts';
import * as hall from '../pages/conference.ts';
import { expectNoFigures, resultRows, savedTable } from '../pages/results.ts';
import { phone, desk as screenOfDesk } from '../support/browser.ts';
import { examine } from '../support/examine.ts';
import { printedBy } from '../support/printing.ts';
import { partyConference } from '../support/sample.ts';
import { listTitle, truth, voters, type WholeVote } from './vote.ts';

/** What stands below the table of a list on paper. */
async function printedFoot(page: Page): Promise<string> {
  let foot = '';
  await printedBy(page, async () => {
    await part(page, listTitle).getByRole('button', { name: 'In bảng' }).click();
    foot = (await page.locator('.print-sheet tfoot').textContent()) ?? '';
  });
  return foot;
}

export function resultStands(vote: WholeVote): void {
  const { at, as: session } = vote;

  test('keeps every figure from organiser, chair and room until its stage', async () => {
    for (const who of ['organiser', 'chair', 'inspector', 'member'] as const) {
      await hall.goTo(at(who), partyConference, 'canvass');
      await at(who).getByText('Kết quả chưa mở cho vai trò của bạn').waitFor();
      await expectNoFigures(at(who), truth);
    }
    await expectNoFigures(at('room'), truth);
  });

  test('S12 adds up to what the ballots say', async () => {
    const head = at('head');
    await hall.walkTo(head, 'canvass');
    const { lists } = await session('head').conference(partyConference);
    const names = lists[0]?.people.map(({ name }) => name) ?? [];
    expect(await resultRows(head, listTitle)).toEqual(
      truth.people.map(({ high, confidence, low, percent }, index) => ({
        name: names[index],
        collected: String(voters),
        // Of what is marked for each person, as in the minutes.
        valid: String(high + confidence + low),
        invalid: String(voters - high - confidence - low),
        high: [String(high), `${percent.high}%`],
        confidence: [String(confidence), `${percent.confidence}%`],
        low: [String(low), `${percent.low}%`],
      })),
    );
    await head.getByText(`Tỷ lệ % tính trên ${voters}`).waitFor();
    // A spreadsheet gets the same: figures as numbers, percentages with what they are of.
    const saved = await savedTable(head, `Bảng tổng hợp: ${listTitle}`);
    expect(
      saved.map((row) => ['Họ và tên', 'Cao', '% cao', 'Thấp', 'Tỷ lệ % tính trên'].map((key) => row[key])),
    ).toEqual(
      truth.people.map(({ high, low, percent }, index) => [
        names[index],
        high,
        `${percent.high}%`,
        low,
        `${voters} phiếu thu về`,
      ]),
    );
    expect(await printedFoot(head)).toMatch(
      /Số liệu TẠM THỜI: Ban Kiểm phiếu chưa xác nhận kết quả\. In bởi Nông Thị Kiểm, \d\d\/\d\d\/\d{4} \d\d:\d\d\./u,
    );
    // On a phone a person is a card with all three levels.
    await head.setViewportSize(phone);
    const [first] = truth.people;
    const card = await head
      .getByRole('table', { name: /^Bảng tổng hợp/u })
      .locator('tbody tr')
      .first()
      .innerText();
    for (const figure of [first?.high, first?.confidence, first?.low])
      expect(card.split(/\s+/u)).toContain(`${figure}`);
    await head.setViewportSize(screenOfDesk);
    // The rules' cases, and nobody else: two thirds to the ballot, over a half, and nothing at a half.
    expect(truth.people[0]).toMatchObject({ low: 14, fromTwoThirdsLow: true });
    expect(truth.people[1]).toMatchObject({ low: 13, fromTwoThirdsLow: false, overHalfLow: true });
    expect(truth.people.slice(2).some(({ overHalfLow }) => overHalfLow)).toBe(false);
    const outcomes = part(head, listTitle)
      .getByRole('listitem')
      .filter({ hasText: /thấp \d+ trên 21/u });
    expect(await outcomes.count()).toBe(2);
    expect(await outcomes.nth(0).innerText()).toMatch(/14 trên 21[\s\S]*từ chức/u);
    expect(await outcomes.nth(1).innerText()).not.toMatch(/từ chức/u);
    await examine(head, 'canvass');
    await hall.letStand(head);
    expect(await printedFoot(head)).toMatch(/Ban Kiểm phiếu đã xác nhận kết quả; biên bản chưa ký, chưa công bố\./u);
  });
}
