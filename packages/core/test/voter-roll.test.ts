// S06, S07, readings 4 and 9: voter rolls, and what is checked before a plan is approved.
import { describe, expect, test } from 'vitest';
import {
  becauseTitles,
  type Day,
  day,
  drawUpLists,
  drawUpRolls,
  type Finding,
  type Person,
  type Plan,
  planFindings,
  type Rules,
  workOutRolls,
  yearOfTerm,
} from '../src/index.ts';
import { countedBy, khoa, people, person, planWith, post, rosterOf, rulesWith, thuongVu, votingDay } from './people.ts';

const unverified = <T>(value: T) => ({ value, cite: 'unverified' as const });
const rolls = (plan: Plan, all: readonly Person[] = people) =>
  drawUpRolls(plan, rosterOf(all), drawUpLists(plan, rosterOf(all), rulesWith(), {}).lists);
const check = (
  plan: Plan,
  all: readonly Person[] = people,
  rules: Rules = rulesWith(),
  today: Day = day('2019-02-01'),
): Finding[] =>
  workOutRolls(plan, rosterOf(all), rules, {}, today).findings.filter((finding) => finding.severity !== 'info');
const ids = (...args: Parameters<typeof check>) => check(...args).map((finding) => finding.id);

describe('a voter roll', () => {
  test('is the distinct people over all roles, one ballot each, and why each is on it (reading 4)', () => {
    const council = {
      ...khoa,
      voters: [
        { label: 'Ban Giám hiệu', posts: ['Hiệu trưởng', 'Phó Hiệu trưởng'] },
        { label: 'Hội đồng trường', posts: ['Thành viên Hội đồng trường'] },
        { label: 'Trưởng đơn vị', posts: ['Viện trưởng', 'Trưởng khoa'] },
      ],
    };
    const vice = person('CB40', 'Mai Thị Nga', 'Viện trưởng', 'Thành viên Hội đồng trường', 'Phó Hiệu trưởng');
    const [roll] = rolls(planWith([council]), [...people, vice]);
    const voter = roll?.voters.filter((who) => who.person === 'CB40');
    expect(voter).toHaveLength(1);
    expect(voter?.[0]?.because.map(({ role, post }) => [role, post.title])).toEqual([
      ['Ban Giám hiệu', 'Phó Hiệu trưởng'],
      ['Hội đồng trường', 'Thành viên Hội đồng trường'],
      ['Trưởng đơn vị', 'Viện trưởng'],
    ]);
  });

  test('names a post that several roles have under the first of them', () => {
    const twice = { ...khoa, voters: [...khoa.voters, { label: 'Giảng viên khác', posts: ['Giảng viên'] }] };
    const voter = rolls(planWith([twice]))[0]?.voters.find((who) => who.person === 'CB05');
    expect(voter?.because.map(({ role }) => role)).toEqual(['Giảng viên']);
  });

  test('holds people who are voted on themselves (S06)', () => {
    expect(rolls(planWith([khoa]))[0]?.voters.map((who) => who.person)).toContain('CB01');
  });

  test('matches titles in any normal form and case, with any spaces', () => {
    const odd = person('CB41', 'Lê Thị Ơn', post('GIẢNG\u00a0 viên'.normalize('NFD')));
    const [roll] = rolls(planWith([khoa]), [...people, odd]);
    expect(roll?.voters.map((who) => who.person)).toContain('CB41');
  });

  test('names a post once, however many units it is held in', () => {
    const twice = person('CB42', 'Lê Thị Phi', post('Giảng viên', { unit: 'A' }), post('giảng viên', { unit: 'B' }));
    const voter = rolls(planWith([khoa]), [...people, twice])[0]?.voters.find((who) => who.person === 'CB42');
    expect(voter?.because).toHaveLength(2);
    expect(becauseTitles(voter!)).toEqual(['giảng viên']);
  });

  test('stands in the order of given names; people of one name by id', () => {
    const [roll] = rolls(planWith([khoa]), [...people, person('CB00', 'Vũ Thị Giang', 'Giảng viên')]);
    expect(roll?.voters.map((who) => who.person)).toEqual(['CB01', 'CB02', 'CB03', 'CB04', 'CB05', 'CB00', 'CB06']);
  });
});

describe('findings on rolls', () => {
  test('an empty one is an error, a small one a warning (reading 9)', () => {
    const small = rulesWith({ smallElectorate: unverified(6) });
    expect(ids(planWith(), people, small)).toEqual(['W-small-electorate:thuong-vu']);
    expect(ids(planWith(), people, rulesWith({ smallElectorate: unverified(7) }))).toEqual([
      'W-small-electorate:khoa',
      'W-small-electorate:thuong-vu',
    ]);
    const nobody = planWith([{ ...khoa, voters: [{ label: 'Khác', posts: ['Chức vụ khác'] }] }]);
    expect(ids(nobody)).toEqual(['E-empty-roll:khoa', 'W-post-held-by-nobody:Chức vụ khác:khoa']);
  });

  test('people of one name are told apart by id and unit', () => {
    const all = [...people, person('CB50', 'vũ thị  GIANG', 'Giảng viên')];
    const { findings } = workOutRolls(planWith(), rosterOf(all), rulesWith(), {}, votingDay);
    expect(findings.find((finding) => finding.code === 'I-same-name')?.message.vi).toBe(
      '“Trưởng khoa” có 2 người cùng tên Vũ Thị Giang: CB06 – Trường Thử nghiệm; CB50 – Trường Thử nghiệm.',
    );
  });
});

describe('findings on the plan', () => {
  const [conference] = planWith().conferences;
  const conferences = (...changes: readonly object[]) => changes.map((change) => ({ ...conference!, ...change }));

  test.each<[string, Plan, string[]]>([
    ['nothing is wrong', planWith(), []],
    [
      'a conference before today',
      { ...planWith(), conferences: conferences({ day: day('2019-01-31') }) },
      ['W-voting-day-past:hoi-nghi'],
    ],
    ['a conference today', { ...planWith(), conferences: conferences({ day: day('2019-02-01') }) }, []],
    [
      'the day by which all is done is too late',
      planWith([khoa], { completeBefore: votingDay }),
      ['W-after-completion-day:hoi-nghi'],
    ],
    ['the day before it is not', planWith([khoa], { completeBefore: day('2019-03-02') }), []],
    [
      'a list in no conference',
      { ...planWith(), conferences: conferences({ lists: ['khoa'] }) },
      ['E-list-not-in-one-conference:thuong-vu'],
    ],
    [
      'a list in two',
      { ...planWith(), conferences: conferences({}, { id: 'hai', lists: ['khoa'] }) },
      ['E-list-not-in-one-conference:khoa'],
    ],
    [
      'a conference with a list that is not there',
      { ...planWith(), conferences: conferences({ lists: ['khoa', 'thuong-vu', 'none'] }) },
      ['E-conference-list-unknown:hoi-nghi:none'],
    ],
    [
      'two conferences of one id',
      { ...planWith(), conferences: conferences({}, { lists: [] }) },
      ['E-id-twice:hoi-nghi'],
    ],
    [
      'two lists of one id',
      {
        ...planWith([khoa, thuongVu]),
        lists: [...planWith([khoa]).lists, { ...planWith([thuongVu]).lists[0]!, id: 'khoa' as never }],
        conferences: conferences({ lists: ['khoa'] }),
      },
      ['E-id-twice:khoa'],
    ],
    [
      'somebody left out whom nobody knows',
      planWith([khoa], { leftOut: [{ person: 'CB99' as never, reason: 'resigned', document: 'Đơn' }] }),
      ['E-left-out-unknown:CB99'],
    ],
    [
      'somebody left out for a reason of no rule',
      planWith([khoa], { leftOut: [{ person: 'CB03' as never, reason: 'resigned', document: 'Đơn' }] }),
      ['W-left-out-without-rule:CB03'],
    ],
  ])('%s', (_what, plan, expected) => {
    expect(ids(plan)).toEqual(expected);
  });

  test('a plan that does not hold together is found without anything throwing, and is not approved', () => {
    const broken = { ...planWith(), conferences: conferences({ lists: ['none'] }) } as Plan;
    expect(ids(broken)).toEqual([
      'E-list-not-in-one-conference:khoa',
      'E-list-not-in-one-conference:thuong-vu',
      'E-conference-list-unknown:hoi-nghi:none',
    ]);
  });

  test('somebody twice in the roster is an error', () => {
    expect(ids(planWith(), [...people, people[0]!])).toContain('E-person-twice:CB01');
  });

  test('a head whose committee is missing is an error where each votes on its own', () => {
    const own = {
      ...khoa,
      votedOn: { posts: ['Trưởng khoa', 'Viện trưởng'] },
      committees: {
        reading: 'own' as const,
        organisations: [{ head: { title: 'trưởng khoa' }, committee: { label: 'Khoa', posts: ['Giảng viên'] } }],
      },
    };
    expect(ids(planWith([own]))).toEqual(['E-head-without-committee:Viện trưởng:khoa']);
    expect(ids(planWith([{ ...own, committees: { ...own.committees, reading: 'all' } }]))).toEqual([
      'W-post-held-by-nobody:Viện trưởng:khoa',
    ]);
  });

  test('fewer independent counts than the rules ask for is an error', () => {
    expect(ids(planWith(), people, rulesWith({ independentCounts: unverified(3) }))).toEqual([
      'E-too-few-counts:hoi-nghi',
    ]);
  });

  test('a code on each ballot is a warning where no scanner reads it', () => {
    const coded = (method: 'scan' | 'entry') => ids(countedBy(planWith(), { method, ballotCode: 'random' }));
    expect(coded('entry')).toEqual(['W-ballot-code-unread:hoi-nghi']);
    expect(coded('scan')).toEqual([]);
    expect(ids(countedBy(planWith(), { method: 'entry', ballotCode: 'none' }))).toEqual([]);
  });

  test('errors come first, then warnings, then notes', () => {
    const { findings } = workOutRolls(
      planWith([{ ...khoa, voters: [{ label: 'Khác', posts: ['Chức vụ khác'] }] }]),
      rosterOf(),
      rulesWith(),
      {},
      votingDay,
    );
    expect(findings.map((finding) => finding.severity)).toEqual(['error', 'warning', 'info', 'info', 'info']);
  });

  test('S14 people voted on whom no authority manages are named before the approval, once, whatever they are voted on for', () => {
    const managed = person('CB71', 'Mai Có Diện', post('Trưởng khoa', { managedBy: 'Đảng ủy Đại học' }));
    const half = person(
      'CB72',
      'Mai Một Nửa',
      post('Trưởng khoa'),
      post('Ủy viên Thường vụ', { managedBy: 'Tỉnh ủy' }),
    );
    const blank = person('CB73', 'Mai Để Trống', post('Trưởng khoa', { managedBy: ' ' }), 'Ủy viên Thường vụ');
    const told = (...all: Person[]) =>
      workOutRolls(planWith([khoa, thuongVu]), rosterOf(all), rulesWith(), {}, votingDay)
        .findings.filter(({ code }) => code === 'I-authority-unknown')
        .map(({ message }) => message.vi);
    expect(told(managed, half, blank)).toEqual([
      expect.stringContaining('1 người được lấy phiếu: Mai Để Trống (CB73).'),
    ]);
    expect(told(managed, half)).toEqual([]);
  });
});

describe('the year of the term (S07)', () => {
  test.each([
    ['2015-06-10', '2015-06-09', 0],
    ['2015-06-10', '2015-06-10', 1],
    ['2015-06-10', '2016-06-09', 1],
    ['2015-06-10', '2016-06-10', 2],
    ['2016-06-10', '2019-03-01', 3],
    ['2016-02-29', '2017-02-28', 2],
  ])('of a term from %s, %s is in year %i', (from, on, year) => {
    expect(yearOfTerm(day(from), day(on))).toBe(year);
  });

  test('a plan whose own values leave nothing to be considered is not approved (S21)', () => {
    const codes = (rules: Rules) => planFindings(planWith([khoa]), rules, votingDay).map(({ code }) => code);
    expect(codes(rulesWith({ thresholds: [] }))).toContain('E-no-thresholds');
    expect(codes(rulesWith())).not.toContain('E-no-thresholds');
  });

  test.each([
    ['2016-06-10', []],
    // Counted by calendar years 2019 is the third of 2017, 2018, 2019.
    ['2017-06-10', []],
    ['2015-06-10', ['W-not-year-of-term']],
    ['2018-01-10', ['W-not-year-of-term']],
  ])('in year 3 of a term from %s: %j', (from, expected) => {
    const rules = rulesWith({ yearOfTerm: unverified(3) });
    const findings = planFindings(planWith([khoa], { term: { from: day(from) } }), rules, votingDay);
    expect(findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.code)).toEqual(expected);
  });
});
