// The end of a machine count: what is found wrong, what is re-opened, and what the minutes say.
import { describe, expect, test } from 'vitest';
import { checkedCount, type ListId, scanSummary, sheetsToCheck, standings } from '../src/index.ts';
import { chair, conference, follow, given, head, member, type Scene, secretary, stateOf } from './given.ts';
import {
  checked,
  checks,
  commits,
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
} from './scan-scenes.ts';

const reason = 'Vì một lý do';
const toCheck = (scene: Scene, list: ListId = khoa) => sheetsToCheck(stateOf(scene, 'counting'), list);
const countOf = (scene: Scene, list = khoa) => checkedCount(scene.rules, stateOf(scene, 'counting'), list);

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
