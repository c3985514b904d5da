// S03, S05, reading 5: the lists of people voted on.
import { describe, expect, test } from 'vitest';
import { ballotLists, day, type Rules } from '../src/index.ts';
import { draw } from './draw.ts';
import { khoa, people, person, planWith, post, rulesWith, thuongVu, votingDay } from './people.ts';

const unverified = <T>(value: T) => ({ value, cite: 'unverified' as const });
const vien = { ...khoa, id: 'vien' as typeof khoa.id, title: 'Viện trưởng', votedOn: { posts: ['Viện trưởng'] } };
const newcomer = post('Trưởng khoa', { start: day('2018-09-01') });

describe('a list', () => {
  test('holds everybody with one of its posts on the voting day, each once, with every eligible post', () => {
    const twice = person(
      'CB09',
      'Bùi Văn Khoa',
      post('Trưởng khoa', { unit: 'Khoa A' }),
      { ...newcomer, unit: 'Khoa B' },
      post('Trưởng khoa', { unit: 'Khoa C' }),
    );
    const { lists } = draw(planWith([khoa]), [twice]);
    expect(lists[0]?.votedOn).toMatchObject([{ person: 'CB09', posts: [{ unit: 'Khoa A' }, { unit: 'Khoa C' }] }]);
  });

  test('names who holds a post and is not voted on, with the reason', () => {
    const { lists, votedOn } = draw(planWith([khoa]), [...people, person('CB09', 'Bùi Văn Khoa', newcomer)]);
    expect(votedOn.khoa).not.toContain('CB09');
    expect(lists[0]?.excluded).toMatchObject([
      { person: 'CB09', reason: { vi: 'Giữ chức vụ từ 01/09/2018, chưa đủ 09 tháng tính đến 01/03/2019' } },
    ]);
  });

  test('does not hold people of the same title in a unit that the plan does not name', () => {
    const plan = planWith([{ ...khoa, votedOn: { posts: [{ title: 'Trưởng khoa', unit: 'khoa  NÔNG học' }] } }]);
    const all = [
      person('A', 'Lê Văn A', post('Trưởng khoa', { unit: 'Khoa Nông học'.normalize('NFD') })),
      person('B', 'Lê Văn B', post('Trưởng khoa', { unit: 'Khoa Thú y' })),
    ];
    expect(draw(plan, all).votedOn.khoa).toEqual(['A']);
  });

  test('is in the order of names, or of the posts as the plan ranks them', () => {
    const ranked = { ...khoa, votedOn: { posts: ['Hiệu trưởng', 'Phó Hiệu trưởng'] } };
    const all = [
      person('3', 'Lê Văn Anh', 'Phó Hiệu trưởng'),
      person('1', 'Lê Văn Yên', 'Hiệu trưởng'),
      person('2', 'Lê Văn Anh', 'Phó Hiệu trưởng'),
    ];
    expect(draw(planWith([{ ...ranked, order: 'rank' }]), all).votedOn.khoa).toEqual(['1', '2', '3']);
    expect(draw(planWith([ranked]), all).votedOn.khoa).toEqual(['2', '3', '1']);
    const byUnit = {
      ...khoa,
      order: 'rank' as const,
      votedOn: { posts: ['B', 'A'].map((unit) => ({ title: 'Trưởng khoa', unit })) },
    };
    const heads = ['A', 'B'].map((unit) => person(unit, `Lê Văn ${unit}`, post('Trưởng khoa', { unit })));
    expect(draw(planWith([byUnit]), heads).votedOn.khoa).toEqual(['B', 'A']);
  });

  test('leaves out whom the plan leaves out, with the rule that allows it', () => {
    const leftOut = [{ person: 'CB01' as never, reason: 'retirementNotice' as const, document: 'Thông báo số 5' }];
    const cite = { instrument: 'Quy định', provision: 'Điều 3' };
    const rules = rulesWith({ exclusions: [{ value: 'retirementNotice', cite }] });
    const { lists } = draw(planWith([khoa], { leftOut }), people, {}, rules);
    expect(lists[0]?.excluded).toMatchObject([
      { person: 'CB01', cite, reason: { en: expect.stringContaining('Thông báo số 5') } },
    ]);
    expect(draw(planWith([khoa], { leftOut })).lists[0]?.excluded).toMatchObject([{ cite: 'unverified' }]);
  });
});

describe('somebody left out only because of a move', () => {
  const plan = planWith([khoa], { leadingPosts: ['Phó Trưởng khoa'] });
  const moved = person('CB09', 'Bùi Văn Khoa', post('Phó Trưởng khoa', { end: day('2018-08-31') }), newcomer);
  const id = 'W-left-out-by-move:khoa:CB09';

  test('waits for a decision', () => {
    const { ids, excluded } = draw(plan, [...people, moved]);
    expect(ids).toEqual([id]);
    expect(excluded.khoa).toEqual(['CB09']);
  });

  test('is put on the list by choosing it, with the reason, and stays off it without', () => {
    const settled = (choose?: string[]) =>
      draw(plan, [...people, moved], {
        [id]: { reason: 'Đã giữ chức vụ lãnh đạo', ...(choose === undefined ? {} : { choose }) },
      });
    expect(settled().excluded.khoa).toEqual(['CB09']);
    const chosen = settled(['khoa']);
    expect(chosen.excluded.khoa).toEqual([]);
    expect(chosen.lists[0]?.votedOn.find((who) => who.person === 'CB09')?.reason.vi).toBe(
      'Đưa vào danh sách theo quyết định: Đã giữ chức vụ lãnh đạo',
    );
    expect(chosen.findings[0]?.settled).toBeDefined();
  });
});

describe('places (S05)', () => {
  const lists = [khoa, thuongVu, vien];
  const two = person('CB09', 'Bùi Văn Khoa', 'Trưởng khoa', 'Ủy viên Thường vụ');
  const sameKind = person('CB10', 'Cao Thị Lan', 'Trưởng khoa', 'Viện trưởng');
  const three = person('CB11', 'Đinh Văn Minh', 'Trưởng khoa', 'Ủy viên Thường vụ', 'Viện trưởng');
  const places = (value: Rules['places']['value'], multiplePosts: Rules['multiplePosts']['value'] = 'perPost') =>
    rulesWith({ places: unverified(value), multiplePosts: unverified(multiplePosts) });
  const perPerson = places({ max: 2, per: 'person', kinds: ['party-committee', 'workplace'] });

  test.each([
    ['two of two kinds', two, perPerson, []],
    ['two of one kind', sameKind, perPerson, ['W-two-places-of-one-kind:khoa+vien:CB10']],
    ['three', three, perPerson, ['W-too-many-places:khoa+thuong-vu+vien:CB11']],
    [
      'two of one kind that the rules do not limit',
      sameKind,
      places({ max: 2, per: 'person', kinds: ['party-committee'] }),
      [],
    ],
    [
      'two where one is allowed',
      two,
      places({ max: 1, per: 'person', kinds: [] }),
      ['W-too-many-places:khoa+thuong-vu:CB09'],
    ],
    [
      'two where posts are voted on once for all',
      two,
      places({ max: 2, per: 'person', kinds: [] }, 'onceForAll'),
      ['W-too-many-places:khoa+thuong-vu:CB09'],
    ],
    [
      'three titles on three lists, counted by title',
      three,
      places({ max: 1, per: 'title', kinds: ['workplace'] }),
      [],
    ],
  ] as const)('%s', (_what, who, rules, ids) => {
    expect(draw(planWith(lists), [...people, who], {}, rules).ids).toEqual(ids);
  });

  test('two posts of one title on one list are one place', () => {
    const heads = person(
      'CB12',
      'Lý Văn Nam',
      post('Trưởng khoa', { unit: 'Khoa A' }),
      post('Trưởng khoa', { unit: 'Khoa B' }),
    );
    const byTitle = places({ max: 1, per: 'title', kinds: ['workplace'] });
    expect(draw(planWith(lists), [...people, heads], {}, byTitle).ids).toEqual([]);
    expect(draw(planWith(lists), [...people, heads]).ids).toEqual([]);
  });

  test('by title, each title is settled on its own, and the others stay', () => {
    const again = { ...vien, votedOn: { posts: ['Viện trưởng', 'Trưởng khoa'] } };
    const byTitle = places({ max: 1, per: 'title', kinds: [] });
    const id = 'W-too-many-places:Trưởng khoa:khoa+vien:CB10';
    const plan = planWith([khoa, thuongVu, again]);
    const { ids } = draw(plan, [people[6]!, sameKind], {}, byTitle);
    expect(ids).toEqual([id]);
    const settled = draw(plan, [people[6]!, sameKind], { [id]: { reason: 'Ở khoa', choose: ['khoa'] } }, byTitle);
    expect(settled.lists.map((list) => list.votedOn.map((who) => who.posts.map((held) => held.title)))).toEqual([
      [['Trưởng khoa']],
      [['Ủy viên Thường vụ']],
      [['Viện trưởng']],
    ]);
    expect(settled.lists[2]?.excluded).toMatchObject([{ person: 'CB10', posts: [{ title: 'Trưởng khoa' }] }]);
  });

  test('a choice takes the person off the lists not chosen, and off no others', () => {
    const id = 'W-too-many-places:khoa+thuong-vu+vien:CB11';
    const { votedOn, excluded } = draw(planWith(lists), [...people, three], {
      [id]: { reason: 'Vì', choose: ['thuong-vu', 'vien'] },
    });
    expect(votedOn.khoa).toEqual(['CB01', 'CB02']);
    expect(excluded.khoa).toEqual(['CB11']);
    expect([votedOn['thuong-vu'], votedOn.vien]).toEqual([['CB08', 'CB11'], ['CB11']]);
  });
});

describe('heads of mass organisations (reading 5)', () => {
  const committees = (reading: 'all' | 'own') => ({
    reading,
    organisations: ['Công đoàn', 'Hội Sinh viên'].map((name) => ({
      head: { title: `Chủ tịch ${name}` },
      committee: { label: `Ban Chấp hành ${name}`, posts: [`Ủy viên ${name}`] },
    })),
  });
  const list = (reading: 'all' | 'own') => ({
    ...khoa,
    id: 'doan-the' as typeof khoa.id,
    title: 'Trưởng các đoàn thể',
    votedOn: { posts: ['Chủ tịch Công đoàn', 'Chủ tịch Hội Sinh viên'] },
    voters: [{ label: 'Đảng ủy', posts: ['Đảng ủy viên'] }],
    committees: committees(reading),
  });
  const heads = [person('H1', 'Lê Văn Hai', 'Chủ tịch Công đoàn'), person('H2', 'Lê Văn Ba', 'Chủ tịch Hội Sinh viên')];

  test('all: every committee votes on every head, on one list', () => {
    const lists = ballotLists(planWith([list('all')]));
    expect(lists.map(({ id, voters }) => [id, voters.map((role) => role.label)])).toEqual([
      ['doan-the', ['Đảng ủy', 'Ban Chấp hành Công đoàn', 'Ban Chấp hành Hội Sinh viên']],
    ]);
    expect(draw(planWith([list('all')]), heads).votedOn['doan-the']).toEqual(['H2', 'H1']);
  });

  test('own: one list a head, each with its own committee', () => {
    const lists = ballotLists(planWith([list('own')]));
    expect(lists.map(({ id, title, voters }) => [id, title, voters.map((role) => role.label)])).toEqual([
      ['doan-the-1', 'Trưởng các đoàn thể: Chủ tịch Công đoàn', ['Đảng ủy', 'Ban Chấp hành Công đoàn']],
      ['doan-the-2', 'Trưởng các đoàn thể: Chủ tịch Hội Sinh viên', ['Đảng ủy', 'Ban Chấp hành Hội Sinh viên']],
    ]);
    expect(draw(planWith([list('own')]), heads).votedOn).toEqual({ 'doan-the-1': ['H1'], 'doan-the-2': ['H2'] });
  });

  test('a split list stays at the conference of its own, also beside a list whose id looks like one of its parts', () => {
    const [conference] = planWith().conferences;
    const beside = { ...khoa, id: 'doan-the-7' as typeof khoa.id };
    const plan = planWith([list('own'), beside], {
      conferences: [
        { ...conference!, id: 'mot' as never, lists: ['doan-the' as never] },
        { ...conference!, id: 'hai' as never, day: day('2019-03-02'), lists: ['doan-the-7' as never] },
      ],
    });
    expect(draw(plan, [...people, ...heads]).lists.map(({ id, conference, day }) => [id, conference, day])).toEqual([
      ['doan-the-1', 'mot', '2019-03-01'],
      ['doan-the-2', 'mot', '2019-03-01'],
      ['doan-the-7', 'hai', '2019-03-02'],
    ]);
  });
});

test('the voting day of a list is that of its conference', () => {
  expect(draw(planWith()).lists.map((list) => list.day)).toEqual([votingDay, votingDay]);
});
