// All people are invented.
import { describe, expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { rosterSchema } from './roster.ts';
import { cleanRoster } from './roster-clean.ts';
import type { Merge, RawCell, RawSheet } from './roster-sheets.ts';

type Written = string | number | RawCell | null;
const cellOf = (value: Written): RawCell | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { kind: 'text', text: value };
  return typeof value === 'number' ? { kind: 'number', text: String(value) } : value;
};
const sheet = (name: string, rows: readonly (readonly Written[])[], more: Partial<RawSheet> = {}): RawSheet => ({
  file: 'nhan-su.xlsx',
  sheet: name,
  rows: rows
    .map((cells, index) => ({ number: index + 1, cells: cells.map(cellOf) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null)),
  merges: [],
  ...more,
});
const peopleHeading = ['Mã cán bộ', 'Họ và tên', 'Ngày sinh'];
const postsHeading = ['Mã cán bộ', 'Chức vụ', 'Đơn vị / tổ chức', 'Ngày bổ nhiệm', 'Ngày thôi giữ'];
const an = ['CB1', 'Nguyễn Văn An', '08/11/1973'];
const head = ['CB1', 'Trưởng khoa', 'Khoa Nông học', '01/06/2017', ''];
const people = (rows: readonly (readonly Written[])[], more?: Partial<RawSheet>) =>
  sheet('Nhân sự', [peopleHeading, ...rows], more);
const posts = (rows: readonly (readonly Written[])[], more?: Partial<RawSheet>) =>
  sheet('Chức vụ', [postsHeading, ...rows], more);
const clean = (...sheets: RawSheet[]) => cleanRoster(sheets, { today: day('2019-02-01') });
const codes = (...sheets: RawSheet[]) => clean(...sheets).findings.map((finding) => finding.code);
const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn = firstColumn): Merge => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});

describe('a roster', () => {
  test('becomes people with their posts, and what it becomes is a roster by the schema', () => {
    const { roster, findings } = clean(
      people([an, ['CB2', 'Trần Thị Bình', '']]),
      posts([head, ['CB1', 'Ủy viên', 'Đảng ủy', '15/08/2015', '']]),
    );
    expect(findings.map((finding) => finding.code)).toEqual(['I-roster-without-post']);
    expect(roster).toEqual({
      people: [
        {
          id: 'CB1',
          name: 'Nguyễn Văn An',
          birth: '1973-11-08',
          posts: [
            { title: 'Trưởng khoa', unit: 'Khoa Nông học', start: '2017-06-01' },
            { title: 'Ủy viên', unit: 'Đảng ủy', start: '2015-08-15' },
          ],
        },
        { id: 'CB2', name: 'Trần Thị Bình', posts: [] },
      ],
    });
    expect(rosterSchema.parse(roster)).toEqual(roster);
  });

  test('is read below titles, with other headings, other order, empty rows and a signature below', () => {
    const staff = sheet('Danh sách', [
      ['TRƯỜNG ĐẠI HỌC (ví dụ)', null, null, null],
      ['DANH SÁCH CÁN BỘ', null, null, null],
      [],
      ['STT', 'Họ đệm', 'Tên', 'Mã CB (*)'],
      [1, 'Nguyễn Văn', 'An', 'CB1'],
      [],
      [2, 'Trần Thị', 'Bình', 'CB2'],
      ['Tổng cộng: 2 người', null, null, null],
      [null, null, 'Thái Nguyên, ngày 1 tháng 2 năm 2019', null],
      [null, null, 'NGƯỜI LẬP BIỂU', null],
    ]);
    const held = sheet('DS', [
      ['Ngay bo nhiem', 'CHỨC DANH', 'ma', 'Ghi chú'],
      ['1/6/2017', 'Trưởng khoa', 'CB1', 'x'],
    ]);
    const { roster, findings } = clean(staff, held);
    expect(findings.map(({ code, where }) => [code, where.row])).toEqual([
      ['I-roster-rows-ignored', 9],
      ['I-roster-without-post', undefined],
    ]);
    expect(roster?.people.map((person) => person.name)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });

  test('may stand in one table with the posts', () => {
    const both = sheet('Tổng hợp', [
      ['Mã', 'Họ tên', 'Chức vụ', 'Đơn vị', 'Từ ngày'],
      ['CB1', 'Nguyễn Văn An', 'Trưởng khoa', 'Khoa A', '01/06/2017'],
      ['CB1', 'Nguyễn Văn An', 'Ủy viên', 'Đảng ủy', '01/06/2015'],
      ['CB2', 'Trần Thị Bình', 'Phó khoa', 'Khoa A', '01/06/2017'],
    ]);
    const { roster, findings } = clean(both);
    expect(findings.map((finding) => finding.code)).toEqual(['I-roster-one-sheet']);
    expect(roster?.people.map((person) => [person.id, person.posts.length])).toEqual([
      ['CB1', 2],
      ['CB2', 1],
    ]);
    expect(clean({ ...both, sheet: 'Nhân sự' }).roster).toEqual(roster);
    expect(clean({ ...both, sheet: 'Chức vụ' }).roster).toEqual(roster);
    const contradicting = sheet('Tổng hợp', [
      ...both.rows.map((row) => row.cells as Written[]),
      ['CB1', 'Lê Văn Cường', 'X', '', '1/1/2017'],
    ]);
    expect(codes(contradicting)).toContain('E-roster-id-two-people');
  });

  test('in TCVN3 is converted, headings too, and every converted cell is said', () => {
    const { roster, conversions } = clean(
      sheet('Nh©n sù', [
        ['M· c¸n bé', 'Hä vµ tªn'],
        ['CB1', 'NguyÔn V¨n §iÒn'],
        ['CB2', 'TrÇn ThÞ ¸nh'],
      ]),
      sheet('Chøc vô', [
        ['M· c¸n bé', 'Chøc vô', 'Ngµy bæ nhiÖm'],
        ['CB1', 'Tr­ëng khoa', '1/6/2017'],
        ['CB2', 'ñy viªn', '1/6/2017'],
      ]),
    );
    expect(roster?.people.map((person) => [person.name, person.posts[0]?.title])).toEqual([
      ['Nguyễn Văn Điền', 'Trưởng khoa'],
      ['Trần Thị Ánh', 'Ủy viên'],
    ]);
    expect(conversions).toContainEqual({
      kinds: ['tcvn3'],
      where: { file: 'nhan-su.xlsx', sheet: 'Nh©n sù', row: 2, column: 'B (Hä vµ tªn)' },
      from: 'NguyÔn V¨n §iÒn',
      to: 'Nguyễn Văn Điền',
    });
  });
});

describe('ids', () => {
  test('keep leading zeros, and numbers are taken as the sheet shows them', () => {
    const shown: RawCell = { kind: 'number', text: '7', shown: '007' };
    const { roster, conversions } = clean(
      people([
        [shown, 'Nguyễn Văn An'],
        ['012', 'Lê Văn Ba'],
        [15, 'Hồ Thị Cúc'],
      ]),
      posts([['007', 'Trưởng khoa', '', '1/6/2017']]),
    );
    expect(roster?.people.map((person) => person.id)).toEqual(['007', '012', '15']);
    expect(conversions.map(({ kinds, from, to }) => [kinds, from, to])).toEqual([[['number'], '7', '007']]);
  });

  test('that repeat are errors: one person twice, or two people', () => {
    const found = clean(people([an, an, ['CB1', 'Lê Văn Ba', '']]), posts([head])).findings;
    expect(found.map(({ code, where, message }) => [code, where.row, message.vi])).toEqual([
      ['E-roster-id-twice', 3, 'Mã CB1 (Nguyễn Văn An) đã có ở dòng 2.'],
      ['E-roster-id-two-people', 4, 'Mã CB1 là Nguyễn Văn An (dòng 2) và cũng là Lê Văn Ba.'],
    ]);
  });

  test('that nobody has are errors with the likely one named', () => {
    const { roster, findings } = clean(
      people([['CB001', 'Nguyễn Văn An']]),
      posts([['CB1', 'Trưởng khoa', '', '1/6/2017']]),
    );
    expect(roster).toBeNull();
    expect(findings[0]).toMatchObject({
      code: 'E-roster-person-unknown',
      where: { sheet: 'Chức vụ', row: 2, column: 'A (Mã cán bộ)' },
    });
    expect(findings[0]?.message.vi).toBe('Mã CB1 không có trong danh sách nhân sự. Có mã gần giống: CB001.');
  });

  test('in other capitals are the same, and that is said', () => {
    const { roster, conversions } = clean(people([an]), posts([['cb1', 'Trưởng khoa', '', '1/6/2017']]));
    expect(roster?.people[0]?.posts).toHaveLength(1);
    expect(conversions.map(({ kinds }) => kinds)).toEqual([['letterCase']]);
  });

  test('and names that are missing are errors with their place', () => {
    const found = clean(
      people([
        ['', 'Nguyễn Văn An', ''],
        ['CB2', '', ''],
        ['CB3', 'Lê Văn Ba', ''],
      ]),
      posts([
        ['', 'Trưởng khoa', '', '1/6/2017'],
        ['CB3', '', '', '1/6/2017'],
      ]),
    ).findings;
    expect(found.map(({ code, where }) => `${code} ${where.column}${where.row}`)).toEqual([
      'E-roster-id-empty A (Mã cán bộ)2',
      'E-roster-name-empty B (Họ và tên)3',
      'E-roster-id-empty A (Mã cán bộ)2',
      'E-roster-title-empty B (Chức vụ)3',
      'I-roster-without-post undefinedundefined',
    ]);
  });
});

describe('rows that belong together', () => {
  const grouped = [
    head,
    ['', 'Ủy viên', 'Đảng ủy', '1/6/2015', ''],
    ['CB2', 'Phó khoa', '', '1/6/2017', ''],
    ['', 'Ủy viên', 'Công đoàn', '1/6/2015', ''],
  ];
  const two = people([an, ['CB2', 'Trần Thị Bình', '']]);

  test('merged ids count for every row of the merge', () => {
    const { roster, conversions } = clean(two, posts(grouped, { merges: [merge(2, 3, 0), merge(4, 5, 0)] }));
    expect(roster?.people.map((person) => person.posts.length)).toEqual([2, 2]);
    expect(conversions.map(({ kinds, where, to }) => [kinds[0], where.row, to])).toEqual([
      ['merged', 3, 'CB1'],
      ['merged', 5, 'CB2'],
    ]);
  });

  test('an empty id directly under a person is the same person where every id stands once', () => {
    const { roster, conversions } = clean(two, posts(grouped));
    expect(roster?.people.map((person) => person.posts.length)).toEqual([2, 2]);
    expect(conversions.map(({ kinds }) => kinds[0])).toEqual(['filledDown', 'filledDown']);
  });

  test('an empty id is an error where ids are repeated in each row, or after an empty row', () => {
    expect(
      codes(two, posts([head, ['CB1', 'Ủy viên', 'Đảng ủy', '1/6/2015', ''], ['', 'Bí thư', '', '1/6/2015', '']])),
    ).toContain('E-roster-id-empty');
    expect(codes(two, posts([head, [], ['', 'Bí thư', '', '1/6/2015', '']]))).toContain('E-roster-id-empty');
  });

  test('a person merged over several rows is one person, and a heading merged across the columns is none', () => {
    const list = people([['I. Ban Giám hiệu', null, null], an, [null, null, 'x']], {
      merges: [merge(2, 2, 0, 2), merge(3, 4, 0), merge(3, 4, 1)],
    });
    const { findings } = clean(list, posts([head]));
    expect(findings.map(({ code, where }) => [code, where.row])).toEqual([['I-roster-rows-ignored', 2]]);
  });

  test('a group heading that is not merged is not guessed', () => {
    expect(codes(people([['', 'I. Ban Giám hiệu', ''], an]), posts([head]))).toEqual(['E-roster-id-empty']);
  });
});

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
