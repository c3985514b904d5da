// S04, reading 3: who is voted on, at every boundary of the time in post.
import { describe, expect, test } from 'vitest';
import { type Day, day, judgeTenure, type Plan, type Post, type Rules, tenureSchema } from '../src/index.ts';
import { khoa, person, planWith, post, rulesWith, votingDay } from './people.ts';

type Tenure = Rules['tenure']['value'];
const months = (values: Partial<Extract<Tenure, { kind: 'months' }>> = {}): Tenure =>
  tenureSchema.parse({ kind: 'months', months: 9, until: 'votingDay', counts: 'thisPost', ...values });
const from = (start: string, end?: string, title = 'Trưởng khoa', unit = 'Khoa Nông học'): Post =>
  post(title, { unit, start: day(start), ...(end === undefined ? {} : { end: day(end) }) });
const cite = { instrument: 'Kế hoạch', provision: 'mục I.2' };

interface Rule {
  readonly tenure?: Tenure;
  readonly before?: Day;
  readonly upTo?: Day;
  readonly plan?: Plan;
}

/** The last post is the one held on the voting day. */
function judge(posts: readonly Post[], { tenure = months(), before, upTo, plan = planWith([khoa]) }: Rule = {}) {
  const cutoff = before ?? upTo;
  const rules = rulesWith({
    tenure: { value: tenure, cite: 'unverified' },
    cutoff: { value: cutoff === undefined ? null : { day: cutoff, inclusive: upTo !== undefined }, cite },
  });
  return judgeTenure(rules, plan, person('CB01', 'Nguyễn Văn An', ...posts), posts.at(-1)!, votingDay);
}

describe('an explicit day', () => {
  const june = day('2018-06-01');
  test.each([
    ['2018-05-31', 'before', true],
    ['2018-06-01', 'before', false],
    ['2018-06-02', 'before', false],
    ['2018-05-31', 'upTo', true],
    ['2018-06-01', 'upTo', true],
    ['2018-06-02', 'upTo', false],
  ] as const)('appointed %s, %s 1 June 2018: voted on %s', (start, how, eligible) => {
    const verdict = judge([from(start)], { [how]: june });
    expect(verdict).toMatchObject({ eligible, since: start, cite });
  });

  test('governs where the months alone would say otherwise, which is said', () => {
    // Nine months to the day before 1 March 2019, and not before 1 June 2018.
    expect(judge([from('2018-06-01')], { before: june })).toMatchObject({ eligible: false, monthsDisagree: true });
    expect(judge([from('2018-05-31')], { before: june })).toMatchObject({ eligible: true, monthsDisagree: false });
    expect(judge([from('2018-06-02')], { before: june })).toMatchObject({ eligible: false, monthsDisagree: false });
    expect(judge([from('2018-06-01')], { before: june, tenure: { kind: 'none' } }).monthsDisagree).toBe(false);
  });

  test('is said in the words of the plan', () => {
    expect(judge([from('2018-06-01')], { before: june }).reason.vi).toBe(
      'Giữ chức vụ từ 01/06/2018, không thuộc diện bổ nhiệm trước ngày 01/06/2018',
    );
    expect(judge([from('2018-05-31')], { before: june }).reason.vi).toBe(
      'Giữ chức vụ từ 31/05/2018, trước ngày 01/06/2018',
    );
    expect(judge([from('2018-06-01')], { upTo: june }).reason.en).toBe(
      'In post since 01/06/2018, up to and including 01/06/2018',
    );
  });
});

describe('months', () => {
  test.each([
    ['2018-05-31', true],
    ['2018-06-01', true],
    ['2018-06-02', false],
  ])('nine months before 1 March 2019: appointed %s, voted on %s', (start, eligible) => {
    expect(judge([from(start)])).toMatchObject({ eligible, cite: 'unverified', monthsDisagree: false });
  });

  test('may be counted up to the opening of the session instead', () => {
    const plan = planWith([khoa], { sessionOpening: day('2019-02-20') });
    const tenure = months({ until: 'sessionOpening' });
    expect(judge([from('2018-05-20')], { plan, tenure }).eligible).toBe(true);
    expect(judge([from('2018-05-21')], { plan, tenure }).eligible).toBe(false);
    expect(judge([from('2018-06-01')], { tenure }).eligible, 'without a session the voting day').toBe(true);
  });
});

describe('a re-appointment', () => {
  const second = from('2018-09-01');
  test.each([
    ['without a gap', [from('2013-09-01', '2018-08-31'), second], '2013-09-01'],
    ['that overlaps', [from('2013-09-01', '2018-12-31'), second], '2013-09-01'],
    ['after a term without an end', [from('2013-09-01'), second], '2013-09-01'],
    ['after a gap of one day', [from('2013-09-01', '2018-08-30'), second], '2018-09-01'],
    ['through three terms', [from('2008-09-01', '2013-08-31'), from('2013-09-01', '2018-08-31'), second], '2008-09-01'],
    [
      'through three terms, the middle one a day late',
      [from('2008-09-01', '2013-08-31'), from('2013-09-02', '2018-08-31'), second],
      '2013-09-02',
    ],
    [
      'to the same post in another unit',
      [from('2013-09-01', '2018-08-31', 'Trưởng khoa', 'Khoa Thú y'), second],
      '2018-09-01',
    ],
    ['to another post', [from('2013-09-01', '2018-08-31', 'Phó Trưởng khoa'), second], '2018-09-01'],
    ['written otherwise', [from('2013-09-01', '2018-08-31', 'TRƯỞNG  khoa'.normalize('NFD')), second], '2013-09-01'],
  ] as const)('%s', (_what, posts, since) => {
    expect(judge(posts)).toMatchObject({ since, eligible: since < '2018-06-01' });
  });
});

describe('time in any leading post', () => {
  const promoted = [from('2013-09-01', '2018-08-31', 'Phó Trưởng khoa'), from('2018-09-01')];
  const plan = planWith([khoa], { leadingPosts: ['Phó Trưởng khoa'] });
  const any = months({ counts: 'anyLeadingPost' });

  test('counts where the rules say so, through posts that the plan names as leading', () => {
    expect(judge(promoted, { plan, tenure: any })).toMatchObject({
      eligible: true,
      since: '2013-09-01',
      leftOutByMove: false,
    });
    expect(judge(promoted, { tenure: any })).toMatchObject({
      eligible: false,
      since: '2018-09-01',
      leftOutByMove: false,
    });
  });

  test('does not count after a gap', () => {
    const gap = [from('2013-09-01', '2018-08-30', 'Phó Trưởng khoa'), from('2018-09-01')];
    expect(judge(gap, { plan, tenure: any }).eligible).toBe(false);
  });

  test('where it does not count, somebody left out only because of a move is said to be', () => {
    expect(judge(promoted, { plan })).toMatchObject({ eligible: false, since: '2018-09-01', leftOutByMove: true });
    expect(judge(promoted, { plan, before: day('2018-06-01') }).leftOutByMove).toBe(true);
    expect(judge([from('2018-09-01')], { plan }).leftOutByMove).toBe(false);
    const late = [from('2018-07-01', '2018-08-31', 'Phó Trưởng khoa'), from('2018-09-01')];
    expect(judge(late, { plan }).leftOutByMove, 'too short with it as well').toBe(false);
  });
});

describe('not elected in the year of the vote', () => {
  const tenure: Tenure = { kind: 'notInVoteYear', counts: 'thisPost' };
  test.each([
    ['2018-12-31', true],
    ['2019-01-01', false],
    ['2019-02-28', false],
  ])('appointed %s: voted on %s', (start, eligible) => {
    expect(judge([from(start)], { tenure }).eligible).toBe(eligible);
  });
});

test('without a minimum everybody who holds the post is voted on', () => {
  expect(judge([from('2019-03-01')], { tenure: { kind: 'none' } }).eligible).toBe(true);
});
