// S17: officials, committee, sheets, roll, attendance. What each command records, and what it changes.
import { describe, expect, test } from 'vitest';
import {
  committeeFindings,
  conferenceView,
  convened,
  type ListId,
  missingPreparations,
  type PersonId,
  type Role,
} from '../src/index.ts';
import { conference, follow, given, head, member, organiser, type Scene, stateOf } from './given.ts';
import { khoa, people, planWith, post, rosterOf, rulesWith, thuongVu } from './people.ts';
import * as scenes from './scenes.ts';

const [khoaId, thuongVuId] = ['khoa' as ListId, 'thuong-vu' as ListId];
const reason = 'Vì một lý do';
const stock = (scene: Scene, list: ListId) => conference(scene).state.stock[list];
const present = (scene: Scene) => [...conference(scene).state.present].sort();

describe('preparing', () => {
  test('officials are named, and may be named anew', () => {
    const scene = given(scenes.preparing())
      .when(organiser, 'name-officials', { chair: ' Ngô  Văn Ích ', observers: ['Ban Tổ chức'] })
      .acts({
        type: 'officials-named',
        data: { chair: 'Ngô Văn Ích', secretary: null, observers: ['Ban Tổ chức'] },
      });
    expect(stateOf(scene, 'preparing').officials.observers).toEqual(['Ban Tổ chức']);
    const again = follow(scene, [organiser, 'name-officials', { chair: 'Ngô Văn Ích', secretary: 'Lý Thị Kim' }]);
    expect(stateOf(again, 'preparing').officials).toEqual({
      chair: 'Ngô Văn Ích',
      secretary: 'Lý Thị Kim',
      observers: [],
    });
  });

  test('names come into the record in NFC, however they were typed', () => {
    const scene = follow(scenes.preparing(), [
      organiser,
      'propose-committee',
      { members: [{ name: 'Nguyễn Văn Ấn'.normalize('NFD'), role: 'head' }, ...scenes.committee.slice(1)] },
    ]);
    expect(stateOf(scene, 'preparing').committee?.members[0]?.name).toBe('Nguyễn Văn Ấn'.normalize('NFC'));
  });

  test('a person voted on in the committee is said, where the rules do not forbid it', () => {
    const members = [...scenes.committee, { name: 'Nguyễn Văn An', role: 'member', person: 'CB01' }];
    const scene = follow(scenes.preparing(), [organiser, 'propose-committee', { members }]);
    const state = stateOf(scene, 'preparing');
    expect(committeeFindings(scene.rules, state).map((finding) => finding.id)).toEqual([
      'I-voted-on-in-committee:hoi-nghi:CB01',
    ]);
    const allowed = rulesWith({ votedOnInCommittee: { value: 'allowed', cite: 'unverified' } });
    expect(committeeFindings(allowed, state)).toEqual([]);
  });

  test('the chair in the committee is said, whoever was named first and however it was written: the chair does not count', () => {
    const members = [...scenes.committee, { name: 'lê  văn chủ trì', role: 'member' }];
    const told = (...steps: Parameters<typeof follow>[1][]) => {
      const scene = follow(scenes.preparing(), ...steps);
      return committeeFindings(scene.rules, stateOf(scene, 'preparing')).map(({ code }) => code);
    };
    const proposed = [organiser, 'propose-committee', { members }] as const;
    const named = [organiser, 'name-officials', { chair: 'Lê Văn Chủ Trì' }] as const;
    expect(told(proposed, named)).toEqual(['I-chair-in-committee']);
    expect(told(named, proposed)).toEqual(['I-chair-in-committee']);
    expect(told(proposed)).toEqual([]);
  });

  test('a namesake of somebody voted on, known by another id, is not taken for that person', () => {
    const forbidden = rulesWith({ votedOnInCommittee: { value: 'forbidden', cite: 'unverified' } });
    given(scenes.preparing({ rules: forbidden }))
      .when(organiser, 'propose-committee', {
        members: [...scenes.committee, { name: 'Nguyễn Văn An', role: 'member', person: 'CB77' }],
      })
      .accepted();
  });

  test('one name twice is one member, in whatever spelling, unless both are known by their ids', () => {
    const proposed = (...more: readonly object[]) =>
      given(scenes.preparing()).when(organiser, 'propose-committee', { members: [...scenes.committee, ...more] });
    const name = 'Trần Văn Đếm';
    const first = { name, role: 'member' };
    for (const again of [name.toUpperCase(), name.normalize('NFD'), `${name} `])
      proposed(first, { ...first, name: again }).refused('R-committee-incomplete');
    proposed({ ...first, person: 'CB77' }, first).refused('R-committee-incomplete');
    proposed({ ...first, person: 'CB77' }, { ...first, person: 'CB78' }).accepted();
  });

  test('the committee is as large as the independent counts, whichever of plan and rules asks for more', () => {
    const three = rulesWith({ independentCounts: { value: 3, cite: 'unverified' } });
    const plan = planWith();
    const threeCounts = {
      ...plan,
      conferences: plan.conferences.map((c) => ({ ...c, count: { ...c.count, independent: 3 } })),
    };
    const members = scenes.committee.slice(0, 2);
    for (const setting of [{ rules: three, plan: threeCounts }, { plan: threeCounts }])
      given(scenes.preparing(setting))
        .when(organiser, 'propose-committee', { members })
        .refused('R-committee-incomplete');
    given(scenes.preparing()).when(organiser, 'propose-committee', { members }).accepted();
  });

  test('printed sheets add up over deliveries, misprints come off', () => {
    const scene = given(
      scenes.preparing(),
      [organiser, 'record-printing', { list: khoaId, copies: 5 }],
      [organiser, 'record-printing', { list: khoaId, copies: 4 }],
    )
      .when(organiser, 'record-spoiled', { list: khoaId, copies: 2, reason })
      .acts({ type: 'ballots-spoiled', data: { list: khoaId, copies: 2, reason } });
    expect(stock(scene, khoaId)).toMatchObject({ printed: 9, spoiled: 2, issued: 0, unused: null, collected: null });
    expect(stock(scene, thuongVuId)).toMatchObject({ printed: 0, spoiled: 0 });
  });

  test('a number of printed sheets that was wrong is put right with a reason, never below what was used', () => {
    const twice = follow(
      scenes.preparing(),
      [organiser, 'record-printing', { list: khoaId, copies: 9 }],
      [organiser, 'record-printing', { list: khoaId, copies: 9 }],
      [organiser, 'record-spoiled', { list: khoaId, copies: 2, reason }],
    );
    const right = given(twice)
      .when(organiser, 'correct-printing', { list: khoaId, printed: 9, reason })
      .acts({ type: 'printing-corrected', data: { list: khoaId, printed: 9, reason } });
    expect(stock(right, khoaId)).toMatchObject({ printed: 9, spoiled: 2, issued: 0 });
    expect(stateOf(right, 'preparing').corrections).toMatchObject([
      { list: khoaId, before: { printed: 18 }, after: { printed: 9 }, reason },
    ]);
    given(twice)
      .when(organiser, 'correct-printing', { list: khoaId, printed: 18, reason })
      .refused('R-nothing-corrected');
    given(twice).when(organiser, 'correct-printing', { list: khoaId, printed: 1, reason }).refused('R-fewer-than-used');
    given(twice).when(organiser, 'correct-printing', { list: khoaId, printed: 2, reason }).accepted();
  });

  test('what is missing is a committee, and a sheet for every voter of every list', () => {
    const bare = stateOf(scenes.preparing(), 'preparing');
    expect(missingPreparations(bare).map((text) => text.en)).toEqual([
      'no counting committee has been proposed',
      'List “Trưởng khoa” has 0 of 6 ballots',
      'List “Ủy viên Thường vụ” has 0 of 4 ballots',
    ]);
    const enough = follow(
      scenes.preparing(),
      [organiser, 'propose-committee', { members: scenes.committee }],
      [organiser, 'record-printing', { list: khoaId, copies: 6 }],
      [organiser, 'record-printing', { list: thuongVuId, copies: 5 }],
      [organiser, 'record-spoiled', { list: thuongVuId, copies: 1, reason }],
    );
    const scene = given(enough).when(organiser, 'make-ready').acts({ type: 'conference-ready', data: {} });
    expect(stateOf(scene, 'ready').committee.approved).toBeNull();
  });
});

describe('the voter roll', () => {
  test('is amended with a reason, which stays', () => {
    const scene = given(scenes.ready())
      .when(organiser, 'amend-roll', { list: thuongVuId, change: 'added', person: 'CB90', name: 'Mai Văn Lâm', reason })
      .acts({
        type: 'roll-amended',
        data: {
          list: thuongVuId,
          change: 'added',
          voter: { person: 'CB90', name: 'Mai Văn Lâm', unit: '', because: [] },
          reason,
        },
      });
    const removed = follow(scene, [
      organiser,
      'amend-roll',
      { list: thuongVuId, change: 'removed', person: 'CB90', name: '?', reason },
    ]);
    expect(stateOf(removed, 'ready').rolls[thuongVuId]).toEqual(stateOf(scenes.ready(), 'ready').rolls[thuongVuId]);
    expect(stateOf(removed, 'ready').amendments.map(({ change, name }) => [change, name])).toEqual([
      ['added', 'Mai Văn Lâm'],
      ['removed', 'Mai Văn Lâm'],
    ]);
  });

  test('keeps the name that a person has on another roll', () => {
    const scene = follow(scenes.ready(), [
      organiser,
      'amend-roll',
      { list: thuongVuId, change: 'added', person: 'CB05', name: 'Hoang Van Duc', unit: 'x', reason },
    ]);
    expect(stateOf(scene, 'ready').rolls[thuongVuId]?.at(-1)).toMatchObject({
      name: 'Hoàng Văn Đức',
      unit: 'Trường Thử nghiệm',
    });
  });

  test('counts nobody as present who is convened no more', () => {
    const scene = follow(scenes.gathered(), [
      organiser,
      'amend-roll',
      { list: khoaId, change: 'removed', person: 'CB05', name: 'Hoàng Văn Đức', reason },
    ]);
    expect(present(scene)).not.toContain('CB05');
    const stillOnOther = follow(scenes.gathered(), [
      organiser,
      'amend-roll',
      { list: khoaId, change: 'removed', person: 'CB03', name: 'Lê Văn Cường', reason },
    ]);
    expect(present(stillOnOther)).toContain('CB03');
  });

  test('gives a person with several posts one place on it, with every post as the reason', () => {
    const scene = scenes.ready({
      plan: planWith([
        { ...khoa, voters: [...khoa.voters, { label: 'Hội đồng', posts: ['Thành viên Hội đồng'] }] },
        thuongVu,
      ]),
      roster: rosterOf([
        ...people.slice(1),
        { ...people[0]!, posts: [...people[0]!.posts, post('Thành viên Hội đồng'), post('Giảng viên')] },
      ]),
    });
    const roll = stateOf(scene, 'ready').rolls[khoaId] ?? [];
    const mine = roll.filter((voter) => voter.person === 'CB01');
    expect(mine).toHaveLength(1);
    expect(mine[0]?.because.map(({ role }) => role).sort()).toEqual(['Giảng viên', 'Hội đồng', 'Trưởng khoa']);
  });
});

describe('attendance', () => {
  test('check-in of several at once counts each once', () => {
    const scene = given(scenes.ready())
      .when(member, 'check-in', { people: ['CB01', 'CB02', 'CB01'] })
      .acts({ type: 'checked-in', data: { people: ['CB01', 'CB02'] } });
    expect(present(scene)).toEqual(['CB01', 'CB02']);
  });

  test('a mistaken check-in is undone with a reason', () => {
    const scene = given(scenes.ready(), [head, 'check-in', { people: ['CB01', 'CB02'] }])
      .when(head, 'undo-check-in', { person: 'CB01', reason })
      .acts({ type: 'check-in-undone', data: { person: 'CB01', reason } });
    expect(present(scene)).toEqual(['CB02']);
  });

  test('an absence has a reason until the person comes', () => {
    const absent = given(scenes.ready())
      .when(organiser, 'record-absence', { person: 'CB06', reason: 'ốm' })
      .acts({ type: 'absence-recorded', data: { person: 'CB06', reason: 'ốm' } });
    expect(stateOf(absent, 'ready').absent.get('CB06' as PersonId)).toBe('ốm');
    // Whoever sees what the room sees is told that somebody is away, not why.
    const seenBy = (...roles: Role[]) =>
      conferenceView(absent.rules, conference(absent).state, [], { account: 'somebody', roles }).roll.find(
        ({ person }) => person === 'CB06',
      )?.absent;
    expect([seenBy('organiser'), seenBy('committee-member'), seenBy('inspector')]).toEqual(['ốm', 'ốm', 'ốm']);
    expect([seenBy('observer'), seenBy('observer', 'inspector')]).toEqual(['', 'ốm']);
    const came = follow(absent, [head, 'check-in', { people: ['CB06'] }]);
    expect(stateOf(came, 'ready').absent.size).toBe(0);
  });
});

test('everybody on any roll is convened, once', () => {
  expect([...convened(conference(scenes.ready()).state).keys()].sort()).toEqual([
    'CB01',
    'CB02',
    'CB03',
    'CB04',
    'CB05',
    'CB06',
    'CB08',
  ]);
});
