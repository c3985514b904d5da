// More than a hundred ballots: people close to a limit row by row, the others by a sample that dice draw in public. All people are invented.
import { describe, expect, test } from 'vitest';
import {
  assessList,
  checkedCount,
  checkPlan,
  conferenceView,
  draw,
  type ListId,
  resultOf,
  sampleSize,
  scanState,
  scanSummary,
  sheetsToCheck,
} from '../src/index.ts';
import { follow, given, head, member, type Scene, type Step, secretary, stateOf } from './given.ts';
import { rulesWith } from './people.ts';
import { khoa, reader, largeRead as readWith, scanOf } from './scan-scenes.ts';

const seed = '46152301645';
const reason = 'Vì một lý do';
const planOf = (scene: Scene) => checkPlan(scene.rules, stateOf(scene, 'counting'), khoa, 'scan-check/1');
const toCheck = (scene: Scene) => sheetsToCheck(stateOf(scene, 'counting'), khoa);
const countOf = (scene: Scene) => checkedCount(scene.rules, stateOf(scene, 'counting'), khoa);
const commit: Step = [head, 'commit-readings', { list: khoa }];
const dice: Step = [member, 'draw-sample', { list: khoa, seed }];

/** A look at everything that has to be looked at, without a difference. */
function lookAtAll(scene: Scene): Scene {
  const open = (toCheck(scene) ?? []).filter((place) => !place.checked);
  return follow(
    scene,
    ...open.map(
      ({ batch, ballot, rows }): Step => [member, 'check-sheet', { list: khoa, batch, ballot, rows, differences: [] }],
    ),
  );
}

describe('what has to be checked', () => {
  // 120 ballots: over half from 61 on, two thirds from 80 on.
  test.each<[string, readonly [number, number, number], object]>([
    [
      'nobody close',
      [0, 0, 0],
      { rows: [], fewest: 61, size: sampleSize(120, 61, { numerator: 5, denominator: 100 }) },
    ],
    ['five away is close, six is not', [56, 55, 0], { rows: [0], fewest: 6 }],
    ['five above is close, six is not', [65, 66, 0], { rows: [0], fewest: 6 }],
    ['close to two thirds', [0, 75, 84], { rows: [1, 2], fewest: 61 }],
    ['two close, the third decides the sample', [60, 80, 50], { rows: [0, 1], fewest: 11, size: 28 }],
  ])('%s', (_what, low, plan) => {
    expect(planOf(readWith(low))).toMatchObject({ method: 'scan-check/1', sheets: 120, every: false, ...plan });
  });

  test('is every sheet where everybody is close', () => {
    expect(planOf(readWith([60, 61, 80]))).toMatchObject({ every: true, rows: [], fewest: null, size: 0 });
  });

  test('is every sheet of a hundred, and a sample of a hundred and one', () => {
    expect(planOf(readWith([0, 0, 0], rulesWith(), 100))).toMatchObject({ sheets: 100, every: true });
    expect(planOf(readWith([0, 0, 0], rulesWith(), 101))).toMatchObject({ sheets: 101, every: false, fewest: 51 });
  });

  test('counts from the base of the rules that assess the result', () => {
    for (const base of ['collected', 'valid', 'issued', 'members', 'convened'] as const) {
      const cited = { value: base, cite: 'unverified' as const };
      const scene = readWith([61, 0, 0], rulesWith({ denominator: { display: cited, thresholds: cited } }));
      const state = stateOf(scene, 'counting');
      const counted = lookAtAll(follow(scene, commit, dice));
      const result = resultOf(scene.rules, state, state.setup.lists[0]!, countOf(counted)!);
      expect(assessList(scene.rules, result)[0]?.thresholdBase).toEqual({ what: base, count: 120 });
      expect(planOf(scene)).toMatchObject({ rows: [0], fewest: 61 });
    }
  });
});

describe('draw-sample', () => {
  test('comes after the commitment, draws what anybody can work out again, and is drawn once', () => {
    const scene = readWith([60, 80, 50]);
    given(scene)
      .when(...(dice as [typeof member, string, unknown]))
      .refused('R-not-committed');
    const all = [1, 2, 3].flatMap((batch) => Array.from({ length: 40 }, (_, index) => ({ batch, ballot: index + 1 })));
    const drawn = draw(seed, khoa, all, 28);
    const done = given(follow(scene, commit))
      .when(member, 'draw-sample', { list: khoa, seed: ' 46152 30164\n5 ' })
      .acts({ type: 'sample-drawn', data: { list: khoa, seed, drawn } });
    given(done)
      .when(...(dice as [typeof member, string, unknown]))
      .refused('R-sample-stands');
  });

  test('takes digits, and enough of them', () => {
    const scene = follow(readWith([0, 0, 0]), commit);
    given(scene).when(member, 'draw-sample', { list: khoa, seed: '123456789' }).refused('R-seed-too-short');
    for (const odd of ['', '12345678901x', '-12345678901'])
      given(scene).when(member, 'draw-sample', { list: khoa, seed: odd }).refused('R-malformed');
  });

  test('comes before the check, and a voided commitment takes its sample with it', () => {
    const scene = follow(readWith([0, 0, 0]), commit);
    given(scene)
      .when(member, 'check-sheet', { list: khoa, batch: 1, ballot: 1, differences: [] })
      .refused('R-sample-not-drawn');
    const voided = follow(scene, dice, [member, 'withdraw-sheets', { list: khoa, batch: 3, reason }]);
    expect(scanOf(voided)).toMatchObject({ commitment: null, sample: null, voided: [{ sample: { seed } }] });
    expect(scanSummary(stateOf(voided, 'counting'), khoa)).toMatchObject({ voided: 1, check: null });
  });
});

describe('the check of a sample', () => {
  test('is done with the drawn sheets whole and every row of the people who are close', () => {
    const scene = follow(readWith([60, 80, 50]), commit, dice);
    const { drawn } = scanOf(scene).sample!;
    const open = toCheck(scene)!;
    expect(open).toHaveLength(120);
    expect(
      open
        .filter((place) => place.rows === null)
        .map(({ batch, ballot }) => `${batch}/${ballot}`)
        .sort(),
    ).toEqual(drawn.map(({ batch, ballot }) => `${batch}/${ballot}`).sort());
    expect(open.find((place) => place.rows !== null)?.rows).toEqual([0, 1]);
    expect(countOf(scene)).toBeNull();
    const [whole, rows] = [open.find((place) => place.rows === null)!, open.find((place) => place.rows !== null)!];
    const look = ({ batch, ballot }: typeof whole, at: readonly number[] | null): Step => {
      return [member, 'check-sheet', { list: khoa, batch, ballot, rows: at, differences: [] }];
    };
    const left = (next: Scene) => toCheck(next)!.filter((place) => !place.checked).length;
    expect(left(follow(scene, look(whole, [0, 1, 2]))), 'rows are not the whole sheet').toBe(120);
    expect(left(follow(scene, look(whole, null)))).toBe(119);
    expect(left(follow(scene, look(rows, [0])))).toBe(120);
    expect(left(follow(scene, look(rows, [0]), look(rows, [1])))).toBe(119);
    expect(left(follow(scene, look(rows, null)))).toBe(119);
    const done = lookAtAll(scene);
    expect(countOf(done)?.people.map((who) => who.low)).toEqual([60, 80, 50]);
    expect(scanSummary(stateOf(done, 'counting'), khoa)?.check).toMatchObject({
      every: false,
      seed,
      needed: 120,
      checked: 120,
      plan: { rows: [0, 1], size: 28 },
    });
    stateOf(follow(done, [head, 'canvass']), 'canvassed');
  });

  test('where nobody is close is a look at the drawn sheets', () => {
    const scene = follow(readWith([0, 0, 0]), commit, dice);
    expect(toCheck(scene)).toHaveLength(scanOf(scene).sample!.drawn.length);
    expect(countOf(lookAtAll(scene))?.counted).toBe(120);
  });

  test('that finds a difference stops the count: every sheet is checked, the place is decided and confirmed', () => {
    const scene = follow(readWith([0, 0, 0]), commit, dice);
    const [first] = scanOf(scene).sample!.drawn;
    const difference = { ...first, list: khoa, differences: [{ row: 2, seen: 'low' }] };
    const found = follow(scene, [member, 'check-sheet', difference]);
    expect(toCheck(found)).toHaveLength(120);
    expect(toCheck(found)?.filter((place) => place.checked)).toHaveLength(1);
    const all = lookAtAll(found);
    expect(countOf(all), 'the place is still open').toBeNull();
    given(all).when(head, 'canvass').refused('R-count-not-done');
    const settle: Step[] = [
      [member, 'decide-flag', { list: khoa, ...first, row: 2, decision: 'low', votesFor: 2, votesAgainst: 0 }],
      [secretary, 'confirm-flag', { list: khoa, ...first, row: 2 }],
    ];
    expect(countOf(follow(found, ...settle)), 'not every sheet is checked').toBeNull();
    const done = follow(all, ...settle, [head, 'canvass']);
    expect(stateOf(done, 'canvassed').canvass.results[0]?.people[2]).toMatchObject({ high: 119, low: 1 });
  });

  test('asks for every sheet even after the readings are committed to anew, until the list is counted anew', () => {
    const scene = follow(readWith([0, 0, 0]), commit, dice);
    const [first] = scanOf(scene).sample!.drawn;
    const found = follow(scene, [
      member,
      'check-sheet',
      { ...first, list: khoa, differences: [{ row: 2, seen: 'low' }] },
    ]);
    const { batch } = first!;
    const again = stateOf(readWith([0, 0, 0]), 'counting').counts[khoa as ListId];
    const sheetsAgain = again?.method === 'scan' ? again.batches[batch - 1]!.sheets.map((other) => other.reading) : [];
    const rescanned = follow(
      found,
      [member, 'withdraw-sheets', { list: khoa, batch, reason }],
      [member, 'record-sheets', { list: khoa, batch, reader, sheets: sheetsAgain }],
      commit,
    );
    expect(toCheck(rescanned)).toHaveLength(120);
    given(rescanned)
      .when(...(dice as [typeof member, string, unknown]))
      .refused('R-no-sample-needed');
    const anew = follow(rescanned, [head, 'recount', { list: khoa, batch: null, reason }]);
    expect(scanOf(anew)).toMatchObject({ checkAll: null, voided: [{}, {}] });
  });
});

test('the view of the committee holds what is left to check', () => {
  const scene = follow(readWith([60, 80, 50]), commit, dice);
  const view = conferenceView(scene.rules, stateOf(scene, 'counting'), [], member).counts?.[0]?.scan;
  expect(view?.check).toMatchObject({ every: false, needed: 120, checked: 0, differences: 0 });
  expect(view?.check?.remaining).toHaveLength(120);
  expect(view?.check?.remaining[0]).toMatchObject({ batch: 1, ballot: 1, whole: 'ok', marks: ['low', 'low', 'low'] });
  expect(view?.commitment?.fingerprint).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect(scanState(stateOf(scene, 'counting'), khoa).queue).toEqual([]);
});
