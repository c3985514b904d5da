import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vietnameseLetters } from '../testing/samples.ts';
import { fontFiles } from './files.ts';
import { readFontTable } from './font-table.ts';
import { type Face, printable, replacement, unprintable, widthOf, wrap, wrapEvenly } from './measure.ts';

const latin = fc.string({ unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxy ẤỪỘ'), maxLength: 120 });

test('widths are those of the embedded fonts', () => {
  for (const face of Object.keys(fontFiles) as Face[]) {
    const table = readFontTable(readFileSync(fontFiles[face]));
    for (const letter of `${vietnameseLetters}0123456789 .,;:-–…“”()/%□`) {
      const advance = table.advances.get(letter.codePointAt(0)!)!;
      expect(widthOf(letter, 10, face)).toBeCloseTo((advance / table.unitsPerEm) * 10 * (25.4 / 72), 9);
    }
  }
});

test('every Vietnamese letter is printable in composed form, whatever form it came in', () => {
  expect(printable(vietnameseLetters.normalize('NFD'))).toBe(vietnameseLetters);
  expect(unprintable(vietnameseLetters.normalize('NFD'))).toEqual([]);
});

test('a letter that the fonts lack is replaced visibly and named, not dropped', () => {
  expect(printable('Trần 中 Văn 😀')).toBe(`Trần ${replacement} Văn ${replacement}`);
  expect(unprintable('Trần 中 Văn 😀 中')).toEqual(['中', '😀']);
});

test('line ends, tabs and non-breaking spaces become one space; invisible and text-turning characters go', () => {
  expect(printable('Lê\u00a0\u00a0Văn\r\n\tA\u200b\u202e\ufeff\u0007')).toBe('Lê Văn A');
});

test('wrapped lines fit, and together hold every letter in order', () => {
  fc.assert(
    fc.property(
      latin,
      fc.double({ min: 8, max: 120, noNaN: true }),
      fc.constantFrom('regular', 'bold'),
      (text, width, face) => {
        const words = printable(text).trim();
        const lines = wrap(words, width, 10, face);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line, 10, face)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('evenly wrapped lines are as many, none is wider, and no word is cut that was whole', () => {
  fc.assert(
    fc.property(latin, fc.double({ min: 8, max: 120, noNaN: true }), (text, width) => {
      const words = printable(text).trim();
      const lines = wrap(words, width, 10, 'bold');
      const even = wrapEvenly(words, width, 10, 'bold');
      const widest = (broken: readonly string[]): number =>
        Math.max(...broken.map((line) => widthOf(line, 10, 'bold')));
      expect(even).toHaveLength(lines.length);
      expect(widest(even)).toBeLessThanOrEqual(widest(lines));
      const fits = words.split(' ').every((word) => widthOf(word, 10, 'bold') < width);
      if (fits) expect(even.join(' ')).toBe(words);
    }),
  );
});

test('a heading of two lines is broken near its middle', () => {
  const words = 'BAN CHẤP HÀNH ĐẢNG BỘ TRƯỜNG ĐẠI HỌC NÔNG LÂM';
  expect(wrapEvenly(words, 80, 11, 'bold')).toEqual(['BAN CHẤP HÀNH ĐẢNG BỘ', 'TRƯỜNG ĐẠI HỌC NÔNG LÂM']);
});
