// Nobody on a roster is left out or doubled without a word. All people are invented.
import { describe, expect, test } from 'vitest';
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import type { Merge } from './roster-sheets.ts';
import { sheetOf } from './roster-test-sheet.ts';

const an = ['CB01', 'Nguyễn Văn An'];
const noPosts = sheetOf('Chức vụ', [
  ['Mã cán bộ', 'Chức vụ', 'Ngày bổ nhiệm'],
  ['CB01', 'Trưởng khoa', '01/06/2017'],
]);
const clean = (people: readonly (readonly string[])[], merges?: readonly Merge[], posts = noPosts) =>
  cleanRoster([sheetOf('Nhân sự', people, merges), posts], { today: day('2019-02-01') });
const names = (people: readonly (readonly string[])[]) => clean(people).roster?.people.map(({ name }) => name);
const said = ({ findings }: ReturnType<typeof clean>) =>
  findings
    .filter(({ code }) => code !== 'I-roster-without-post')
    .map(({ code, where }) => `${code} ${where.column?.[0] ?? ''}${where.row ?? ''}`);

describe('the last rows of a list', () => {
  test('are people whose names or codes begin like a total or a signature', () => {
    const byName = [
      ['Họ và tên', 'Mã'],
      ['Nguyễn Văn An', 'CB01'],
      ['Tống Thị Mai', 'CB02'],
      ['Cộng Văn Bảy', 'CB03'],
    ];
    expect(names(byName)).toEqual(['Nguyễn Văn An', 'Tống Thị Mai', 'Cộng Văn Bảy']);
    const byCode = [
      ['Mã', 'Họ đệm', 'Tên'],
      ['CB-01', 'Nguyễn Văn', 'An'],
      ['KT-02', 'Trần Thị', 'Bình'],
      ['TM-03', 'Lê', 'Ba'],
    ];
    expect(
      clean(
        byCode,
        [],
        sheetOf('Chức vụ', [
          ['Mã', 'Chức vụ', 'Từ ngày'],
          ['CB-01', 'Trưởng khoa', '01/06/2017'],
        ]),
      ).roster?.people,
    ).toHaveLength(3);
  });

  test('are posts that begin so', () => {
    const posts = sheetOf('Chức vụ', [
      ['Chức vụ', 'Mã cán bộ', 'Ngày bổ nhiệm'],
      ['Trưởng khoa', 'CB01', '01/06/2017'],
      ['Tổng Biên tập', 'CB01', '01/06/2017'],
      ['Thủ trưởng đơn vị', 'CB01', '01/06/2017'],
    ]);
    expect(clean([['Mã', 'Họ tên'], an], [], posts).roster?.people[0]?.posts).toHaveLength(3);
  });

  test('are left out, and that is said, where they are totals and signatures', () => {
    const totals = [
      ['Tổng cộng', '1 người'],
      ['Cộng', 'Tổng số cán bộ'],
      ['Người lập biểu', 'HIỆU TRƯỞNG'],
      ['KT. HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG'],
      ['76', 'Tổng cộng'],
      ['CB76', 'Tổng số cán bộ'],
      ['Tæng céng', '1 ng\u00ad\u00eai'],
      ['Ng\u00ad\u00eai lËp biÓu', 'HiÖu tr\u00adëng'],
    ];
    for (const total of totals) {
      const read = clean([['Mã', 'Họ tên'], an, total]);
      expect([read.roster?.people.length, ...said(read)]).toEqual([1, 'I-roster-rows-ignored 3']);
    }
  });
});

test('totals of departments between people are nobody, and people of such a name stay', () => {
  const read = clean([['Mã', 'Họ tên'], an, ['', 'Cộng: 1 người'], ['CB02', 'Tống Cộng'], ['CB03', 'Tống Văn Cộng']]);
  expect(read.roster?.people.map(({ name }) => name)).toEqual(['Nguyễn Văn An', 'Tống Cộng', 'Tống Văn Cộng']);
  expect(said(read)).toEqual(['I-roster-rows-ignored 3']);
  const split = [
    ['Mã', 'Họ đệm', 'Tên'],
    ['CB01', 'Nguyễn Văn', 'An'],
    ['CB02', 'Tống Văn', 'Cộng'],
  ];
  expect(clean(split).roster?.people.map(({ name }) => name)).toEqual(['Nguyễn Văn An', 'Tống Văn Cộng']);
});

test('a total that names another number of people than the rows is asked about', () => {
  const total = (...words: string[]) => said(clean([['Mã', 'Họ tên'], an, ['CB02', 'Lê Ba'], words]));
  expect(total('Tổng cộng: 2 người')).toEqual(['I-roster-rows-ignored 4']);
  expect(total('Tổng cộng', '03 người')).toEqual(['I-roster-rows-ignored 4', 'W-roster-head-count 4']);
  expect(total('', 'Danh sách này có 3 đồng chí')).toEqual(['I-roster-rows-ignored 4', 'W-roster-head-count 4']);
  const parts = [
    ['Mã', 'Họ tên'],
    an,
    ['', 'Cộng: 1 người'],
    ['CB02', 'Lê Ba'],
    ['', 'Cộng: 1 người'],
    ['', 'Tổng cộng: 2 người'],
  ];
  expect(said(clean(parts))).toEqual(['I-roster-rows-ignored 3']);
});

test('whoever has a code like a total is asked about, and is no longer left out with a note', () => {
  const people = [['Mã', 'Họ tên'], an, ['CONG', 'Tống Văn Cộng']];
  expect(said(clean(people))).toEqual(['I-roster-rows-ignored 3', 'W-roster-row-perhaps-person 3']);
});

test('a total is one where codes are words, too', () => {
  const posts = sheetOf('Chức vụ', [
    ['Mã cán bộ', 'Chức vụ', 'Ngày bổ nhiệm'],
    ['NVA', 'Trưởng khoa', '01/06/2017'],
  ]);
  const read = clean(
    [
      ['Mã', 'Họ tên'],
      ['NVA', 'Nguyễn Văn An'],
      ['Cộng', '1 người'],
    ],
    [],
    posts,
  );
  expect(said(read)).toEqual(['I-roster-rows-ignored 3']);
});

test('a row whose cells were merged by mistake is no heading of a group when it has a day', () => {
  const across = { firstRow: 3, lastRow: 3, firstColumn: 0, lastColumn: 1 };
  const people = (birth: string) => [['Mã', 'Họ tên', 'Ngày sinh'], an, ['CB02 Lê Ba', '', birth]];
  expect(said(clean(people('08/11/1973'), [across]))).toEqual(['E-roster-name-empty B3']);
  expect(said(clean(people(''), [across]))).toEqual(['I-roster-rows-ignored 3']);
});

test('codes that a spreadsheet rounded are errors: several people may share what is left', () => {
  for (const code of ['1.23457E+11', '1,23457E+11', '2e+12'])
    expect(said(clean([['Mã', 'Họ tên'], an, [code, 'Lê Ba']]))).toEqual(['E-roster-id-rounded A3']);
  expect(said(clean([['Mã', 'Họ tên'], an, ['1E05', 'Lê Ba']]))).toEqual([]);
});

describe('one person with two codes, or two people with one', () => {
  const heading = ['Mã', 'Họ tên', 'Ngày sinh'];

  test('codes that look alike with one name are asked about, other codes with one name are only said', () => {
    for (const code of ['CB 01', 'CB-1', 'ＣＢ01']) {
      const { findings } = clean([heading, an, [code, 'NGUYỄN VĂN AN']]);
      const asked = findings.find((finding) => finding.code === 'W-roster-ids-alike');
      expect(asked?.where).toMatchObject({ row: 3 });
      expect(asked?.message.vi).toContain(`CB01, ${code} đều là NGUYỄN VĂN AN`);
      expect(findings.map((finding) => finding.code)).not.toContain('I-roster-same-name');
    }
    expect(said(clean([heading, an, ['CB02', 'Nguyễn Văn An']]))).toEqual(['I-roster-same-name A3']);
    expect(said(clean([heading, an, ['CB 1', 'Lê Ba']]))).toEqual([]);
  });

  test('letters of another script or of full width, and signs of an old font, are asked about once a column', () => {
    const cyrillic = '\u0421\u0412';
    const read = clean([['Mã', 'Họ tên'], an, [`${cyrillic}02`, 'Lê Ba'], [`${cyrillic}03`, 'Lê © Trang']]);
    expect(said(read)).toEqual(['W-roster-odd-characters A1', 'W-roster-odd-characters B1']);
    expect(read.findings[0]?.message.vi).toContain('ở dòng 3, 4, như “\u0421” trong “\u0421\u041202”');
    expect(said(clean([['Mã', 'Họ tên'], an, ['ＣＢ02', 'Lê Ba']]))).toEqual(['W-roster-odd-characters A1']);
    expect(said(clean([['Mã', 'Họ tên'], an, ['CB02', '§ç Kim Trang']]))).toEqual(['W-roster-encoding-doubt B3']);
    for (const name of ['François Müller', "H'Hen Niê", 'Y Ñiê', 'Ayŭn', 'Nguyễn Thị Hoa (2)'])
      expect(said(clean([['Mã', 'Họ tên'], an, ['CB02', name]]))).toEqual([]);
    expect(said(clean([['Mã', 'Họ tên'], an, ['CB:02', 'Lê;Ba']]))).toEqual(['W-roster-odd-characters B1']);
    const title = (written: string) =>
      sheetOf('Chức vụ', [
        ['Mã', 'Chức vụ', 'Ngày bổ nhiệm'],
        ['CB01', written, '01/06/2017'],
      ]);
    expect(said(clean([['Mã', 'Họ tên'], an], [], title('Trưởng kho\u0430')))).toEqual(['W-roster-odd-characters B1']);
    expect(said(clean([['Mã', 'Họ tên'], an], [], title('Trưởng khoa «Nông học» – ½')))).toEqual([]);
  });

  test('names in several old fonts are read each in its own, and what stays unsure is asked about with its place', () => {
    const read = clean([
      ['Mã', 'Họ tên'],
      ['CB01', 'NguyÔn V¨n §iÒn'],
      ['CB02', 'TrÇn ThÞ §µo'],
      ['CB03', 'Nguyeãn Vaên Ñieàn'],
      ['CB04', 'Traàn Thò AÙnh'],
      ['CB05', 'Hå Minh Hoa'],
      ['CB06', 'Håkan Berg'],
      ['CB07', 'Hoà Quang Long'],
    ]);
    expect(read.roster?.people.map(({ name }) => name).slice(0, 5)).toEqual([
      'Nguyễn Văn Điền',
      'Trần Thị Đào',
      'Nguyễn Văn Điền',
      'Trần Thị Ánh',
      'Hồ Minh Hoa',
    ]);
    expect(said(read).filter((finding) => finding !== 'I-roster-same-name A4')).toEqual([
      'W-roster-odd-word B7',
      'W-roster-encoding-doubt B8',
    ]);
    expect(read.findings.find(({ where }) => where.row === 8)).toMatchObject({
      where: { file: 'nhan-su.xlsx', sheet: 'Nhân sự', column: 'B (Họ tên)' },
      message: { vi: expect.stringContaining('“Hoà Quang Long”') },
    });
  });

  test('a row of invisible characters is an empty row', () => {
    expect(said(clean([['Mã', 'Họ tên'], an, ['\u200b', '\u00a0']]))).toEqual([]);
  });

  test('on one birthday the question is asked once', () => {
    const born = [
      [...an, '08/11/1973'],
      ['CB 01', 'Nguyễn Văn An', '08/11/1973'],
    ];
    expect(said(clean([heading, ...born]))).toEqual(['W-roster-same-name-and-birth A3']);
  });

  test('another name under a merged code is another person, not the same one', () => {
    const merged = { firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0 };
    const read = clean([['Mã', 'Họ tên'], an, ['', 'Trần Thị Bình']], [merged]);
    expect(read.roster).toBeNull();
    expect(said(read)).toEqual(['E-roster-id-two-people A3']);
    expect(said(clean([['Mã', 'Họ tên'], an, ['', 'Nguyễn Văn An']], [merged]))).toEqual([]);
  });

  test('an address is no name', () => {
    expect(said(clean([['Mã', 'Họ tên'], an, ['Nông học', 'cb02@example.edu.vn']]))).toEqual(['E-roster-name-odd B3']);
  });
});
