// S01, S05: a plan is drafted, its findings are settled, it is approved, and is frozen from then on.
import { describe, expect, test } from 'vitest';
import {
  CorruptRecord,
  contentHash,
  evolve,
  namesOf,
  type Plan,
  type Roster,
  replay,
  rollsOf,
  roundView,
  sentenceOf,
  titleOf,
} from '../src/index.ts';
import { findingOf } from './findings-of.ts';
import { append, chair, conference, contextOf, follow, given, organiser, type Scene } from './given.ts';
import { khoa, people, person, planWith, post, rosterOf, rulesWith, thuongVu, votingDay } from './people.ts';
import * as scenes from './scenes.ts';

const reason = 'Ban Thường vụ quyết định';
const votedOn = (scene: Scene, list: string) =>
  conference(scene)
    .state.setup.lists.find((other) => other.id === list)
    ?.votedOn.map((who) => who.person);

const vien = {
  ...khoa,
  id: 'vien' as typeof khoa.id,
  title: 'Viện trưởng',
  votedOn: { posts: ['Viện trưởng'] },
};
const onThree = person('CB09', 'Bùi Văn Khoa', 'Trưởng khoa', 'Ủy viên Thường vụ', 'Viện trưởng');
const onTwo = person('CB10', 'Cao Thị Lan', 'Viện trưởng', 'Trưởng khoa');
const threeLists = planWith([khoa, thuongVu, vien]);
const setting = { plan: threeLists, roster: rosterOf([...people, onThree]) };

describe('drafting', () => {
  test('begins with plan and roster, and where they came from', () => {
    const scene = scenes.drafting();
    expect(scene.envelopes.map(({ type, stream }) => [type, stream])).toEqual([['round-created', 'round']]);
    expect(scene.round?.state).toMatchObject({ stage: 'drafting', id: 'thu-nghiem-1', rehearsal: false });
  });

  test('plan and roster may be replaced until approval', () => {
    const plan: Plan = { ...planWith(), title: 'Tên khác' };
    const roster: Roster = rosterOf(people.slice(1));
    const scene = follow(
      scenes.drafting(),
      [organiser, 'revise-plan', { plan }],
      [organiser, 'replace-roster', { roster, sources: [{ name: 'nhan-su.xlsx', sha256: 'x' }] }],
    );
    expect(scene.round?.state.plan.title).toBe('Tên khác');
    expect(scene.round?.state.roster.people).toHaveLength(6);
  });
});

describe('a plan that is revised', () => {
  const revised = (title: string): Plan => ({ ...planWith(), title });
  const now = (scene: ReturnType<typeof scenes.drafting>) => contentHash(scene.round?.state.plan);

  test('replaces the plan that its writer worked on, and no revision that came between', () => {
    const before = scenes.drafting();
    const between = follow(before, [
      organiser,
      'revise-plan',
      { plan: revised('Của người khác'), replaces: now(before) },
    ]);
    expect(between.round?.state.plan.title).toBe('Của người khác');
    const late = { plan: revised('Soạn từ bản cũ'), replaces: now(before) };
    given(between).when(organiser, 'revise-plan', late).refused('R-plan-revised-elsewhere');
    const knowing = follow(between, [organiser, 'revise-plan', { ...late, replaces: now(between) }]);
    expect(knowing.round?.state.plan.title).toBe('Soạn từ bản cũ');
    expect(knowing.envelopes.at(-1)?.data).not.toHaveProperty('replaces');
  });
});

describe('somebody on too many places (S05)', () => {
  test('is a finding that stops approval, with the lists to choose from', () => {
    const scene = scenes.drafting(setting);
    expect(findingOf(scene, 'W-too-many-places')).toMatchObject([
      { severity: 'warning', where: { person: 'CB09', lists: ['khoa', 'thuong-vu', 'vien'] } },
    ]);
    given(scene).when(chair, 'approve-plan').refused('R-plan-not-ready');
  });

  test('is settled by choosing lists: the others lose the person, with the reason', () => {
    const [finding] = findingOf(scenes.drafting(setting), 'W-too-many-places');
    const data = { finding: finding?.id, reason, choose: ['khoa', 'thuong-vu'] };
    const scene = given(scenes.drafting(setting))
      .when(organiser, 'settle-finding', data)
      .acts({ type: 'finding-settled', data });
    // Nobody else is an institute's head, which the plan must not have either.
    expect(findingOf(scene, 'E-nobody-voted-on').map(({ where }) => where.list)).toEqual(['vien']);
    const withAnother = follow(
      scenes.drafting({
        ...setting,
        roster: rosterOf([...people, onThree, person('CB11', 'Đinh Văn Minh', 'Viện trưởng')]),
      }),
      [organiser, 'settle-finding', data],
      [chair, 'approve-plan'],
    );
    expect(votedOn(withAnother, 'khoa')).toContain('CB09');
    expect(votedOn(withAnother, 'vien')).toEqual(['CB11']);
    const drawn = rollsOf(withAnother.rules, withAnother.round!.state, votingDay).lists;
    const excluded = drawn.find((list) => list.id === 'vien')?.excluded;
    expect(excluded).toMatchObject([{ person: 'CB09', reason: { vi: `Chọn lấy phiếu ở nơi khác: ${reason}` } }]);
  });

  test('may stand with a reason, and the person stays everywhere', () => {
    const [finding] = findingOf(scenes.drafting(setting), 'W-too-many-places');
    const scene = follow(
      scenes.drafting(setting),
      [organiser, 'settle-finding', { finding: finding?.id, reason }],
      [chair, 'approve-plan'],
    );
    for (const list of ['khoa', 'thuong-vu', 'vien']) expect(votedOn(scene, list)).toContain('CB09');
    const approval = scene.envelopes.find((envelope) => envelope.type === 'plan-approved');
    expect(approval?.data).toMatchObject({ accepted: [{ finding: finding?.id, reason }] });
  });

  test('what was settled for three lists does not hold for two others', () => {
    const scene = follow(
      scenes.drafting(setting),
      [organiser, 'settle-finding', { finding: 'W-too-many-places:khoa+thuong-vu+vien:CB09', reason }],
      [organiser, 'replace-roster', { roster: rosterOf([...people, { ...onThree, posts: onTwo.posts }]), sources: [] }],
    );
    expect(findingOf(scene, 'W-two-places-of-one-kind')).toMatchObject([{ where: { lists: ['khoa', 'vien'] } }]);
    expect(findingOf(scene, 'W-two-places-of-one-kind')[0]?.settled).toBeUndefined();
  });

  test('two places of one kind are settled by choosing one', () => {
    const scene = scenes.drafting({ ...setting, roster: rosterOf([...people, onTwo]) });
    const [finding] = findingOf(scene, 'W-two-places-of-one-kind');
    given(scene)
      .when(organiser, 'settle-finding', { finding: finding?.id, reason, choose: ['khoa', 'vien'] })
      .refused('R-still-too-many-places');
    given(scene)
      .when(organiser, 'settle-finding', { finding: finding?.id, reason, choose: ['khoa'] })
      .accepted();
  });
});

describe('approving', () => {
  test('pins rules with overlay, plan and roster by content, and convenes the conferences', () => {
    const scene = scenes.preparing();
    const [approval, convened] = scene.envelopes.slice(1);
    expect(approval).toMatchObject({
      stream: 'round',
      type: 'plan-approved',
      data: {
        rulesHash: contentHash(rulesWith()),
        planHash: contentHash(planWith()),
        rosterHash: contentHash(rosterOf()),
        accepted: [],
      },
    });
    expect(convened).toMatchObject({ stream: 'hoi-nghi', type: 'conference-convened' });
    expect(scene.round?.state.stage).toBe('approved');
  });

  test('each conference gets its own lists, and goes its own way', () => {
    const plan = planWith();
    const [first] = plan.conferences;
    const conferences = [
      { ...first!, lists: ['khoa' as never] },
      { ...first!, id: 'hai' as never, title: 'Hội nghị hai', lists: ['thuong-vu' as never] },
    ];
    const scene = scenes.ready({ plan: { ...plan, conferences } });
    const lists = (id: string) => conference(scene, id).state.setup.lists.map((list) => list.id);
    expect([lists('hoi-nghi'), lists('hai')]).toEqual([['khoa'], ['thuong-vu']]);
    expect(conference(scene, 'hai').state.stage).toBe('preparing');
    expect(conference(scene, 'hoi-nghi').state.stage).toBe('ready');
  });

  test('the overlay of the plan replaces the value of the rule set', () => {
    const overlay = {
      name: { vi: 'Kế hoạch', en: 'Plan' },
      quorum: { value: { numerator: 1, denominator: 2 }, cite: 'unverified' as const },
    };
    const scene = scenes.preparing({ plan: planWith([khoa], { rules: { id: 'test/rules', overlay } }) });
    const { state } = scene.round!;
    expect(state.stage === 'approved' && state.rules.quorum.value).toEqual({ numerator: 1, denominator: 2 });
    expect(state.stage === 'approved' && state.rules.name).toEqual(rulesWith().name);
  });

  test('a record whose approval names another plan, roster or rule set is corrupt', () => {
    const scene = scenes.drafting();
    const approved = scenes.preparing().envelopes[1]!;
    const { at, by } = contextOf(scene, chair, 'approve-plan');
    for (const key of ['planHash', 'rosterHash', 'rulesHash'])
      expect(() =>
        append(scene, at, by, [{ type: 'plan-approved', data: { ...(approved.data as object), [key]: 'x' } }]),
      ).toThrow(CorruptRecord);
  });

  test('a conference stands in its own stream, and the round in its own', () => {
    const [created, approved, convened] = scenes.preparing().envelopes;
    const before = replay([created!, approved!]);
    expect(() => evolve(before, { ...convened!, stream: 'another' })).toThrow(CorruptRecord);
    expect(() => evolve(null, { ...created!, stream: 'hoi-nghi' })).toThrow(CorruptRecord);
    expect(() => evolve(before, convened!)).not.toThrow();
  });
});

describe('what everybody sees of a round', () => {
  test('the fingerprint stays where it was before the count until the result is announced', () => {
    const view = (scene: Scene) => roundView(scene.rules, scene.round!, votingDay);
    const [before, during, after_, end] = [scenes.boxed(), scenes.counting(), scenes.signed(), scenes.announced()].map(
      view,
    );
    expect(during?.fingerprint).toBe(before?.fingerprint);
    expect(during?.fingerprintAt).toBe(before?.number);
    expect(after_?.fingerprint).toBe(before?.fingerprint);
    expect(after_?.number).toBeGreaterThan(before?.number ?? 0);
    expect(end?.fingerprintAt).toBe(end?.number);
    expect(end?.fingerprint).not.toBe(before?.fingerprint);
  });

  test('what was looked at for the approval stays as it was on that day, however late it is', () => {
    const findings = (scene: Scene, today: string) =>
      roundView(scene.rules, scene.round!, today as typeof votingDay).findings.map(({ code }) => code);
    expect(findings(scenes.drafting(), '2020-01-01')).not.toEqual(findings(scenes.drafting(), '2019-02-01'));
    expect(findings(scenes.preparing(), '2020-01-01')).toEqual(findings(scenes.preparing(), '2019-02-01'));
  });

  test('who is voted on in two places is named, and nothing is added up', () => {
    const both = person('CB09', 'Bùi Văn Khoa', 'Trưởng khoa', 'Ủy viên Thường vụ');
    const scene = scenes.preparing({ roster: rosterOf([...people, both]) });
    expect(roundView(scene.rules, scene.round!, votingDay).twoPlaces).toEqual([
      { person: 'CB09', name: 'Bùi Văn Khoa', places: ['khoa', 'thuong-vu'] },
    ]);
  });

  test('the next step of a draft is to settle what is open, then to approve', () => {
    const steps = (scene: Scene) => roundView(scene.rules, scene.round!, votingDay).steps.map((step) => step.command);
    expect(steps(scenes.drafting(setting))).toEqual(['settle-finding']);
    expect(steps(scenes.drafting())).toEqual(['approve-plan']);
    expect(steps(scenes.preparing())).toEqual([]);
  });
});

test('every act of a whole conference has a title and a sentence in both languages', () => {
  for (const envelope of scenes.handedOver().envelopes)
    for (const words of [titleOf(envelope), sentenceOf(envelope)]) {
      expect(words.vi).not.toMatch(/undefined|null|\[object|^$/);
      expect(words.en).not.toMatch(/undefined|null|\[object|^$/);
    }
});

test('read with names, the record says lists and people, not their ids', () => {
  const { envelopes, round } = scenes.handedOver();
  const names = namesOf(round!, envelopes);
  const aloud = envelopes.map((act) => sentenceOf(act, names).vi);
  const entered = aloud.find((sentence) => sentence.startsWith('Nhập danh sách'));
  expect(entered).toMatch(/^Nhập danh sách “[^”]+”, tập 1, phiếu 1\.$/u);
  expect(aloud.filter((sentence) => /danh sách (khoa|thuong-vu)\b/u.test(sentence))).toEqual([]);
  const settled = {
    type: 'finding-settled',
    data: { finding: 'W-too-many-places:khoa+thuong-vu:CB01', reason: 'Đã họp', choose: ['khoa'] },
  };
  const said = sentenceOf(settled, names);
  expect(said.vi).toMatch(/^Xử lý vấn đề “[^”W]+” \(“[^”]+”, “[^”]+”, Nguyễn Văn An\): Đã họp \(chọn “[^”]+”\)\.$/u);
  expect(sentenceOf(settled).en).toMatch(
    /^Finding “[^”]+” \(khoa, thuong-vu, CB01\) settled: Đã họp \(chose khoa\)\.$/u,
  );
});

test('a post that ends on the voting day is still held, one that starts then is held already', () => {
  const roster = rosterOf([
    ...people,
    person('CB20', 'Võ Văn Nam', post('Giảng viên', { end: votingDay })),
    person('CB21', 'Võ Văn Oanh', post('Giảng viên', { start: votingDay })),
    person('CB22', 'Võ Văn Phú', post('Giảng viên', { end: '2019-02-28' as typeof votingDay })),
    person('CB23', 'Võ Văn Quý', post('Giảng viên', { start: '2019-03-02' as typeof votingDay })),
  ]);
  const roll = conference(scenes.preparing({ roster })).state.rolls['khoa' as never] as readonly { person: string }[];
  expect(roll.map((voter) => voter.person)).toEqual(expect.arrayContaining(['CB20', 'CB21']));
  expect(roll.map((voter) => voter.person)).not.toEqual(expect.arrayContaining(['CB22']));
  expect(roll.map((voter) => voter.person)).not.toEqual(expect.arrayContaining(['CB23']));
});
