// Reading 7: names in NFC, sorted by given name in Vietnamese order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, fold, inSentence, lineSchema, proseSchema, searchKey, tidy } from './text.ts';

describe('tidying', () => {
  test.each([
    ['Nguyễn Văn Ấn'.normalize('NFD'), 'Nguyễn Văn Ấn'],
    ['  Trưởng\u00a0 phòng\tĐào tạo ', 'Trưởng phòng Đào tạo'],
    ['Đỗ\u200b Văn\ufeff Hải', 'Đỗ Văn Hải'],
    ['e\u200d\u0301', 'é'],
    ['a\u2003b', 'a b'],
    ['', ''],
  ])('%j becomes %j', (value, expected) => {
    expect(tidy(value)).toBe(expected);
  });

  // Seen to fail: with the invisible characters removed after composing, which leaves a letter and its mark apart.
  test('twice is once', () => {
    const odd = fc.constantFrom(
      'e',
      'a',
      'â',
      '\u0301',
      '\u0323',
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u00ad',
      ' ',
      '\u00a0',
      '\n',
      'Đ',
    );
    fc.assert(
      fc.property(
        fc.array(odd).map((parts) => parts.join('')),
        (value) => {
          expect(tidy(tidy(value))).toBe(tidy(value));
          expect(fold(fold(value))).toBe(fold(value));
        },
      ),
    );
  });
});

test('posts are the same whatever their normal form, case and spaces, and not otherwise', () => {
  const [one, ...same] = ['Trưởng phòng', 'trưởng  PHÒNG ', 'Trưởng phòng'.normalize('NFD'), 'TRƯỞNG PHÒNG'];
  for (const other of same) expect(fold(other)).toBe(fold(one!));
  expect(fold('Trường phòng')).not.toBe(fold(one!));
  expect(fold('Đào')).not.toBe(fold('Dao'));
});

test.each([
  ['Điền', 'dien'],
  ['ĐIỀN', 'dien'],
  ['Nguyễn Thị Ước', 'nguyen thi uoc'],
])('%s is found by typing %s', (name, key) => {
  expect(searchKey(name)).toBe(key);
});

test('words inside of a sentence begin small, and names in them keep their capitals', () => {
  expect(inSentence('Đã báo cáo Ban Thường vụ')).toBe('đã báo cáo Ban Thường vụ');
  expect(inSentence('')).toBe('');
});

describe('the order of names', () => {
  const sorted = (...names: readonly string[]) => expect([...names].reverse().sort(compareNames)).toEqual(names);

  test('goes by the given name, then by the rest', () => {
    sorted('Trần Văn An', 'Lê Thị Bình', 'Nguyễn Văn Bình', 'Đỗ Văn Cường');
  });

  test('puts Đ after D, and letters with a hook or a hat after those without', () => {
    sorted('Lê Văn Dũng', 'Lê Văn Duyên', 'Lê Văn Đạt', 'Lê Văn Em');
    sorted('Lê An', 'Lê Ăn', 'Lê Ân', 'Lê Ba');
    sorted('Lê Oanh', 'Lê Ôn', 'Lê Ơn');
    sorted('Lê Tu', 'Lê Tư', 'Lê Va');
  });

  test('goes from the level tone to the heavy one, after the letters', () => {
    sorted('Lê Ba', 'Lê Bà', 'Lê Bả', 'Lê Bã', 'Lê Bá', 'Lê Bạ', 'Lê Ban');
  });

  test('does not depend on the normal form', () => {
    const names = ['Lê Bá', 'Lê Bạ', 'Đỗ Đức', 'Lê Dân'];
    const composed = [...names].sort(compareNames);
    const decomposed = names.map((name) => name.normalize('NFD')).sort(compareNames);
    expect(decomposed.map((name) => name.normalize('NFC'))).toEqual(composed);
  });
});

describe('what people type', () => {
  test('on one line is tidied and not empty', () => {
    expect(lineSchema(11).parse(' Ngô\n Văn  Ích ')).toBe('Ngô Văn Ích');
    for (const value of ['', ' \u200b ', 'quá dài cho dòng'])
      expect(lineSchema(10).safeParse(value).success).toBe(false);
  });

  test('freely keeps its lines', () => {
    expect(proseSchema(20).parse(' Một\nHai '.normalize('NFD'))).toBe('Một\nHai');
    expect(proseSchema(20).safeParse(' \n ').success).toBe(false);
  });
});
