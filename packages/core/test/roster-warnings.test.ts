// S03: what the reading of a roster left to people is settled in the round. All people are invented.
import { describe, expect, test } from 'vitest';
import { findingOf } from './findings-of.ts';
import { chair, follow, given, organiser, type Scene, type Step, start } from './given.ts';
import { rosterOf, rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

const reason = 'Ban Thường vụ quyết định';

describe('what the reading of a roster left to people', () => {
  const warning = (message: string) => ({
    id: 'W-roster-several-posts-in-cell:posts.csv:3:B (Chức vụ)',
    code: 'W-roster-several-posts-in-cell',
    message: { vi: message, en: `In English: ${message}` },
    todo: { vi: 'Ghi mỗi chức vụ một dòng.', en: 'Write one row per post.' },
    where: { file: 'posts.csv', row: 3, column: 'B (Chức vụ)' },
  });
  const first = warning('“Trưởng khoa / Bí thư”');
  const { id } = first;
  const replacing = (...rosterWarnings: (typeof first)[]): Step => [
    organiser,
    'replace-roster',
    { roster: rosterOf(), rosterWarnings, sources: [] },
  ];
  const read = () => follow(scenes.drafting(), replacing(first));
  const settling: Step = [organiser, 'settle-finding', { finding: id, reason }];

  test('stops approval until somebody settles it, and the reason stands in the approval', () => {
    expect(given(read()).when(chair, 'approve-plan').refused('R-plan-not-ready').message).toEqual({
      vi: `Còn 1 vấn đề chưa xử lý: ${first.message.vi}`,
      en: `Open findings: 1. ${first.message.en}`,
    });
    expect(findingOf(read(), first.code)).toEqual([{ ...first, severity: 'warning' }]);
    const settled = follow(read(), settling);
    expect(findingOf(settled, first.code)[0]?.settled).toEqual({ reason });
    const approved = follow(settled, [chair, 'approve-plan']);
    expect(approved.envelopes.find(({ type }) => type === 'plan-approved')?.data).toMatchObject({
      accepted: [{ finding: id, reason }],
    });
    expect(findingOf(approved, first.code)[0]?.settled).toEqual({ reason });
  });

  test('is named in the refusal as far as a sentence can be read; all of it comes with it', () => {
    const many = [1, 2, 3, 4, 5].map((row) => ({ ...warning(`Dòng ${row}.`), id: `${first.code}:posts.csv:${row}` }));
    const refused = given(follow(scenes.drafting(), replacing(...many)))
      .when(chair, 'approve-plan')
      .refused('R-plan-not-ready');
    expect(refused.message).toEqual({
      vi: 'Còn 5 vấn đề chưa xử lý: Dòng 1. Dòng 2. Dòng 3. Và 2 vấn đề nữa.',
      en: 'Open findings: 5. In English: Dòng 1. In English: Dòng 2. In English: Dòng 3. And 2 more.',
    });
    expect(refused.findings).toHaveLength(5);
  });

  test('comes with the round that a roster made, too', () => {
    const { plan, roster } = scenes.drafting().round?.state ?? {};
    const data = { round: 'khac', rehearsal: false, plan, roster, rosterWarnings: [first], sources: [] };
    expect(findingOf(follow(start(rulesWith()), [organiser, 'create-round', data]), first.code)).toHaveLength(1);
  });

  test('stays settled when the same is read again, not when the place says something else, and goes with what gave it', () => {
    const settled = follow(read(), settling);
    expect(findingOf(follow(settled, replacing(first)), first.code)[0]?.settled).toEqual({ reason });
    const other = follow(settled, replacing(warning('“Phó khoa / Chủ tịch”')));
    expect(findingOf(other, first.code)[0]?.settled).toBeUndefined();
    const mended = follow(settled, replacing());
    expect(findingOf(mended, first.code)).toEqual([]);
    expect(findingOf(follow(mended, replacing(first)), first.code)[0]?.settled).toBeUndefined();
  });

  const rowOf = (person: string, row: number, file = 'posts.xlsx') => ({
    ...first,
    id: `${first.code}:${file}:Chức vụ:${row}`,
    where: { file, sheet: 'Chức vụ', row, column: 'B (Chức vụ)', person },
  });
  const [ba, tu] = [rowOf('CB03', 3), rowOf('CB04', 4)];
  const settledOf = (scene: Scene) =>
    findingOf(scene, first.code).flatMap(({ settled, where }) => (settled === undefined ? [] : [where.row]));

  test('stays settled with the row of its person, in another row or workbook, and never goes to another person', () => {
    const settled = follow(scenes.drafting(), replacing(ba, tu), [
      organiser,
      'settle-finding',
      { finding: ba.id, reason },
    ]);
    expect(settledOf(settled)).toEqual([3]);
    expect(settledOf(follow(settled, replacing(rowOf('CB03', 7, 'posts-2.xlsx'), tu)))).toEqual([7]);
    expect(settledOf(follow(settled, replacing(rowOf('CB05', 3), tu)))).toEqual([]);
    expect(settledOf(follow(settled, replacing(rowOf('CB04', 3), rowOf('CB03', 4))))).toEqual([4]);
  });

  test('is settled together with others of its kind: each stands in the record with the reason', () => {
    const scene = follow(scenes.drafting(), replacing(ba, tu));
    const together = follow(scene, [organiser, 'settle-finding', { finding: ba.id, also: [tu.id, ba.id], reason }]);
    expect(settledOf(together)).toEqual([3, 4]);
    const acts = together.envelopes.filter(({ type }) => type === 'finding-settled').map(({ data }) => data);
    expect(acts).toEqual([
      { finding: ba.id, reason },
      { finding: tu.id, reason },
    ]);
    const other = { ...tu, id: 'W-roster-rows-hidden:x', code: 'W-roster-rows-hidden' };
    given(follow(scenes.drafting(), replacing(ba, other)))
      .when(organiser, 'settle-finding', { finding: ba.id, also: [other.id], reason })
      .refused('R-not-settled-together');
    given(scene)
      .when(organiser, 'settle-finding', { finding: ba.id, also: ['W-none'], reason })
      .refused('R-unknown-finding');
  });
});
