// All people are invented.
import { describe, expect, test } from 'vitest';
import { rosterSchema } from './roster.ts';
import type { RawCell } from './roster-sheets.ts';
import { an, clean, codes, head, merge, people, posts, sheet, type Written } from './roster-test-tables.ts';

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
