// The check by hand of a machine count: commitment, dice, looking at the paper, and what a difference leads to.
import { describe, expect, test } from 'vitest';
import {
  checkedCount,
  committedText,
  hashOf,
  type ListId,
  scanState,
  scanSummary,
  sheetsToCheck,
  standBatch,
  standings,
} from '../src/index.ts';
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
  stateOf,
} from './given.ts';
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
  reader,
  recorded,
  row,
  scanOf,
  sheet,
  sixSheets,
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

describe('findings', () => {
  const found = (scene: Scene) => standings(scene.rules, stateOf(scene, 'counting'))[0]!.findings;

  test('a batch whose sheets are not as many as were counted by hand stops the canvass, from the first batch on', () => {
    const short = follow(read(), [head, 'correct-batch', { list: khoa, batch: 1, size: 5, reason }]);
    expect(found(short)).toMatchObject([{ code: 'E-batch-not-as-counted', where: { list: khoa, batch: 1 } }]);
    const refusal = given(short).when(head, 'canvass').refused('R-count-not-done');
    expect(refusal.findings).toMatchObject([{ code: 'E-batch-not-as-counted' }]);
    expect(found(read())).toEqual([]);
  });

  test('sheets of other lists, foreign sheets and sheets that do not count are named, and settled with a reason', () => {
    const scene = follow(
      read(),
      recorded(khoa, 1, [sheet(60, [], 'other-style'), sheet(61, [], 'unreadable')]),
      ...[7, 8].flatMap((ballot) => [decided(ballot, null, 'not-a-ballot'), confirmed(ballot, null)]),
      ...commits,
      ...checks,
    );
    expect(found(scene).map(({ code, message }) => [code, message.vi])).toEqual([
      [
        'W-sheets-not-counted',
        'Trưởng khoa: Ban Kiểm phiếu quyết định không tính là phiếu: tập 1 phiếu 7 (phiếu của danh sách khác); tập 1 phiếu 8 (máy không đọc được tờ này).',
      ],
      ['W-strange-sheets', 'Trưởng khoa: máy thấy trong các tập: tập 1 phiếu 7 (phiếu của danh sách khác).'],
    ]);
    given(scene).when(head, 'canvass').refused('R-findings-open');
    const settlements = found(scene).map(({ id }) => ({ finding: id, reason }));
    expect(stateOf(follow(scene, [head, 'canvass', { settlements }]), 'canvassed').canvass.accepted).toHaveLength(2);
  });
});

describe('after the canvass', () => {
  test('a re-opened count stands as it was, and may be canvassed again or counted anew', () => {
    const canvassed = follow(ended(), [head, 'canvass']);
    const reopened = follow(canvassed, [head, 'reopen-count', { reason }]);
    const again = follow(reopened, [head, 'canvass']);
    expect(stateOf(again, 'canvassed').canvass.results).toEqual(stateOf(canvassed, 'canvassed').canvass.results);
    const anew = follow(reopened, [head, 'recount', { list: khoa, batch: null, reason }]);
    expect(scanOf(anew)).toMatchObject({ batches: [], commitment: null, checks: {}, checkAll: null });
    given(anew).when(head, 'canvass').refused('R-count-not-done');
    expect(conference(reopened).superseded).toHaveLength(1);
    given(canvassed).when(chair, 'record-sheets', {}).refused('R-role-missing');
  });

  test('a batch scanned anew is checked anew', () => {
    const scene = follow(ended(), [head, 'recount', { list: khoa, batch: 1, reason }], recorded(khoa, 1, sixSheets()), [
      head,
      'commit-readings',
      { list: khoa },
    ]);
    expect(toCheck(scene)?.every((place) => !place.checked)).toBe(true);
    expect(countOf(scene)).toBeNull();
  });

  test('a list of which nothing was collected has nothing to read or to check', () => {
    const nothing = follow(
      read(),
      [head, 'recount', { list: khoa, batch: null, reason }],
      [head, 'correct-stock', { list: khoa, collected: 0, reason }],
    );
    expect(countOf(nothing)).toMatchObject({ counted: 0 });
  });
});

describe('the summary for the minutes', () => {
  test('says how many sheets, what was doubtful, what was checked and what it found', () => {
    const first = [
      sheet(1, [row(null, 'doubtful'), row('blank', 'blank')]),
      sheet(2, [row('low', 'correction', 'outside'), row('high')]),
      sheet(3, [row('high'), row('high')], 'writing'),
    ];
    const scene = follow(
      read(first),
      recorded(khoa, 1, [sheet(60, [], 'foreign', 'unreadable')]),
      decided(1, 0, 'low'),
      confirmed(1, 0),
      decided(1, 1, 'blank'),
      contested(1, 1),
      decided(1, 1, 'multiple', secretary),
      confirmed(1, 1, member),
      decided(2, 0, 'low'),
      confirmed(2, 0),
      decided(3, null, 'ok'),
      confirmed(3, null),
      decided(7, null, 'not-a-ballot'),
      confirmed(7, null),
      ...commits,
      ...checks.slice(0, 5),
      checked(khoa, 1, 6, { row: 0, seen: 'low' }, { row: 1, seen: 'doubtful' }),
      decided(6, 0, 'low'),
      confirmed(6, 0),
      decided(6, 1, 'high'),
      confirmed(6, 1),
    );
    const summary = scanSummary(stateOf(scene, 'counting'), khoa);
    expect(summary).toMatchObject({
      batches: 1,
      read: 7,
      sheets: 6,
      notBallots: 1,
      withdrawn: 0,
      readers: [reader],
      flaggedRows: 3,
      rowsByCode: { doubtful: 1, blank: 1, correction: 1, outside: 1 },
      flaggedSheets: 2,
      sheetsByCode: { writing: 1, foreign: 1, unreadable: 1 },
      decided: 7,
      contested: 1,
      commitment: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      voided: 0,
      check: { every: true, seed: null, needed: 6, checked: 6, plan: { method: 'scan-check/1', sheets: 6 } },
      differences: 2,
      corrected: 1,
    });
    expect(scanSummary(stateOf(scene, 'counting'), 'none' as ListId)).toBeNull();
  });

  test('is the same after the canvass, when the minutes are written', () => {
    const scene = ended();
    const state = conference(
      follow(
        scene,
        [head, 'canvass'],
        [secretary, 'write-minutes', { place: 'Hội trường', startedAt: '08:00', endedAt: '09:00', remarks: [] }],
      ),
    ).state;
    expect(scanSummary(state as never, khoa)).toEqual(scanSummary(stateOf(scene, 'counting'), khoa));
  });
});
