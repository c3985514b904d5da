// All people are invented.
import { describe, expect, test } from 'vitest';
import type { RawCell } from './roster-sheets.ts';
import { an, clean, codes, head, merge, people, peopleHeading, posts, sheet } from './roster-test-tables.ts';

describe('columns', () => {
  test('a missing one is an error that lists what was found', () => {
    const found = clean(
      people([an]),
      sheet('Chức vụ', [
        ['Mã cán bộ', 'Chức vụ', 'Ngày vào Đảng'],
        ['CB1', 'Trưởng khoa', '1/1/2000'],
      ]),
    ).findings;
    expect(found.map((finding) => [finding.code, finding.message.vi])).toEqual([
      [
        'E-roster-column-missing',
        'Thiếu cột “Ngày bổ nhiệm”. Các tiêu đề tìm thấy: “Mã cán bộ”, “Chức vụ”, “Ngày vào Đảng”.',
      ],
    ]);
  });

  test('one that is not used is said, two of one meaning and a name without heading are errors', () => {
    expect(
      codes(
        sheet('Nhân sự', [
          [...peopleHeading, 'Quê quán'],
          [...an, 'Huế'],
        ]),
        posts([head]),
      ),
    ).toEqual(['I-roster-column-unknown']);
    expect(
      codes(
        sheet('Nhân sự', [
          [...peopleHeading, 'Họ tên'],
          [...an, 'x'],
        ]),
        posts([head]),
      ),
    ).toEqual(['E-roster-column-twice']);
    expect(
      codes(
        sheet('Nhân sự', [
          ['Mã', 'Họ và tên', ''],
          ['CB1', 'Nguyễn Văn', 'An'],
        ]),
        posts([head]),
      ),
    ).toEqual(['E-roster-name-in-two-columns']);
  });

  test('one heading merged over family name and given name is both', () => {
    const { roster } = clean(
      sheet(
        'Nhân sự',
        [
          ['Mã', 'Họ và tên', ''],
          ['CB1', 'Nguyễn Văn', 'An'],
        ],
        { merges: [merge(1, 1, 1, 2)] },
      ),
      posts([head]),
    );
    expect(roster?.people[0]?.name).toBe('Nguyễn Văn An');
  });

  test('sheets that cannot be told apart are an error, missing ones too, others are said', () => {
    const other = sheet('Khoa A', [peopleHeading, an]);
    expect(codes(other, sheet('Khoa B', [peopleHeading, ['CB2', 'Lê Văn Ba', '']]), posts([head]))).toContain(
      'E-roster-several-sheets',
    );
    expect(codes(people([an]), other, posts([head]))).toEqual(['W-roster-sheet-left-out']);
    expect(codes(people([an]), sheet('Ghi chú', [['xin xem'], ['Mã cán bộ']]), posts([head]))).toEqual([
      'I-roster-sheet-unused',
    ]);
    expect(codes(people([an]))).toEqual(['E-roster-no-posts-sheet']);
    expect(codes(posts([head]))).toEqual(['E-roster-no-people-sheet']);
    expect(codes(people([]), posts([head]))).toContain('E-roster-no-rows');
  });
});

describe('days', () => {
  test.each([
    ['06/2018', 'E-roster-day-incomplete'],
    ['31/02/2018', 'E-roster-day-impossible'],
    ['12/31/2018', 'E-roster-day-month-first'],
    ['đầu năm', 'E-roster-day-unreadable'],
    ['', 'E-roster-start-empty'],
    ['01/03/2019', 'W-roster-start-in-future'],
    ['01/03/1918', 'W-roster-day-implausible'],
    ['01/03/1980', 'W-roster-day-implausible'],
    ['31/05/2018 17:00', 'W-roster-day-with-time'],
  ])('an appointment on "%s" gives %s at its cell', (start, code) => {
    const { findings } = clean(people([an]), posts([['CB1', 'Trưởng khoa', '', start]]));
    expect(
      findings
        .filter((finding) => finding.code !== 'I-roster-without-post')
        .map((finding) => [finding.code, finding.where.column]),
    ).toEqual([[code, 'D (Ngày bổ nhiệm)']]);
  });

  test('a birthday may be a year alone, which is said, but not a day that does not exist', () => {
    const { roster, findings } = clean(people([['CB1', 'Nguyễn Văn An', 1973]]), posts([head]));
    expect(findings.map((finding) => finding.code)).toEqual(['I-roster-birth-incomplete']);
    expect(roster?.people[0]).not.toHaveProperty('birth');
    expect(codes(people([['CB1', 'Nguyễn Văn An', '31/02/1973']]), posts([head]))).toEqual(['E-roster-day-impossible']);
  });

  test('an end before the start is an error, a post that ended is kept', () => {
    expect(codes(people([an]), posts([['CB1', 'Trưởng khoa', '', '01/06/2017', '31/05/2017']]))).toEqual([
      'E-roster-end-before-start',
    ]);
    expect(
      clean(people([an]), posts([['CB1', 'Trưởng khoa', '', '01/06/2017', '31/05/2018']])).roster?.people[0]?.posts[0]
        ?.end,
    ).toBe('2018-05-31');
  });

  test('an end a lifetime from now is asked about, but not the 31/12/9999 of systems of staff data', () => {
    const end = (written: string) => codes(people([an]), posts([['CB1', 'Trưởng khoa', '', '01/06/2017', written]]));
    expect(end('31/12/2109')).toEqual(['W-roster-day-implausible']);
    expect(end('31/12/2039')).toEqual([]);
    expect(end('31/12/9999')).toEqual([]);
  });

  test('real dates that Excel may have turned round beside typed ones are asked about', () => {
    const real = (value: string): RawCell => ({ kind: 'date', day: value, dayShown: true });
    const rows = [
      ['CB1', 'A', '', '31/05/2016'],
      ['CB1', 'B', '', real('2016-01-06')],
      ['CB1', 'C', '', real('2017-12-05')],
    ];
    const { findings } = clean(people([an]), posts(rows));
    expect(findings.map(({ code, where }) => [code, where.row])).toEqual([['W-roster-day-perhaps-turned', 3]]);
    expect(codes(people([an]), posts([...rows, ['CB1', 'D', '', real('2016-01-25')]]))).toEqual([]);
  });
});

describe('posts and people', () => {
  test('a post listed twice counts once, two rows that disagree are an error, overlapping terms are said', () => {
    expect(codes(people([an]), posts([head, head]))).toEqual(['W-roster-post-twice']);
    expect(clean(people([an]), posts([head, head])).roster?.people[0]?.posts).toHaveLength(1);
    expect(codes(people([an]), posts([head, [...head.slice(0, 4), '01/01/2018']]))).toEqual(['E-roster-post-conflict']);
    expect(codes(people([an]), posts([head, ['CB1', 'Trưởng khoa', 'Khoa Nông học', '01/06/2018', '']]))).toEqual([
      'I-roster-post-overlap',
    ]);
  });

  test('one name is normal and said; one name and one birthday are asked about', () => {
    const twin = ['CB2', 'NGUYỄN VĂN AN', '09/11/1973'];
    expect(codes(people([an, twin]), posts([head]))).toEqual(['I-roster-same-name', 'I-roster-without-post']);
    expect(codes(people([an, [...twin.slice(0, 2), an[2] as string]]), posts([head]))).toContain(
      'W-roster-same-name-and-birth',
    );
  });

  test('a name beside the id in the table of posts has to be the one in the list of people', () => {
    const rows = (name: string) =>
      sheet('Chức vụ', [
        ['Mã', 'Họ tên', 'Chức vụ', 'Ngày bổ nhiệm'],
        ['CB1', name, 'Trưởng khoa', '1/6/2017'],
      ]);
    expect(codes(people([an]), rows('NGUYỄN VĂN AN'))).toEqual([]);
    expect(codes(people([an]), rows('Lê Văn Ba'))).toEqual(['E-roster-name-differs']);
  });

  test('hidden rows, formula errors, lost letters and several posts in one cell are found', () => {
    const rows = posts([head]);
    expect(codes(people([an]), { ...rows, rows: rows.rows.map((row) => ({ ...row, hidden: true })) })).toEqual([
      'W-roster-rows-hidden',
    ]);
    expect(codes(people([['CB1', { kind: 'error', text: '#N/A' }, '']]), posts([head]))).toEqual([
      'E-roster-cell-error',
      'E-roster-name-empty',
    ]);
    expect(codes(people([['CB1', 'Nguy?n V?n An', '']]), posts([head]))).toEqual(['E-roster-letters-lost']);
    for (const name of ['12345', '–', `Nguyễn ${'x'.repeat(100)}`])
      expect(codes(people([['CB1', name, '']]), posts([head]))).toContain('E-roster-name-odd');
    expect(codes(people([an]), posts([['CB1', 'Ủy viên Ban Thường vụ, Trưởng khoa', '', '1/6/2017']]))).toEqual([
      'W-roster-several-posts-in-cell',
    ]);
  });

  test('a wrong column in a long list does not flood the findings, but every warning stays', () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => ['CB1', `Ủy viên ${at}`, '', 'đầu năm', '']);
    const flooded = clean(people([an]), posts(rows)).findings;
    expect(flooded.filter((finding) => finding.code === 'E-roster-day-unreadable')).toHaveLength(200);
    expect(flooded.at(-1)?.message.vi).toBe('Còn 800 chỗ khác cùng loại với các chỗ đã nêu, chưa liệt kê.');
    const future = rows.map((row) => row.with(3, '1/1/2020'));
    expect(clean(people([an]), posts(future)).findings).toHaveLength(1_000);
  });

  test('a telephone number typed as a number gets its 0 back', () => {
    const { roster } = clean(
      sheet('Nhân sự', [
        ['Mã', 'Họ tên', 'SĐT'],
        ['CB1', 'Nguyễn Văn An', 912345678],
      ]),
      posts([head]),
    );
    expect(roster?.people[0]?.phone).toBe('0912345678');
  });
});
