// Counting by tally sheets: totals per person, entered independently.
import { describe, expect, test } from 'vitest';
import { countList, type ListId, standings, tallyText } from '../src/index.ts';
import { conference, follow, given, head, member, other, type Scene, type Step, secretary, stateOf } from './given.ts';
import { countedBy, planWith, rulesWhere } from './people.ts';
import * as scenes from './scenes.ts';

const tally = { plan: countedBy(planWith(), { method: 'tally-sheet' }) };
const khoa = 'khoa' as ListId;
const row = (high: number, confidence: number, low: number, invalid: Record<string, number> = {}) => ({
  high,
  confidence,
  low,
  invalid,
});
type Row = ReturnType<typeof row>;
const entry = (who: Step[0], people: readonly Row[], voided: Record<string, number> = {}): Step => [
  who,
  'enter-tally',
  { list: khoa, voided, people },
];
const countOf = (scene: Scene) =>
  countList(
    scene.rules,
    stateOf(scene, 'counting'),
    conference(scene).state.setup.lists.find((list) => list.id === khoa)!,
  );
const cell = (index: number, totals: Row) => ({ list: khoa, cell: { kind: 'person', row: index, totals } });
const vote = { note: '', votesFor: 3, votesAgainst: 0 };

test('equal entries stand; a zero that is written and one that is left out are the same', () => {
  const people = [row(3, 2, 0, { blank: 0 }), row(0, 0, 5)];
  const scene = given(scenes.counting(tally), entry(secretary, people, { 'not-issued': 1 }))
    .when(member, 'enter-tally', {
      list: khoa,
      voided: { 'not-issued': 1, 'added-text': 0 },
      people: [row(3, 2, 0), row(0, 0, 5)],
    })
    .accepted();
  expect(countOf(scene)).toEqual({
    counted: 6,
    reasons: { 'not-issued': 1 },
    people: [
      { person: 'CB01', high: 3, confidence: 2, low: 0, rowReasons: {} },
      { person: 'CB02', high: 0, confidence: 0, low: 5, rowReasons: {} },
    ],
  });
});

test('a row that differs goes back to both, then to the committee', () => {
  const scene = follow(
    scenes.counting(tally),
    entry(secretary, [row(6, 0, 0), row(5, 1, 0)]),
    entry(member, [row(6, 0, 0), row(5, 0, 1)]),
  );
  expect(countOf(scene)).toBeNull();
  given(scene)
    .when(secretary, 'read-tally-again', cell(0, row(6, 0, 0)))
    .refused('R-nothing-to-read-again');
  const mended = follow(scene, [member, 'read-tally-again', cell(1, row(5, 1, 0))]);
  expect(countOf(mended)?.people[1]).toMatchObject({ high: 5, confidence: 1, low: 0 });
  const committee = follow(
    scene,
    [secretary, 'read-tally-again', cell(1, row(5, 1, 0))],
    [member, 'read-tally-again', cell(1, row(5, 0, 1))],
  );
  const data = { ...cell(1, row(4, 1, 0, { blank: 1 })), ...vote };
  const decided = given(committee).when(head, 'adjudicate-tally', data).acts({ type: 'tally-decided', data });
  expect(countOf(decided)?.people[1]).toMatchObject({ high: 4, confidence: 1, low: 0, rowReasons: { blank: 1 } });
});

test('ballots void whole are a cell of their own', () => {
  const scene = follow(
    scenes.counting(tally),
    entry(secretary, [row(5, 0, 0), row(5, 0, 0)], { 'added-text': 1 }),
    entry(member, [row(5, 0, 0), row(5, 0, 0)], { 'not-issued': 1 }),
  );
  const again = { list: khoa, cell: { kind: 'void', voided: { 'added-text': 1 } } };
  expect(countOf(follow(scene, [member, 'read-tally-again', again]))?.reasons).toEqual({ 'added-text': 1 });
});

test('an entry may be corrected by whoever made it until it is compared', () => {
  const scene = follow(
    scenes.counting(tally),
    entry(secretary, [row(6, 0, 0), row(6, 0, 0)]),
    entry(secretary, [row(0, 0, 6), row(6, 0, 0)]),
    entry(member, [row(0, 0, 6), row(6, 0, 0)]),
  );
  expect(countOf(scene)?.people[0]).toMatchObject({ low: 6 });
  given(scene)
    .when(...entry(secretary, [row(6, 0, 0), row(6, 0, 0)]))
    .refused('R-tally-taken');
  given(scene)
    .when(...entry(other, [row(6, 0, 0), row(6, 0, 0)]))
    .refused('R-tally-taken');
});

describe('each reason is counted in the layer that it voids', () => {
  const blankVoids = { ...tally, rules: rulesWhere('blank', 'ballot') };
  test.each([
    ['a row reason for the ballot', tally, row(5, 0, 0), { blank: 1 }, false],
    ['a ballot reason for a row', tally, row(5, 0, 0, { 'added-text': 1 }), {}, false],
    ['blank for a row', tally, row(5, 0, 0, { blank: 1 }), {}, true],
    ['blank for the ballot, where it voids it', blankVoids, row(5, 0, 0), { blank: 1 }, true],
    ['blank for a row, where it voids the ballot', blankVoids, row(5, 0, 0, { blank: 1 }), {}, false],
    ['a reason that the rules do not know', tally, row(5, 0, 0, { signed: 1 }), {}, false],
  ] as const)('%s', (_what, setting, first, voided, fits) => {
    const step = given(scenes.counting(setting)).when(...entry(member, [first, first], voided));
    if (fits) step.accepted();
    else step.refused('R-wrong-marks');
  });

  test('reading again and deciding are held to it too', () => {
    const scene = follow(
      scenes.counting(tally),
      entry(secretary, [row(6, 0, 0), row(6, 0, 0)]),
      entry(member, [row(5, 1, 0), row(6, 0, 0)]),
    );
    const odd = row(5, 0, 0, { 'not-issued': 1 });
    given(scene).when(member, 'read-tally-again', cell(0, odd)).refused('R-wrong-marks');
    given(
      scene,
      [secretary, 'read-tally-again', cell(0, row(6, 0, 0))],
      [member, 'read-tally-again', cell(0, row(5, 1, 0))],
    )
      .when(head, 'adjudicate-tally', { ...cell(0, odd), ...vote })
      .refused('R-wrong-marks');
  });
});

test.each([
  ['too much', row(5, 2, 0)],
  ['too little', row(5, 0, 0)],
])('a total that everybody reads wrongly is found before the result stands: %s', (_what, totals) => {
  const scene = follow(
    scenes.counting(tally),
    entry(secretary, [row(6, 0, 0), row(6, 0, 0)]),
    entry(member, [row(5, 1, 0), row(6, 0, 0)]),
    [secretary, 'read-tally-again', cell(0, totals)],
    [member, 'read-tally-again', cell(0, totals)],
  );
  const [standing] = standings(scene.rules, stateOf(scene, 'counting'));
  expect(standing?.findings.map((finding) => finding.code)).toContain('E-row-does-not-add-up');
});

test('a collected number corrected during the count makes the sheets wrong, which is found, and they are entered anew', () => {
  const people = [row(6, 0, 0), row(6, 0, 0)];
  const scene = follow(scenes.counting(tally), entry(secretary, people), entry(member, people), [
    head,
    'correct-stock',
    { list: khoa, collected: 5, reason: 'Đếm lại hòm phiếu' },
  ]);
  const codes = standings(scene.rules, stateOf(scene, 'counting'))[0]?.findings.map((finding) => finding.code);
  expect(codes).toEqual(['W-ballots-not-returned', 'E-row-does-not-add-up', 'E-row-does-not-add-up']);
  const fives = [row(5, 0, 0), row(5, 0, 0)];
  const anew = follow(
    scene,
    [head, 'recount', { list: khoa, batch: null, reason: 'Đếm lại' }],
    entry(secretary, fives),
    entry(member, fives),
  );
  expect(countOf(anew)).toMatchObject({ counted: 5, people: [{ high: 5 }, { high: 5 }] });
});

test('the text of a cell does not depend on the order of its keys', () => {
  expect(tallyText({ low: 1, high: 2, confidence: 3, invalid: { multiple: 1, blank: 2, signed: 0 } })).toBe(
    tallyText({ high: 2, confidence: 3, low: 1, invalid: { blank: 2, multiple: 1 } }),
  );
});
