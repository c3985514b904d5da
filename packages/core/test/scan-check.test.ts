// The check by hand of a machine count: commitment, dice, looking at the paper, and what a difference leads to.
import { describe, expect, test } from 'vitest';
import {
  checkedCount,
  committedText,
  hashOf,
  type ListId,
  scanState,
  sheetsToCheck,
  standBatch,
} from '../src/index.ts';
import { follow, given, head, member, other, type Scene, type Step, stateOf } from './given.ts';
import {
  checked,
  checks,
  commits,
  committed,
  confirmed,
  contested,
  decided,
  ended,
  khoa,
  read,
  recorded,
  row,
  scanOf,
  sheet,
  thuongVu,
} from './scan-scenes.ts';
import { marks } from './scenes.ts';

const reason = 'Vì một lý do';
const seed = '4615230164';
const toCheck = (scene: Scene, list: ListId = khoa) => sheetsToCheck(stateOf(scene, 'counting'), list);
const countOf = (scene: Scene, list = khoa) => checkedCount(scene.rules, stateOf(scene, 'counting'), list);
const doubtful = [sheet(1, [row(null, 'doubtful'), row('high')])];

describe('commit-readings', () => {
  test('puts every reading and every confirmed decision under one hash that anybody can work out again', () => {
    const before = follow(read(doubtful), decided(1, 0, 'low'), confirmed(1, 0));
    const text = committedText(scanOf(before), khoa);
    const plan = { method: 'scan-check/1', sheets: 6, every: true, rows: [], fewest: null, size: 0 };
    given(before)
      .when(head, 'commit-readings', { list: khoa })
      .acts({ type: 'readings-committed', data: { list: khoa, hash: hashOf(text), plan } });
    expect(JSON.parse(text)).toMatchObject({
      list: khoa,
      batches: [
        {
          number: 1,
          size: 6,
          decisions: { '1/0': 'low' },
          sheets: [{ ballot: 1, reading: doubtful[0] }, {}, {}, {}, {}, {}],
        },
      ],
    });
  });

  test('is another hash for another reading, another decision, another hand count', () => {
    const hash = (scene: Scene) => hashOf(committedText(scanOf(scene), khoa));
    const scene = follow(read(doubtful), decided(1, 0, 'low'), confirmed(1, 0));
    const others = [
      follow(read(doubtful), decided(1, 0, 'high'), confirmed(1, 0)),
      read([sheet(1, [row('low'), row('high')])]),
      follow(scene, [head, 'correct-batch', { list: khoa, batch: 1, size: 5, reason }]),
    ].map(hash);
    expect(new Set([hash(scene), ...others]).size).toBe(4);
  });

  test('says what is missing: batches, sheets, decisions, confirmations', () => {
    const missing = (scene: Scene) =>
      given(scene).when(head, 'commit-readings', { list: khoa }).refused('R-readings-incomplete').message.vi;
    expect(missing(read(doubtful))).toContain('còn 1 chỗ');
    expect(missing(follow(read(doubtful), decided(1, 0, 'low')))).toContain('còn 1 chỗ');
    const short = follow(read(), [head, 'correct-batch', { list: khoa, batch: 1, size: 5, reason }]);
    expect(missing(short)).toContain('tập 1: đếm tay 5, máy đọc 6');
    expect(missing(short)).toContain('còn 1 phiếu chưa chia');
    const less = follow(read(), [head, 'correct-stock', { list: khoa, collected: 5, reason }]);
    expect(missing(less)).toContain('nhiều hơn số phiếu thu về 1');
  });

  test('is for the head, and once', () => {
    given(read()).when(member, 'commit-readings', { list: khoa }).refused('R-role-missing');
    given(committed()).when(head, 'commit-readings', { list: khoa }).refused('R-already-committed');
  });

  test.each<[string, Step]>([
    ['a new sheet', recorded(khoa, 1, [sheet(60, [row('high'), row('high')])])],
    ['a withdrawal', [member, 'withdraw-sheets', { list: khoa, batch: 1, reason }]],
    ['another hand count', [head, 'correct-batch', { list: khoa, batch: 1, size: 5, reason }]],
    ['a contested decision', contested(1, 0)],
    ['a recount of the batch', [head, 'recount', { list: khoa, batch: 1, reason }]],
    ['a recount of the list', [head, 'recount', { list: khoa, batch: null, reason }]],
    ['another number of ballots issued', [head, 'correct-stock', { list: khoa, issued: 7, reason }]],
    ['another number of ballots collected', [head, 'correct-stock', { list: khoa, collected: 7, reason }]],
  ])('is void after %s, and stays named among those that did not last', (_what, step) => {
    const scene = follow(committed(doubtful, decided(1, 0, 'low'), confirmed(1, 0)), step);
    const { commitment, sample, voided } = scanOf(scene);
    expect([commitment, sample, voided.length]).toEqual([null, null, 1]);
    expect(scanOf(scene, thuongVu).commitment).not.toBeNull();
    expect(toCheck(scene)).toBeNull();
  });

  test('holds where only the sheets left on the table were counted again', () => {
    expect(
      scanOf(follow(committed(), [head, 'correct-stock', { list: khoa, unused: 5, reason }])).commitment,
    ).not.toBeNull();
  });
});

describe('check-sheet', () => {
  test('of up to a hundred sheets looks at every one; then the list may be canvassed, and not before', () => {
    const scene = committed();
    expect(toCheck(scene)).toEqual(
      [1, 2, 3, 4, 5, 6].map((ballot) => ({ batch: 1, ballot, rows: null, checked: false })),
    );
    given(scene).when(head, 'draw-sample', { list: khoa, seed }).refused('R-no-sample-needed');
    const data = { list: khoa, batch: 1, ballot: 1, rows: null, differences: [] };
    given(scene).when(member, 'check-sheet', data).acts({ type: 'sheet-checked', data });
    const all = follow(scene, ...checks.slice(0, -1));
    given(all).when(head, 'canvass').refused('R-count-not-done');
    expect(countOf(all)).toMatchObject({ counted: 6 });
    expect(countOf(all, thuongVu)).toBeNull();
    const done = follow(all, checks.at(-1)!, [head, 'canvass']);
    expect(stateOf(done, 'canvassed').canvass.results[0]?.people).toMatchObject([{ high: 6 }, { high: 6 }]);
  });

  test('comes after the commitment', () => {
    given(read())
      .when(member, 'check-sheet', { list: khoa, batch: 1, ballot: 1, differences: [] })
      .refused('R-not-committed');
  });

  test('row by row is a look at those rows only', () => {
    const scene = follow(committed(), [
      member,
      'check-sheet',
      { list: khoa, batch: 1, ballot: 1, rows: [0], differences: [] },
    ]);
    expect(toCheck(scene)?.[0]).toEqual({ batch: 1, ballot: 1, rows: null, checked: false });
  });

  test('names only what is on the sheet and differs from what stands', () => {
    const tryOut = (data: object) =>
      given(committed()).when(member, 'check-sheet', { list: khoa, batch: 1, ballot: 1, ...data });
    tryOut({ ballot: 7, differences: [] }).refused('R-no-such-sheet');
    tryOut({ differences: [{ row: 0, seen: 'high' }] }).refused('R-no-difference');
    tryOut({ differences: [{ row: null, seen: 'ok' }] }).refused('R-no-difference');
    tryOut({ rows: [2], differences: [] }).refused('R-wrong-marks');
    tryOut({ rows: [1], differences: [{ row: 0, seen: 'low' }] }).refused('R-wrong-marks');
    tryOut({ differences: [{ row: 2, seen: 'low' }] }).refused('R-wrong-marks');
    tryOut({ differences: [{ row: 0, seen: 'ok' }] }).refused('R-wrong-marks');
    tryOut({
      differences: [
        { row: 0, seen: 'low' },
        { row: 0, seen: 'confidence' },
      ],
    }).refused('R-wrong-marks');
    tryOut({ differences: [{ row: 0, seen: 'doubtful' }] }).accepted();
    tryOut({ differences: [{ row: null, seen: 'added-text' }] }).accepted();
  });

  test('sees no sheet that is no ballot', () => {
    const extra = follow(
      read(),
      recorded(khoa, 1, [sheet(60, [], 'foreign')]),
      decided(7, null, 'not-a-ballot'),
      confirmed(7, null),
      ...commits,
    );
    expect(toCheck(extra)).toHaveLength(6);
    given(extra)
      .when(...(checked(khoa, 1, 7) as [typeof member, string, unknown]))
      .refused('R-no-such-sheet');
  });
});

describe('a difference', () => {
  const differs = checked(khoa, 1, 3, { row: 1, seen: 'low' });
  const found = () => follow(ended(), differs);

  test('opens the place for the committee, with what was seen, and keeps the list from being canvassed', () => {
    const scene = found();
    expect(scanState(stateOf(scene, 'counting'), khoa).queue).toMatchObject([
      { ballot: 3, row: 1, reasons: ['difference'], seen: 'low', waits: 'decide', readings: [row('high')] },
    ]);
    expect(scanOf(scene).batches[0]?.cells['3/1']?.difference).toMatchObject({ seen: 'low', stood: 'high' });
    given(scene).when(head, 'canvass').refused('R-count-not-done');
    given(scene)
      .when(...(differs as [typeof member, string, unknown]))
      .refused('R-no-difference');
  });

  test('decided and confirmed, the list is canvassed with what the committee saw; what the machine read stays', () => {
    const scene = follow(found(), decided(3, 1, 'low'), confirmed(3, 1));
    expect(scanOf(scene).commitment, 'what the check found does not void it').not.toBeNull();
    expect(standBatch(scanOf(scene).batches[0]!, 2)[2]?.marks).toEqual(marks('ok', 'high', 'low'));
    expect(scanOf(scene).batches[0]?.sheets[2]?.reading.rows[1]).toEqual(row('high'));
    const done = follow(scene, [head, 'canvass']);
    expect(stateOf(done, 'canvassed').canvass.results[0]?.people).toMatchObject([{ high: 6 }, { high: 5, low: 1 }]);
  });

  test('contested is decided again without a new commitment', () => {
    const scene = follow(found(), decided(3, 1, 'low'), confirmed(3, 1), contested(3, 1, other));
    expect(scanOf(scene).commitment).not.toBeNull();
    expect(countOf(scene)).toBeNull();
    expect(countOf(follow(scene, decided(3, 1, 'high'), confirmed(3, 1)))?.people[1]).toMatchObject({
      high: 6,
      low: 0,
    });
  });

  test('of the sheet as a whole is decided as a sheet', () => {
    const scene = follow(
      ended(),
      checked(khoa, 1, 3, { row: null, seen: 'added-text' }),
      decided(3, null, 'added-text'),
      confirmed(3, null),
    );
    expect(countOf(scene)).toMatchObject({ counted: 6, reasons: { 'added-text': 1 } });
  });

  test('on what the committee itself decided opens that decision again', () => {
    const scene = follow(
      ended(doubtful, decided(1, 0, 'low'), confirmed(1, 0)),
      checked(khoa, 1, 1, { row: 0, seen: 'confidence' }),
    );
    expect(scanState(stateOf(scene, 'counting'), khoa).queue).toMatchObject([
      { ballot: 1, row: 0, reasons: ['difference', 'doubtful'], seen: 'confidence' },
    ]);
    expect(scanOf(scene).batches[0]?.cells['1/0']?.earlier).toMatchObject([{ decision: 'low' }]);
  });
});
