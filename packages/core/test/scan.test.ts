// Reading 12: what the machine reads, and what it leaves to people.
import { describe, expect, test } from 'vitest';
import {
  type ListId,
  type ScanReason,
  scanCodeWords,
  scanPageCodes,
  scanReasons,
  scanRowCodes,
  scanState,
  settledSheets,
} from '../src/index.ts';
import { chair, follow, given, head, member, type Scene, secretary, somebody, stateOf } from './given.ts';
import {
  batched,
  byScan,
  confirmed,
  decided,
  fourSheets,
  khoa,
  read,
  reader,
  recorded,
  row,
  scanOf,
  sha,
  sheet,
  sixSheets,
  thuongVu,
  vote,
} from './scan-scenes.ts';
import * as scenes from './scenes.ts';
import { marks } from './scenes.ts';

const reason = 'Vì một lý do';
const of = (scene: Scene, list = khoa) => scanState(stateOf(scene, 'counting'), list);
const place = (ballot: number, at: number | null) => ({ list: khoa, batch: 1, ballot, row: at });
const decisionOf = (ballot: number, at: number | null, decision: unknown) => ({
  ...place(ballot, at),
  decision,
  note: '',
  ...vote,
});

describe('form-batches', () => {
  test('takes the sheets that were counted by hand, and never more than lay in the box', () => {
    const scene = given(scenes.counting(byScan))
      .when(member, 'form-batches', { list: khoa, sizes: [4, 2] })
      .acts({ type: 'batches-formed', data: { list: khoa, sizes: [4, 2] } });
    expect(of(scene).batches.map(({ number, size, read }) => [number, size, read])).toEqual([
      [1, 4, 0],
      [2, 2, 0],
    ]);
    given(scene)
      .when(member, 'form-batches', { list: khoa, sizes: [1] })
      .refused('R-too-many-in-batches');
  });
});

describe('correct-batch', () => {
  const correction = { list: khoa, batch: 1, size: 5, reason };

  test('mends a wrong hand count, and keeps the old one with its reason', () => {
    const scene = given(read())
      .when(head, 'correct-batch', correction)
      .acts({ type: 'batch-corrected', data: correction });
    expect(scanOf(scene).batches[0]).toMatchObject({ size: 5, corrected: [{ before: 6, reason }] });
    expect(of(scene).batches[0]).toMatchObject({ size: 5, sheets: 6 });
  });

  test('is for the head, changes something, and never makes more than the box held', () => {
    given(read()).when(member, 'correct-batch', correction).refused('R-role-missing');
    given(read())
      .when(head, 'correct-batch', { ...correction, size: 6 })
      .refused('R-same-batch-size');
    given(read())
      .when(head, 'correct-batch', { ...correction, size: 7 })
      .refused('R-too-many-in-batches');
  });
});

describe('record-sheets', () => {
  test('adds to a batch, as often as it is sent, and numbers the sheets on', () => {
    const sheets = sixSheets();
    const first = given(batched())
      .when(member, 'record-sheets', { list: khoa, batch: 1, reader, sheets: sheets.slice(0, 4) })
      .acts({ type: 'sheets-recorded', data: { list: khoa, batch: 1, reader, sheets: sheets.slice(0, 4) } });
    const scene = follow(first, [
      secretary,
      'record-sheets',
      { list: khoa, batch: 1, reader: ' tinnhiem-reader  2 ', sheets: sheets.slice(4) },
    ]);
    expect(scanOf(scene).batches[0]?.sheets.map(({ ballot, reader }) => [ballot, reader])).toEqual([
      [1, reader],
      [2, reader],
      [3, reader],
      [4, reader],
      [5, 'tinnhiem-reader 2'],
      [6, 'tinnhiem-reader 2'],
    ]);
    expect(of(scene).batches[0]).toMatchObject({ size: 6, read: 6, sheets: 6, flagged: 0 });
  });

  test('refuses an image that stands already, in any list of the conference or in the same sending, and records nothing', () => {
    const [first] = sixSheets();
    const again = given(read()).when(member, 'record-sheets', { list: khoa, batch: 1, reader, sheets: [first] });
    expect(again.refused('R-image-known').message.vi).toContain('Trưởng khoa, tập 1, phiếu 1');
    given(read())
      .when(member, 'record-sheets', { list: khoa, batch: 1, reader, sheets: [sheet(104, [row('low'), row('low')])] })
      .refused('R-image-known');
    given(batched())
      .when(member, 'record-sheets', { list: khoa, batch: 1, reader, sheets: [first, first] })
      .refused('R-image-known');
  });

  test('takes a sheet with two sides as one, and rows only as many as people are on the list, or none', () => {
    const images = [
      { sha256: sha(1), page: 1 },
      { sha256: sha(2), page: 2 },
    ];
    const data = { list: khoa, batch: 1, reader };
    given(batched())
      .when(member, 'record-sheets', { ...data, sheets: [{ ...sheet(1, [row('low'), row('low')]), images }] })
      .accepted();
    given(batched())
      .when(member, 'record-sheets', { ...data, sheets: [sheet(1, [row('low')])] })
      .refused('R-wrong-marks');
    given(batched())
      .when(member, 'record-sheets', { ...data, sheets: [sheet(1, [])] })
      .accepted();
  });

  test('has a limit to a batch', () => {
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => sheet(from + index, [row('high'), row('high')]));
    const scene = follow(batched(), recorded(khoa, 1, many(1, 999)));
    given(scene)
      .when(member, 'record-sheets', { list: khoa, batch: 1, reader, sheets: many(2000, 2) })
      .refused('R-too-many-sheets');
  });

  test('is for the counting committee alone', () => {
    const data = { list: khoa, batch: 1, reader, sheets: sixSheets() };
    for (const who of [chair, somebody('o', 'organiser'), somebody('t', 'technician'), somebody('i', 'inspector')])
      given(batched()).when(who, 'record-sheets', data).refused('R-role-missing');
  });
});

describe('withdraw-sheets', () => {
  test('sets the readings of a batch aside with what was decided on them; the images may be read anew', () => {
    const scene = follow(read([sheet(1, [row(null, 'doubtful'), row('high')])]), decided(1, 0, 'low'), confirmed(1, 0));
    const anew = given(scene)
      .when(member, 'withdraw-sheets', { list: khoa, batch: 1, reason })
      .acts({ type: 'sheets-withdrawn', data: { list: khoa, batch: 1, reason } });
    expect(scanOf(anew).batches[0]).toMatchObject({
      size: 6,
      sheets: [],
      cells: {},
      withdrawn: [{ sheets: 6, reason }],
    });
    expect(scanOf(anew, thuongVu).batches[0]?.sheets).toHaveLength(4);
    expect(of(follow(anew, recorded(khoa, 1, sixSheets()))).batches[0]).toMatchObject({ sheets: 6, withdrawn: 1 });
    given(anew).when(member, 'withdraw-sheets', { list: khoa, batch: 1, reason }).refused('R-nothing-read');
  });
});

describe('what a machine leaves to people', () => {
  test.each<[string, ReturnType<typeof row>, readonly ScanReason[]]>([
    ['a level without a reason stands', row('low'), []],
    ['a level with a reason does not', row('low', 'correction'), ['correction']],
    ['no mark', row('blank'), ['blank']],
    ['several marks, said twice', row('multiple', 'multiple'), ['multiple']],
    ['no reading and no reason', row(null), ['doubtful']],
    ['no reading, and why', row(null, 'dot'), ['dot']],
    ['two reasons, in their order', row('high', 'outside', 'struck-mark'), ['struck-mark', 'outside']],
  ])('%s', (_what, reading, reasons) => {
    const { queue } = of(read([sheet(1, [row('high'), reading])]));
    expect(queue.map((flag) => [flag.ballot, flag.row, flag.reasons])).toEqual(
      reasons.length === 0 ? [] : [[1, 1, reasons]],
    );
  });

  test('a sheet that is flagged as a whole comes before its rows, which wait until it is cleared', () => {
    const flagged = sheet(1, [row('blank', 'blank'), row('high')], 'writing');
    const scene = read([flagged]);
    expect(of(scene).queue).toMatchObject([
      { ballot: 1, row: null, reasons: ['writing'], waits: 'decide', readings: flagged.rows, images: flagged.images },
    ]);
    const cleared = follow(scene, decided(1, null, 'ok'), confirmed(1, null));
    expect(of(cleared).queue).toMatchObject([
      { ballot: 1, row: 0, reasons: ['blank'], waits: 'decide', readings: [row('blank', 'blank')] },
    ]);
    given(scene)
      .when(member, 'decide-flag', decisionOf(1, 0, 'blank'))
      .refused('R-nothing-to-decide');
  });

  test('a sheet without rows is one that cannot be read, whether or not the machine says so', () => {
    expect(of(read([sheet(1, [])])).queue).toMatchObject([{ ballot: 1, row: null, reasons: ['unreadable'] }]);
  });

  test('is sorted by reason, then by place', () => {
    const scene = read([
      sheet(1, [row('blank', 'blank'), row(null, 'doubtful')]),
      sheet(2, [row('blank', 'blank'), row('high')]),
      sheet(3, [row('high'), row('high')], 'duplicate'),
    ]);
    expect(of(scene).queue.map(({ ballot, row, reasons }) => [reasons[0], ballot, row])).toEqual([
      ['duplicate', 3, null],
      ['blank', 1, 0],
      ['blank', 2, 0],
      ['doubtful', 1, 1],
    ]);
  });

  test('has words in both languages for every reason, with what to do', () => {
    expect(Object.keys(scanCodeWords).sort()).toEqual([...scanReasons].sort());
    expect(scanReasons).toEqual(expect.arrayContaining([...scanRowCodes, ...scanPageCodes]));
    for (const { title, todo } of Object.values(scanCodeWords))
      for (const words of [title.vi, title.en, todo.vi, todo.en]) expect(words.trim()).not.toBe('');
  });
});

describe('the settled sheets', () => {
  test('stand when every batch is read as counted by hand and nothing is open', () => {
    const state = (scene: Scene) => settledSheets(stateOf(scene, 'counting'), khoa);
    expect(state(batched())).toBeNull();
    expect(state(follow(batched(), recorded(khoa, 1, sixSheets().slice(1))))).toBeNull();
    expect(state(read([sheet(1, [row('blank', 'blank'), row('low')])]))).toBeNull();
    expect(state(read())?.map(({ batch, ballot }) => [batch, ballot])).toEqual([1, 2, 3, 4, 5, 6].map((n) => [1, n]));
    expect(state(follow(read(), [head, 'correct-batch', { list: khoa, batch: 1, size: 5, reason }]))).toBeNull();
  });

  test('are none of a list that is counted in another way', () => {
    expect(settledSheets(stateOf(scenes.counted(), 'counting'), khoa)).toBeNull();
    expect(() => scanState(stateOf(scenes.counted(), 'counting'), khoa)).toThrow();
    expect(() => scanState(stateOf(batched(), 'counting'), 'none' as ListId)).toThrow();
  });
});

test('another way of counting is refused by name', () => {
  const refusal = given(batched()).when(member, 'enter-ballot', {
    list: khoa,
    batch: 1,
    ballot: 1,
    marks: marks('ok', 'low', 'low'),
  });
  expect(refusal.refused('R-wrong-count-method').message.vi).toContain('máy quét');
  given(scenes.batched())
    .when(member, 'record-sheets', { list: khoa, batch: 1, reader, sheets: fourSheets() })
    .refused('R-wrong-count-method');
});
