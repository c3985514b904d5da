// S03: posts that the plan and the roster name, and what a ballot has room for.
import { describe, expect, test } from 'vitest';
import { day, drawUpLists, longestOnBallot, namingFindings, type Person, type Plan } from '../src/index.ts';
import { khoa, people, person, planWith, post, rosterOf, rulesWith } from './people.ts';

const newcomer = post('Trưởng khoa', { start: day('2018-09-01') });

describe('names of posts', () => {
  const naming = (plan: Plan, all: readonly Person[]) =>
    namingFindings(plan, rosterOf(all), drawUpLists(plan, rosterOf(all), rulesWith(), {}).lists).map(
      (finding) => finding.id,
    );

  test('that nobody holds on the voting day are findings, by unit where the plan names one', () => {
    expect(naming(planWith(), people)).toEqual([]);
    const past = people.map((who) => ({
      ...who,
      posts: who.posts.map((held) => (held.title === 'Giảng viên' ? { ...held, end: day('2019-02-28') } : held)),
    }));
    expect(naming(planWith(), past)).toEqual(['W-post-held-by-nobody:Giảng viên:khoa']);
    const unit = planWith([
      { ...khoa, votedOn: { posts: ['Trưởng khoa', { title: 'Trưởng khoa', unit: 'Khoa Luật' }] } },
    ]);
    expect(naming(unit, people)).toEqual(['W-post-held-by-nobody:Trưởng khoa, Khoa Luật:khoa', 'I-posts-not-named']);
    const [said] = namingFindings(unit, rosterOf(people), drawUpLists(unit, rosterOf(people), rulesWith(), {}).lists);
    expect(said?.message.vi).toContain('“Trưởng khoa, Khoa Luật”; chức vụ này có ở: Trường Thử nghiệm.');
  });

  test('that look like one of the plan’s are said, both spellings together', () => {
    const typo = [...people, person('CB30', 'Lê Văn Sáu', 'Truởng khoa'), person('CB31', 'Lê Văn Bảy', 'Trưởng-khoa')];
    expect(naming(planWith(), typo)).toEqual([
      'W-post-looks-alike:Truởng khoa:khoa',
      'W-post-looks-alike:Trưởng-khoa:khoa',
    ]);
  });

  test('that no list names are said together, with how many hold them: another name of a post loses its voters silently', () => {
    const others = [
      ...people,
      person('CB30', 'Lê Văn Sáu', 'Ủy viên Ban Chấp hành'),
      person('CB31', 'Lê Văn Bảy', 'Ủy viên Ban Chấp hành'),
      person('CB32', 'Lê Văn Tám', 'Kế toán trưởng'),
    ];
    const [only, ...more] = namingFindings(
      planWith(),
      rosterOf(others),
      drawUpLists(planWith(), rosterOf(others), rulesWith(), {}).lists,
    );
    expect(more).toEqual([]);
    expect(only?.severity).toBe('info');
    expect(only?.message.vi).toContain('“Ủy viên Ban Chấp hành” (2 người), “Kế toán trưởng” (1 người)');
  });

  test('a list without anybody is an error', () => {
    const nobody = people.map((who) => ({
      ...who,
      posts: who.posts.map((held) => (held.title === 'Trưởng khoa' ? newcomer : held)),
    }));
    expect(naming(planWith(), nobody)).toEqual(['E-nobody-voted-on:khoa']);
  });

  test('two people whose rows of a ballot say the same are asked about', () => {
    const [first] = people;
    if (first === undefined) throw new Error('nobody');
    const twin = (unit: string) => ({
      ...first,
      id: 'CB99' as typeof first.id,
      posts: first.posts.map((held) => ({ ...held, unit })),
    });
    expect(naming(planWith(), [...people, twin('Khoa khác')])).toEqual([]);
    const same = [...people, { ...first, id: 'CB99' as typeof first.id }];
    expect(naming(planWith(), same)).toEqual([expect.stringMatching(/^W-alike-on-ballot:/u)]);
  });

  test('what a ballot has no room for is an error before anything is approved', () => {
    const [first, ...rest] = people;
    if (first === undefined) throw new Error('nobody');
    const named = (name: string, unit = 'Khoa Luật') =>
      naming(planWith(), [{ ...first, name, posts: first.posts.map((held) => ({ ...held, unit })) }, ...rest]);
    expect(named('Ô'.repeat(longestOnBallot.name))).toEqual([]);
    expect(named('Ô'.repeat(longestOnBallot.name + 1))).toEqual([expect.stringMatching(/^E-too-long-for-ballot:/u)]);
    expect(named('Ô', 'Ô'.repeat(longestOnBallot.post))).toEqual([expect.stringMatching(/^E-too-long-for-ballot:/u)]);
  });
});
