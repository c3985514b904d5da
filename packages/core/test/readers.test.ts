// Reading 12: two or three readers; only what agrees stands; what is in doubt, the committee decides.
import { describe, expect, test } from 'vitest';
import {
  type BallotMarks,
  compareBatch,
  countList,
  type ListCounting,
  type ListId,
  type RowMark,
} from '../src/index.ts';
import { conference, follow, given, head, member, type Scene, type Step, secretary, stateOf } from './given.ts';
import { countedBy, planWith } from './people.ts';
import * as scenes from './scenes.ts';
import { marks } from './scenes.ts';

const khoa = 'khoa' as ListId;
const vote = { votesFor: 2, votesAgainst: 1 };
const listOf = (scene: Scene, id: ListId) => conference(scene).state.setup.lists.find((list) => list.id === id)!;
const countOf = (scene: Scene, id: ListId) => countList(scene.rules, stateOf(scene, 'counting'), listOf(scene, id));
const batches = (scene: Scene, id: ListId) =>
  (stateOf(scene, 'counting').counts[id] as Extract<ListCounting, { method: 'entry' }>).batches;
const open = (scene: Scene, id = khoa, rows = 2, independent = 2) =>
  compareBatch(batches(scene, id)[0]!, rows, independent).open.map(({ key, status, waitingFor }) => [
    key,
    status,
    waitingFor.join(' '),
  ]);
/** Six ballots of `khoa`, two rows each; the first as each reader sees it, the others high. */
function firstBallot(readings: ReadonlyMap<Step[0], BallotMarks>, setting: scenes.Setting = {}): Scene {
  return follow(
    scenes.batched(setting),
    ...scenes.entered(khoa, 1, 6, [...readings.keys()], (ballot, reader) =>
      ballot === 1 ? readings.get(reader)! : marks('ok', 'high', 'high'),
    ),
  );
}
const again = (who: Step[0], row: number | null, mark: string): Step => [
  who,
  'read-again',
  { list: khoa, batch: 1, ballot: 1, row, mark },
];
const decided = (row: number | null, decision: string): Step => [
  head,
  'adjudicate',
  { list: khoa, batch: 1, ballot: 1, row, decision, note: 'Xem chung', ...vote },
];

describe('two readers', () => {
  test('who agree need nobody else', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('ok', 'blank', 'low')],
        [member, marks('ok', 'blank', 'low')],
      ]),
    );
    expect(open(scene)).toEqual([]);
    expect(countOf(scene, khoa)).toEqual({
      counted: 6,
      reasons: {},
      people: [
        { person: 'CB01', high: 5, confidence: 0, low: 0, rowReasons: { blank: 1 } },
        { person: 'CB02', high: 5, confidence: 0, low: 1, rowReasons: {} },
      ],
    });
  });

  test('who differ read that cell again, and it stands as soon as they agree', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('ok', 'high', 'low')],
        [member, marks('ok', 'confidence', 'low')],
      ]),
    );
    expect(open(scene)).toEqual([['1/0', 'differs', 'secretary member']]);
    const agreed = follow(scene, again(member, 0, 'high'));
    expect(open(agreed)).toEqual([]);
    expect(countOf(agreed, khoa)?.people[0]).toMatchObject({ high: 6, confidence: 0 });
    expect(batches(agreed, khoa)[0]?.counters[1]?.ballots[1]).toEqual(marks('ok', 'confidence', 'low'));
  });

  test('who still differ leave it to the committee, whose vote is recorded beside what was read', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('ok', 'high', 'low')],
        [member, marks('ok', 'confidence', 'low')],
      ]),
    );
    const once = follow(scene, again(secretary, 0, 'high'));
    expect(open(once)).toEqual([['1/0', 'differs', 'member']]);
    const twice = follow(once, again(member, 0, 'confidence'));
    expect(open(twice)).toEqual([['1/0', 'committee', '']]);
    const [, name, data] = decided(0, 'multiple');
    const settled = given(twice).when(head, name, data).acts({ type: 'cell-decided', data });
    expect(countOf(settled, khoa)?.people[0]).toMatchObject({ high: 5, rowReasons: { multiple: 1 } });
    const batch = batches(settled, khoa)[0]!;
    expect(batch.decisions['1/0']).toMatchObject({ decision: 'multiple', note: 'Xem chung', ...vote });
    expect(batch.counters.map((counter) => [counter.ballots[1]?.rows[0], counter.again['1/0']])).toEqual([
      ['high', 'high'],
      ['confidence', 'confidence'],
    ]);
  });

  test('who both doubt leave it to the committee at once', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('ok', 'doubtful', 'low')],
        [member, marks('ok', 'doubtful', 'low')],
      ]),
    );
    expect(open(scene)).toEqual([['1/0', 'committee', '']]);
    expect(countOf(scene, khoa)).toBeNull();
  });

  test('of whom one set the sheet aside whole read the sheet again first, then who has not read its rows reads them', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('added-text')],
        [member, marks('ok', 'high', 'low')],
      ]),
    );
    expect(open(scene)).toEqual([['1/whole', 'differs', 'secretary member']]);
    const whole = follow(scene, again(secretary, null, 'ok'));
    expect(open(whole)).toEqual([
      ['1/0', 'differs', 'secretary'],
      ['1/1', 'differs', 'secretary'],
    ]);
    const rows = follow(whole, again(secretary, 0, 'high'), again(secretary, 1, 'confidence'));
    expect(open(rows)).toEqual([['1/1', 'differs', 'member']]);
    const settled = follow(rows, again(member, 1, 'confidence'));
    expect(countOf(settled, khoa)?.people[1]).toMatchObject({ high: 5, confidence: 1, low: 0 });
  });

  test('who agree in the end that the sheet is void need read no row', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('added-text')],
        [member, marks('ok', 'high', 'low')],
      ]),
    );
    const settled = follow(scene, again(member, null, 'added-text'));
    expect(open(settled)).toEqual([]);
    expect(countOf(settled, khoa)).toMatchObject({ counted: 6, reasons: { 'added-text': 1 } });
  });

  test('whose sheet the committee finds good have to read its rows', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('doubtful')],
        [member, marks('doubtful')],
      ]),
    );
    const good = follow(scene, decided(null, 'ok'));
    expect(open(good)).toEqual([
      ['1/0', 'differs', 'secretary member'],
      ['1/1', 'differs', 'secretary member'],
    ]);
    const read = [secretary, member].flatMap((who) => [again(who, 0, 'low'), again(who, 1, 'low')]);
    expect(countOf(follow(good, ...read), khoa)?.people).toMatchObject([{ low: 1 }, { low: 1 }]);
  });
});

describe('three readers', () => {
  const setting = { plan: countedBy(planWith(), { independent: 3 }) };
  const three = (...rows: readonly RowMark[]) =>
    firstBallot(
      new Map([head, secretary, member].map((who, index) => [who, marks('ok', rows[index]!, 'low')] as const)),
      setting,
    );

  test('of whom two agree do not outvote the third', () => {
    const scene = three('high', 'high', 'low');
    expect(open(scene, khoa, 2, 3)).toEqual([['1/0', 'differs', 'head secretary member']]);
    const same = follow(scene, again(head, 0, 'high'), again(secretary, 0, 'high'), again(member, 0, 'low'));
    expect(open(same, khoa, 2, 3)).toEqual([['1/0', 'committee', '']]);
    const convinced = follow(scene, again(member, 0, 'high'));
    expect(open(convinced, khoa, 2, 3)).toEqual([]);
  });

  test('who all agree settle it', () => {
    expect(open(three('low', 'low', 'low'), khoa, 2, 3)).toEqual([]);
  });
});
