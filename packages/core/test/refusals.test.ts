// Every refusal is reached, and changes nothing. The last test fails when a refusal is added without a row here.
import { expect, test } from 'vitest';
import {
  archiveRefusals,
  canvassRefusals,
  commandRefusals,
  conclusionRefusals,
  countRefusals,
  incidentRefusals,
  inquiryRefusals,
  keepingRefusals,
  lookRefusals,
  minutesRefusals,
  pollRefusals,
  publicationRefusals,
  reopeningRefusals,
  roundRefusals,
} from '../src/index.ts';
import { answer, chair, given, head, organiser, type RefusalRow } from './given.ts';
import { rowsOfAffairs } from './refusal-affairs-rows.ts';
import { rowsFromCount } from './refusal-count-rows.ts';
import { rowsOfElectronic } from './refusal-electronic-rows.ts';
import { rowsBeforeCount } from './refusal-rows.ts';
import { rowsOfScan } from './refusal-scan-rows.ts';
import * as scenes from './scenes.ts';

const rows: readonly RefusalRow[] = [
  ...rowsBeforeCount,
  ...rowsFromCount,
  ...rowsOfElectronic,
  ...rowsOfScan,
  ...rowsOfAffairs,
];

test.each(rows.map((row, index) => [index, row[0], row[3], row] as const))(
  '%i: %s refuses %s',
  (_index, code, _command, [, scene, ...step]) => {
    given(scene())
      .when(...step)
      .refused(code);
  },
);

test('a refused command leaves the record as it was', () => {
  const scene = scenes.ready();
  const before = structuredClone(scene);
  expect(answer(scene, chair, 'open-poll', {}).ok).toBe(false);
  expect(scene).toEqual(before);
});

test('no refusal is left out above', () => {
  const all = [
    ...commandRefusals,
    ...roundRefusals,
    ...inquiryRefusals,
    ...incidentRefusals,
    ...conclusionRefusals,
    ...pollRefusals,
    ...countRefusals,
    ...canvassRefusals,
    ...minutesRefusals,
    ...publicationRefusals,
    ...archiveRefusals,
    ...keepingRefusals,
    ...lookRefusals,
    ...reopeningRefusals,
  ].map((kind) => kind.code);
  expect([...new Set(rows.map(([code]) => code))].sort()).toEqual([...new Set(all)].sort());
  expect(new Set(all).size, 'a code means one thing').toBe(all.length);
});

test('what to do is said for screens and scripts alike: nobody is told to reload a page', () => {
  for (const [code, scene, ...step] of rows) {
    const decided = answer(scene(), ...step);
    if (!decided.ok) expect(`${code}: ${decided.error.todo.vi}`).not.toMatch(/tải lại trang/iu);
  }
});

test('malformed data is said in both languages, with the place', () => {
  const message = (name: string, data: unknown) => {
    const decided = answer(scenes.ready(), head, name, data);
    return decided.ok ? null : decided.error.message;
  };
  expect(message('check-in', { people: ['CB01', ''] })).toEqual({
    vi: 'Dữ liệu không đúng ở “people.1”: chưa ghi gì.',
    en: 'Malformed at “people.1”: is empty.',
  });
  const words = (data: unknown) => message('record-printing', data)?.vi.replace('Dữ liệu không đúng ở ', '');
  expect([
    words({}),
    words({ list: 'khoa', copies: 'mười' }),
    words({ list: 'khoa', copies: 1.5 }),
    words({ list: 'khoa', copies: 0 }),
    words({ list: 'khoa', copies: 10, bản: 2 }),
    words('khoa'),
  ]).toEqual([
    '“list”: còn thiếu.',
    '“copies”: phải là số.',
    '“copies”: phải là số nguyên.',
    '“copies”: phải từ 1 trở lên.',
    '“bản”: không rõ là gì.',
    '“(toàn bộ)”: phải là một nhóm mục.',
  ]);
  const incident = { kind: 'other', what: 'x', conference: null, reportedBy: null };
  const filed = (data: unknown) => {
    const decided = answer(scenes.preparing(), organiser, 'file-incident', data);
    return decided.ok ? null : decided.error.message;
  };
  expect(filed({ ...incident, happened: '31/11/2026' })).toEqual({
    vi: 'Dữ liệu không đúng ở “happened”: phải là ngày có thật, viết năm-tháng-ngày như 2019-03-01.',
    en: 'Malformed at “happened”: has to be a real day, written 2019-03-01.',
  });
  expect(filed({ ...incident, happened: '2019-03-01', time: '25:00' })?.vi).toBe(
    'Dữ liệu không đúng ở “time”: không đúng dạng phải ghi.',
  );
  expect(filed({ ...incident, kind: 'x', happened: '2019-03-01' })?.vi).toContain(
    'phải là một trong “campaigning”, “enticing”',
  );
  const counted = (name: string, data: unknown) => {
    const decided = answer(scenes.batched(), head, name, data);
    return decided.ok ? null : decided.error.message;
  };
  const flag = { list: 'khoa', batch: 1, ballot: 1, row: null, votesFor: 3, votesAgainst: 0 };
  expect(counted('decide-flag', { ...flag, decision: 'có' })?.vi).toMatch(
    /^Dữ liệu không đúng ở “decision”: phải là một trong “high”, .+, hoặc phải là “not-a-ballot”, hoặc phải là một nhóm mục\.$/u,
  );
  expect(counted('read-tally-again', { list: 'khoa', cell: { kind: 'voided' } })?.vi).toBe(
    'Dữ liệu không đúng ở “cell.kind”: phải là một trong “void”, “person”.',
  );
  expect(message('record-absence', { person: 'CB01', reason: '\ud800' })).toEqual({
    vi: 'Dữ liệu không đúng ở “(toàn bộ)”: có ký tự không viết được.',
    en: 'Malformed at “(whole)”: a character that cannot be written.',
  });
});
