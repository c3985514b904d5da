// S06, S16–S18: electronic ballots from the committee's key to the open box, alone and beside paper.
import { describe, expect, test } from 'vitest';
import { canvassed as canvassedEvent, countList, replay } from '../src/index.ts';
import * as electronic from './electronic-scenes.ts';
import { khoa, thuongVu } from './electronic-scenes.ts';
import * as steps from './electronic-steps.ts';
import { chair, conference, follow, given, head, member, organiser, type Scene, secretary, stateOf } from './given.ts';
import { rulesWith } from './people.ts';

const box = (scene: Scene, list = khoa) => conference(scene).state.electronic!.boxes[list]!;

describe('a conference that casts on paper and electronically', () => {
  test('comes from key to result, and its record says the same again', () => {
    const scene = electronic.canvassed();
    const [first] = stateOf(scene, 'canvassed').canvass.results;
    // Six voters of `khoa`, three of them on paper and three with slips.
    expect(first).toMatchObject({ printed: 24, issued: 6, collected: 6, unused: 18, valid: 6 });
    expect(first?.people).toMatchObject([{ high: 6, invalidRows: 0 }, { high: 6 }]);
    expect(replay(scene.envelopes)).toEqual(scene.round);
    expect(canvassedEvent.data.parse(scene.envelopes.at(-1)?.data)).toEqual(scene.envelopes.at(-1)?.data);
  });

  test('has no count of a list before its box is open and its paper is counted', () => {
    const before = electronic.counting();
    const { setup } = conference(before).state;
    const countOf = (scene: Scene) => countList(scene.rules, stateOf(scene, 'counting'), setup.lists[0]!);
    expect(countOf(before)).toBeNull();
    expect(countOf(electronic.paperCounted(before))).toBeNull();
    expect(countOf(electronic.openAll(before))).toBeNull();
    expect(countOf(electronic.counted())?.counted).toBe(6);
  });

  test('a row without a mark in the box is a blank row', () => {
    const scene = electronic.openAll(electronic.paperCounted(electronic.counting()), (voters) => [0, voters - 2, 1]);
    const result = follow(scene, [head, 'canvass']);
    expect(stateOf(result, 'canvassed').canvass.results[0]?.people[0]).toMatchObject({
      high: 3,
      confidence: 1,
      low: 1,
      invalidRows: 1,
      rowReasons: { blank: 1 },
    });
  });
});

test('a conference that casts only electronically has no paper to count', () => {
  const scene = electronic.openAll(electronic.counting({ casting: 'electronic' }));
  const result = stateOf(follow(scene, [head, 'canvass']), 'canvassed').canvass.results[0];
  expect(result).toMatchObject({ printed: 12, issued: 6, collected: 6, unused: 6 });
  expect(result?.ways).toBeUndefined();
});

test('nobody has paper and a slip of one list, and the roll says a slip, never which', () => {
  const scene = electronic.handedOut();
  expect([...box(scene).slipHolders].sort()).toEqual(['CB04', 'CB05', 'CB06']);
  expect(conference(scene).state.holders[khoa]?.size).toBe(6);
  given(scene)
    .when(head, 'hand-out', { people: ['CB04'], way: 'paper' })
    .refused('R-holds-ballot');
  const handed = scene.envelopes.find((act) => act.type === 'slips-handed-out');
  expect(Object.keys((handed!.data as { ballots: object[] }).ballots[0]!)).toEqual(['list', 'people']);
});

test('a slip is exchanged for another, or for paper, and the one that came back is spoiled', () => {
  const scene = electronic.handedOut();
  const another = follow(scene, [head, 'replace-slip', { list: khoa, person: 'CB05' }]);
  expect(box(another)).toMatchObject({ slips: { issued: 3, spoiled: 1 }, replaced: 1 });
  expect(box(another).slipHolders.size).toBe(3);
  const paper = follow(scene, [head, 'replace-slip', { list: khoa, person: 'CB05', way: 'paper' }]);
  expect(box(paper)).toMatchObject({ slips: { issued: 2, spoiled: 1 }, replaced: 1 });
  expect([...box(paper).slipHolders]).not.toContain('CB05');
  expect(conference(paper).state.holders[khoa]?.has('CB05' as never)).toBe(true);
  expect(conference(paper).state.stock[khoa]?.issued).toBe(4);
});

describe('a misprinted slip', () => {
  test('is spoiled with its code burnt, once, from when slips are made until the box is closed', () => {
    for (const scene of [electronic.ready(), electronic.polling(), electronic.handedOut()]) {
      const burnt = follow(scene, steps.misprint(khoa));
      expect(box(burnt)).toMatchObject({
        slips: { printed: 12, spoiled: 1 },
        replaced: 0,
        misprints: [steps.hash(201)],
      });
      expect(box(burnt, thuongVu).misprints).toEqual([]);
      const [, command, data] = steps.misprint(khoa);
      given(burnt).when(organiser, command, data).refused('R-misprint-is-burnt');
      expect(replay(burnt.envelopes)).toEqual(burnt.round);
    }
    const [, command, data] = steps.misprint(khoa);
    given(follow(electronic.closed(), steps.boxClosed(khoa, 3)))
      .when(organiser, command, data)
      .refused('R-electronic-box-closed');
    given(electronic.keyFormed()).when(organiser, command, data).refused('R-not-enough-slips');
  });

  test('is not one that is misprinted among slips made anew', () => {
    const anew = follow(electronic.keyFormed(), steps.slipsOf(khoa), steps.misprint(khoa), steps.slipsOf(khoa));
    expect(box(anew)).toMatchObject({ slips: { printed: 12, spoiled: 0 }, misprints: [] });
  });

  test('leaves so many codes fewer with which a box can be closed', () => {
    const scene = follow(electronic.handedOut(), ...Array.from({ length: 8 }, (_, slip) => steps.misprint(khoa, slip)));
    const closed = follow(scene, [head, 'replace-slip', { list: khoa, person: 'CB05' }], [chair, 'close-poll']);
    const [by, command, data] = steps.boxClosed(khoa, 4);
    given(closed).when(by, command, data).refused('R-electronic-box-does-not-fit');
    expect(box(follow(closed, steps.boxClosed(khoa, 3))).closed?.voters).toBe(3);
  });
});

describe('paper and box apart', () => {
  const least = (value: number) => rulesWith({ smallElectorate: { value, cite: 'unverified' } });
  const resultOf = (scene: Scene) => stateOf(scene, 'canvassed').canvass.results[0];

  test('are shown where each was cast by as many as the rules ask', () => {
    expect(resultOf(electronic.canvassed({ rules: least(0) }))?.ways).toMatchObject({
      paper: { collected: 3, people: [{ high: 3 }, { high: 3 }] },
      electronic: { collected: 3, people: [{ high: 3 }, { high: 3 }] },
    });
  });

  test('are in no result where one of them was cast by fewer', () => {
    const settlements = ['khoa', 'thuong-vu'].flatMap((list) =>
      ['W-few-in-electronic-box', 'W-few-on-paper'].map((code) => ({ finding: `${code}:${list}`, reason: 'Biết' })),
    );
    const scene = follow(electronic.counted({ rules: least(4) }), [head, 'canvass', { settlements }]);
    expect(resultOf(scene)?.ways).toBeUndefined();
  });
});

test('more codes that voted than slips that were issued stop the result', () => {
  const scene = electronic.closed();
  const closed = follow(
    scene,
    steps.boxClosed(khoa, 4),
    steps.boxClosed(thuongVu, 2),
    [head, 'record-box', { list: khoa, collected: 3, unused: 9, unusedSlips: 9 }],
    [head, 'record-box', { list: thuongVu, collected: 2, unused: 10, unusedSlips: 10 }],
    [head, 'begin-count'],
  );
  const counted = electronic.openAll(electronic.paperCounted(closed));
  const refusal = given(counted).when(head, 'canvass').refused('R-findings-open');
  expect(refusal.findings?.map(({ code }) => code)).toContain('E-more-votes-than-slips');
});

test('once a box is closed the poll is not opened again', () => {
  const scene = electronic.closed();
  given(scene).when(chair, 'reopen-poll', { reason: 'Còn người chưa bỏ phiếu' }).accepted();
  given(follow(scene, steps.boxClosed(khoa, 3)))
    .when(chair, 'reopen-poll', { reason: 'Còn người chưa bỏ phiếu' })
    .refused('R-electronic-box-closed');
});

test('a poll that is opened again before a box is closed has its slips counted again', () => {
  const counted = follow(electronic.closed(), [
    head,
    'record-box',
    { list: khoa, collected: 3, unused: 9, unusedSlips: 9 },
  ]);
  expect(box(counted).slips.unused).toBe(9);
  expect(box(follow(counted, [chair, 'reopen-poll', { reason: 'Còn người chưa bỏ phiếu' }])).slips.unused).toBeNull();
});

test('where every member is needed, certificates alone make the key', () => {
  const scene = electronic.ceremonyBegun({ members: 2, needed: 2 });
  const taken = follow(scene, steps.message('certificate', 1), steps.message('certificate', 2));
  given(taken)
    .when(head, 'record-key-message', { step: 'shares', seat: 1, sha256: steps.hash(1) })
    .refused('R-not-your-key-step');
  given(taken, steps.key)
    .when(organiser, 'record-slips', { list: khoa, copies: 9, credentials: steps.hash(2) })
    .accepted();
});

test('a key begun anew keeps slips and elections, and voids key and boxes', () => {
  const scene = electronic.ready();
  given(scene)
    .when(...steps.begin(scene))
    .refused('R-ceremony-reason-missing');
  const anew = follow(scene, steps.begin(scene, { reason: 'Mất khóa' }));
  const { ceremony } = conference(anew).state.electronic!;
  expect(ceremony).toMatchObject({ seats: [], key: null });
  expect(box(anew)).toMatchObject({ prepared: null, election: steps.elections[khoa], slips: { printed: 12 } });
  given(
    anew,
    [head, 'check-in', { people: ['CB01', 'CB02'] }],
    [chair, 'approve-committee', { votesFor: 2, votesAgainst: 0 }],
  )
    .when(chair, 'open-poll')
    .refused('R-not-prepared');
});

test('each seat is one account, and steps come in order', () => {
  const scene = follow(electronic.ceremonyBegun(), steps.message('certificate', 1));
  const step = (name: string, seat: number) => ({ step: name, seat, sha256: steps.hash(3) });
  given(scene).when(head, 'record-key-message', step('certificate', 2)).refused('R-not-your-key-step');
  given(scene).when(secretary, 'record-key-message', step('certificate', 3)).refused('R-not-your-key-step');
  given(scene).when(head, 'record-key-message', step('shares', 1)).refused('R-not-your-key-step');
  given(scene, steps.message('certificate', 2), steps.message('certificate', 3))
    .when(member, 'record-key-message', step('shares', 1))
    .refused('R-not-your-key-step');
});
