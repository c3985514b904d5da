// S11: batches, counting anew, and what a reason voids.
import { describe, expect, test } from 'vitest';
import { type BallotMarks, compareBatch, countList, type ListCounting, type ListId, standings } from '../src/index.ts';
import {
  chair,
  conference,
  follow,
  given,
  head,
  member,
  other,
  type Scene,
  type Step,
  secretary,
  somebody,
  stateOf,
} from './given.ts';
import { rulesWhere } from './people.ts';
import * as scenes from './scenes.ts';
import { marks } from './scenes.ts';

const khoa = 'khoa' as ListId;
const thuongVu = 'thuong-vu' as ListId;
const reason = 'Vì một lý do';
const vote = { votesFor: 2, votesAgainst: 1 };
const listOf = (scene: Scene, id: ListId) => conference(scene).state.setup.lists.find((list) => list.id === id)!;
const countOf = (scene: Scene, id: ListId) => countList(scene.rules, stateOf(scene, 'counting'), listOf(scene, id));
const batches = (scene: Scene, id: ListId) =>
  (stateOf(scene, 'counting').counts[id] as Extract<ListCounting, { method: 'entry' }>).batches;
/** Six ballots of `khoa`, two rows each; the first as each reader sees it, the others high. */
function firstBallot(readings: ReadonlyMap<Step[0], BallotMarks>, setting: scenes.Setting = {}): Scene {
  return follow(
    scenes.batched(setting),
    ...scenes.entered(khoa, 1, 6, [...readings.keys()], (ballot, reader) =>
      ballot === 1 ? readings.get(reader)! : marks('ok', 'high', 'high'),
    ),
  );
}
const decided = (row: number | null, decision: string): Step => [
  head,
  'adjudicate',
  { list: khoa, batch: 1, ballot: 1, row, decision, note: 'Xem chung', ...vote },
];

describe('batches', () => {
  test('are formed at the table until every collected ballot lies in one', () => {
    const scene = given(scenes.counting())
      .when(member, 'form-batches', { list: khoa, sizes: [2, 2] })
      .acts({ type: 'batches-formed', data: { list: khoa, sizes: [2, 2] } });
    const rest = follow(scene, [head, 'form-batches', { list: khoa, sizes: [2] }]);
    expect(batches(rest, khoa).map(({ number, size }) => [number, size])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
  });

  test('belong to the first who enter a ballot, as many as count independently', () => {
    const entry = (ballot: number) => ({ list: khoa, batch: 1, ballot, marks: marks('ok', 'high', 'low') });
    const scene = follow(
      scenes.batched(),
      [secretary, 'enter-ballot', entry(1)],
      [member, 'enter-ballot', entry(6)],
      [secretary, 'enter-ballot', { ...entry(1), marks: marks('ok', 'low', 'low') }],
    );
    expect(batches(scene, khoa)[0]?.counters).toEqual([
      {
        account: 'secretary',
        name: 'Người secretary',
        ballots: { 1: marks('ok', 'low', 'low') },
        finished: false,
        again: {},
      },
      {
        account: 'member',
        name: 'Người member',
        ballots: { 6: marks('ok', 'high', 'low') },
        finished: false,
        again: {},
      },
    ]);
    given(scene).when(other, 'enter-ballot', entry(1)).refused('R-batch-taken');
    const released = given(scene)
      .when(head, 'release-batch', { list: khoa, batch: 1, account: 'member', reason: 'Phải về sớm' })
      .acts({ type: 'batch-released', data: { list: khoa, batch: 1, account: 'member', reason: 'Phải về sớm' } });
    given(released).when(other, 'enter-ballot', entry(1)).accepted();
  });

  test('a sheet that is void or doubtful as a whole has no rows, and a sheet that is not has all of them', () => {
    const message = (read: ReturnType<typeof marks>) =>
      given(scenes.batched())
        .when(member, 'enter-ballot', { list: khoa, batch: 1, ballot: 1, marks: read })
        .refused('R-wrong-marks').message;
    expect(message(marks('added-text', 'high', 'low')).vi).toContain(
      'ghi “added-text” cho cả phiếu thì không ghi dòng nào',
    );
    expect(message(marks('doubtful', 'high', 'low')).en).toContain('“doubtful” is recorded for the whole sheet');
    expect(message(marks('ok', 'high')).vi).toBe('Phiếu có 2 dòng, đã nhập 1 dòng.');
  });

  test('are compared only when everybody has finished', () => {
    const one = follow(scenes.batched(), ...scenes.entered(khoa, 1, 6, [secretary], () => marks('ok', 'high', 'high')));
    expect(compareBatch(batches(one, khoa)[0]!, 2, 2)).toEqual({ compared: false, open: [], ballots: null });
    expect(countOf(one, khoa)).toBeNull();
    const both = follow(
      one,
      ...scenes
        .entered(khoa, 1, 6, [member], () => marks('ok', 'high', 'high'))
        .filter((step) => step[1] !== 'finish-batch'),
    );
    expect(compareBatch(batches(both, khoa)[0]!, 2, 2).compared).toBe(false);
  });

  test('give no total before every collected ballot is counted', () => {
    const scene = follow(
      scenes.counting(),
      [head, 'form-batches', { list: khoa, sizes: [4] }],
      ...scenes.entered(khoa, 1, 4, [secretary, member], () => marks('ok', 'low', 'low')),
    );
    expect(compareBatch(batches(scene, khoa)[0]!, 2, 2).ballots).toHaveLength(4);
    expect(countOf(scene, khoa)).toBeNull();
    expect(standings(scene.rules, stateOf(scene, 'counting'))[0]?.result).toBeNull();
  });
});

describe('counting anew', () => {
  test('sets aside what was read in the batch, its decisions too; the batch stays', () => {
    const scene = follow(
      firstBallot(
        new Map([
          [secretary, marks('ok', 'doubtful', 'low')],
          [member, marks('ok', 'doubtful', 'low')],
        ]),
      ),
      decided(0, 'high'),
    );
    const anew = given(scene)
      .when(head, 'recount', { list: khoa, batch: 1, reason })
      .acts({ type: 'recount-ordered', data: { list: khoa, batch: 1, reason } });
    expect(batches(anew, khoa)).toEqual([{ number: 1, size: 6, counters: [], decisions: {} }]);
    given(anew)
      .when(other, 'enter-ballot', { list: khoa, batch: 1, ballot: 1, marks: marks('ok', 'low', 'low') })
      .accepted();
  });

  test('of a whole list forms its batches anew, and leaves the other list alone', () => {
    const anew = follow(scenes.counted(), [head, 'recount', { list: khoa, batch: null, reason }]);
    expect(batches(anew, khoa)).toEqual([]);
    expect(countOf(anew, thuongVu)?.counted).toBe(4);
  });

  test('is possible after the result was announced: what was read is still there', () => {
    const scene = follow(scenes.announced(), [chair, 'reopen-count', { reason }]);
    expect(countOf(scene, khoa)?.counted).toBe(6);
    const anew = follow(scene, [head, 'recount', { list: thuongVu, batch: null, reason }]);
    given(anew).when(head, 'canvass').refused('R-count-not-done');
    const recounted = follow(
      anew,
      [head, 'form-batches', { list: thuongVu, sizes: [4] }],
      ...scenes.entered(thuongVu, 1, 4, [secretary, member], () => marks('ok', 'low')),
      [head, 'canvass'],
    );
    expect(stateOf(recounted, 'canvassed').canvass.results[1]?.people[0]).toMatchObject({ high: 0, low: 4 });
    expect(conference(recounted).superseded[0]?.canvass.results[1]?.people[0]).toMatchObject({ high: 4, low: 0 });
  });
});

describe('a reason seen in one row', () => {
  test('voids the whole ballot for everybody where the rules say so, even when the committee found it', () => {
    const setting = { rules: rulesWhere('multiple', 'ballot') };
    const seen = firstBallot(
      new Map([
        [secretary, marks('ok', 'multiple', 'low')],
        [member, marks('ok', 'multiple', 'low')],
      ]),
      setting,
    );
    const doubted = firstBallot(
      new Map([
        [secretary, marks('ok', 'doubtful', 'low')],
        [member, marks('ok', 'doubtful', 'low')],
      ]),
      setting,
    );
    for (const scene of [seen, follow(doubted, decided(0, 'multiple'))])
      expect(countOf(scene, khoa)).toMatchObject({
        counted: 6,
        reasons: { multiple: 1 },
        people: [
          { high: 5, low: 0, rowReasons: {} },
          { high: 5, low: 0, rowReasons: {} },
        ],
      });
  });

  test('voids one row otherwise', () => {
    const scene = firstBallot(
      new Map([
        [secretary, marks('ok', 'multiple', 'low')],
        [member, marks('ok', 'multiple', 'low')],
      ]),
    );
    expect(countOf(scene, khoa)).toMatchObject({ reasons: {}, people: [{ rowReasons: { multiple: 1 } }, { low: 1 }] });
  });
});

test('an account without a role in the committee enters nothing', () => {
  const entry = { list: khoa, batch: 1, ballot: 1, marks: marks('ok', 'high', 'high') };
  for (const who of [chair, somebody('o', 'organiser'), somebody('t', 'technician'), somebody('i', 'inspector')])
    given(scenes.batched()).when(who, 'enter-ballot', entry).refused('R-role-missing');
});
