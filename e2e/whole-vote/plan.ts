// From plan and roster to a plan that is approved and a conference that is ready.
import { expect, test } from 'vitest';
import { onScreen } from '../pages/common.ts';
import * as hall from '../pages/conference.ts';
import * as desk from '../pages/office.ts';
import { examine } from '../support/examine.ts';
import { pagesOf } from '../support/pdf.ts';
import { colleagues } from '../support/people.ts';
import { partyConference, roundId, sampleFile } from '../support/sample.ts';
import { listTitle, voters, type WholeVote } from './vote.ts';

const title =
  'Lấy phiếu tín nhiệm đối với thành viên lãnh đạo cấp ủy và cán bộ lãnh đạo chính quyền, đoàn thể chính trị - xã hội';

export function roundIsPlanned(vote: WholeVote): void {
  const { at, as: session } = vote;

  test('S01 S03 takes plan and roster in, shows what they would make, and writes the round', async () => {
    const organiser = at('organiser');
    await examine(organiser, 'rounds, to the organiser of an empty server');
    await desk.handIn(organiser, [sampleFile('plan.yaml'), sampleFile('people.csv'), sampleFile('posts.csv')]);
    await onScreen(organiser, 'Lập đợt lấy phiếu mới');
    await desk.checked(organiser);
    const lists = organiser.getByRole('table', { name: 'Các danh sách sẽ có' });
    await lists.getByRole('row').filter({ hasText: listTitle }).getByText(String(voters), { exact: true }).waitFor();
    expect(await session('organiser').get('/api/rounds')).toEqual([]);
    await examine(organiser, 'import');
    await desk.createRound(organiser, title);
  });

  test('S04 S05 has every finding settled with a reason before the chair approves the plan', async () => {
    const organiser = at('organiser');
    await examine(organiser, 'overview of a round that is drafted');
    await desk.settle(organiser, /Dương Xuân Khải có tên trong 3 danh sách/u, 'Ban Thường vụ đã thống nhất', [
      listTitle,
      'Hiệu trưởng, Phó hiệu trưởng, Chủ tịch Hội đồng trường',
    ]);
    await desk.settle(organiser, /Đàm Công Điền không thuộc danh sách/u, 'Mới luân chuyển');
    for (const conference of ['Hội nghị Ban Chấp hành', 'Hội nghị lấy phiếu'])
      await desk.settle(organiser, new RegExp(`^.*${conference}.*đã qua`, 'u'), 'Làm lại theo hồ sơ năm 2019');
    await organiser.getByText('Đã xử lý hết. Có thể phê duyệt kế hoạch.').waitFor();
    const chair = at('chair');
    await chair.goto(`/rounds/${roundId}/plan`);
    await onScreen(chair, 'Kế hoạch');
    await examine(chair, 'plan before its approval');
    await desk.approve(chair);
    expect((await session('chair').round()).stage).toBe('approved');
  });

  test('S08 S09 is prepared: chair, counting committee, printed ballots with the criteria', async () => {
    const organiser = at('organiser');
    await hall.goTo(organiser, partyConference, 'prepare');
    await hall.nameChair(organiser, colleagues.chair.name);
    await hall.proposeCommittee(
      organiser,
      (['head', 'secretary', 'member'] as const).map((who) => colleagues[who].name),
    );
    await hall.recordPrinting(organiser, listTitle, voters + 3);
    await examine(organiser, 'preparation');
    const ballot = organiser.getByRole('link', { name: /^PDF .*Phiếu tín nhiệm/u });
    const path = (await ballot.getAttribute('href')) ?? '';
    const pdf = await session('organiser').ask('GET', `${path}&copies=${voters + 3}`);
    const sheets = pagesOf(pdf.bytes);
    expect(sheets.length % (voters + 3)).toBe(0);
    expect(new Set(sheets).size).toBe(sheets.length / (voters + 3));
    expect(sheets[0]).toContain('Đàm Trung Đạt');
    expect(sheets[0]).toMatch(/1\. Phẩm chất chính trị.*2\. Năng lực thực tiễn/u);
    await hall.makeReady(organiser);
  });
}
