import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOldText, type TextReading } from './roster-old-text.ts';
import { isSyllable } from './roster-syllables.ts';
import { allSyllables, encodeTcvn3, encodeVni, encodeWindows1258 } from './roster-test-text.ts';

const windows1252 = new TextDecoder('windows-1252');

// All names are invented.
const names = [
  'Nguyễn Văn Điền', 'Trần Thị Hồng Nhung', 'Lê Hoàng Anh', 'Phạm Đức Thắng', 'Vũ Ngọc Ánh', 'Đặng Thùy Dương', 'Bùi Xuân Huấn',
  'Đỗ Mỹ Lệ', 'Hồ Sỹ Tường', 'Ngô Bảo Khuê', 'Dương Quốc Việt', 'Lý Thường Kiệt', 'Tô Vĩnh Diện', 'Trương Quỳnh Như', 'Ôn Như Ý',
  'Đinh Bộ Lĩnh', 'Hoàng Hoa Thám', 'Ông Ích Khiêm', 'Ưng Hoài Ơn', 'Ấu Triệu', 'Âu Dương Ẩn', 'Quách Thị Ỷ', 'Giáp Văn Cương', 'Chử Đồng Tử',
] as const; // biome-ignore format: a list of names

const readColumn = (cells: readonly string[], isName = true): TextReading[] =>
  readOldText([cells.map((raw, index) => ({ row: String(index), raw, isName }))])[0] ?? [];
const textOf = (cells: readonly string[], isName = true): string[] =>
  readColumn(cells, isName).map((reading) => reading.text);
const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const syllables = allSyllables();
const syllable = fc.constantFrom(...syllables);
const vietnameseName = fc.array(syllable.map(title), { minLength: 2, maxLength: 5 }).map((words) => words.join(' '));

describe('syllables', () => {
  test('the spelling rules allow every syllable of the invented names and refuse what is no Vietnamese', () => {
    for (const word of names.flatMap((name) => name.split(' '))) expect([word, isSyllable(word)]).toEqual([word, true]);
    for (const word of ['NguyÔn', 'Noël', 'François', 'Ñiê', "K'Ré", 'Đắk', 'ka', 'oat', 'â', 'vă', 'ngiê']) {
      expect([word, isSyllable(word)]).toEqual([word, false]);
    }
    expect(syllables.length).toBeGreaterThan(15_000);
  });
});

describe('TCVN3 (ABC)', () => {
  test('a column of names is converted with its capitals', () => {
    const cells = ['NguyÔn V¨n §iÒn', 'TrÇn ThÞ ¸nh', 'Vò §øc Phó', 'HOµNG THÞ H¦¥NG', 'phïng thÞ ®µo', 'Tran An'];
    expect(textOf(cells)).toEqual([
      'Nguyễn Văn Điền',
      'Trần Thị Ánh',
      'Vũ Đức Phú',
      'HOÀNG THỊ HƯƠNG',
      'Phùng Thị Đào',
      'Tran An',
    ]);
  });

  test('titles keep small letters inside the sentence', () => {
    const cells = ['Phã Tr­ëng phßng §µo t¹o', 'ñy viªn BCH C«ng ®oµn', 'TR¦ëNG KHOA', 'Gi¸m ®èc Trung t©m - TT. H§QT'];
    expect(textOf(cells, false)).toEqual([
      'Phó Trưởng phòng Đào tạo',
      'Ủy viên BCH Công đoàn',
      'TRƯỞNG KHOA',
      'Giám đốc Trung tâm - TT. HĐQT',
    ]);
  });

  test('every syllable of Vietnamese comes back from TCVN3', () => {
    for (let at = 0; at < syllables.length; at += 200) {
      const cells = syllables.slice(at, at + 200).map((word) => `Nguyễn Đình ${title(word)}`);
      expect(textOf(cells.map(encodeTcvn3))).toEqual(cells);
    }
  });

  test('any name comes back from TCVN3, also in capitals', () => {
    fc.assert(
      fc.property(vietnameseName, fc.boolean(), (name, capitals) => {
        const written = capitals ? `TRẦN VĂN ${name.toUpperCase()}` : `Trần Văn ${name}`;
        expect(textOf([encodeTcvn3(written), encodeTcvn3('Nguyễn Thị Điệp')])[0]).toBe(written);
      }),
    );
  });
});

describe('VNI-Windows', () => {
  test('a column of names is converted', () => {
    expect(textOf(['Nguyeãn Vaên Ñieàn', 'Traàn Thò AÙnh', 'ÑOÃ MYÕ LEÄ', 'Hoà Só Töôøng'])).toEqual([
      'Nguyễn Văn Điền',
      'Trần Thị Ánh',
      'ĐỖ MỸ LỆ',
      'Hồ Sĩ Tường',
    ]);
  });

  test('every syllable of Vietnamese comes back from VNI', () => {
    for (let at = 0; at < syllables.length; at += 200) {
      const cells = syllables.slice(at, at + 200).map((word) => `Nguyễn Đình ${title(word)}`);
      expect(textOf(cells.map(encodeVni))).toEqual(cells);
    }
  });

  test('any name comes back from VNI, also in capitals', () => {
    fc.assert(
      fc.property(vietnameseName, fc.boolean(), (name, capitals) => {
        const written = capitals ? `TRẦN VĂN ${name.toUpperCase()}` : `Trần Văn ${name}`;
        expect(textOf([encodeVni(written), encodeVni('Nguyễn Thị Điệp')])[0]).toBe(written);
      }),
    );
  });
});

describe('correct Unicode text', () => {
  const keeps = (cells: readonly string[]) => {
    const readings = readColumn(cells);
    expect(readings).toEqual(cells.map((text) => ({ text })));
  };

  test('no syllable alone in a cell is touched, in either normal form, and few are doubted', () => {
    for (const written of [title, (word: string) => word.toUpperCase(), (word: string) => word.normalize('NFD')]) {
      const readings = readColumn(syllables.map(written));
      expect(readings.map(({ text }) => text)).toEqual(syllables.map(written));
      expect(readings.filter(({ doubt }) => doubt !== undefined).length).toBeLessThan(150);
    }
  });

  test('a word that nobody is called by is asked about where an old font makes a name of it', () => {
    expect(readColumn(['Chu Thò Anh', 'Trần Văn Bình', 'Lò Văn Tiến', 'Hoàng Kim Toàn'])).toEqual([
      { text: 'Chu Thò Anh', doubt: 'Chu Thị Anh' },
      { text: 'Trần Văn Bình' },
      { text: 'Lò Văn Tiến' },
      { text: 'Hoàng Kim Toàn' },
    ]);
  });

  test('names of other peoples of Vietnam and of other countries stay', () => {
    keeps([
      'Y Ñiê',
      "Điểu K'Ré",
      "H'Ñăk Niê",
      'Ksơr Blô',
      'Y Bhăm Êñuôl',
      'Kpă Đức',
      'Rơ Châm Hyêo',
      'Siu Kbôr',
      'Ayŭn Hmôk',
      'Mlô Êban',
    ]);
    keeps([
      'François Noël',
      'René Müller',
      'José Muñoz',
      'João Gonçalves',
      'Zoë Brontë',
      'Jürgen Weiß',
      'Øyvind Åse',
      'Hélène Crécy',
      'Łukasz Żak',
    ]);
  });

  test('any Vietnamese name stays', () => {
    fc.assert(
      fc.property(fc.array(vietnameseName, { minLength: 1, maxLength: 8 }), (cells) => {
        expect(textOf(cells)).toEqual(cells);
      }),
    );
  });

  test('Unicode cells between old ones stay', () => {
    fc.assert(
      fc.property(
        fc.array(vietnameseName, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(encodeTcvn3, encodeVni),
        (cells, encode) => {
          const all = [...names.slice(0, 6).map(encode), ...cells.map((name) => `Đặng Thượng ${name}`)];
          expect(textOf(all)).toEqual([...names.slice(0, 6), ...cells.map((name) => `Đặng Thượng ${name}`)]);
        },
      ),
    );
  });
});

describe('text of Windows-1258 that was read as Windows-1252', () => {
  const read = (text: string) => windows1252.decode(encodeWindows1258(text));

  test('is converted', () => {
    const written = ['Nguyễn Văn Điền', 'Trần Thị Ánh', 'Vũ Đức Phú', 'Phùng Thị Hương'];
    expect(textOf(written.map(read))).toEqual(written);
  });

  test('any name comes back or is asked about', () => {
    fc.assert(
      fc.property(vietnameseName, (name) => {
        const [first] = readColumn([`Trần Văn ${name}`, 'Nguyễn Thị Điệp', 'Phạm Trường Giang'].map(read));
        expect(first?.doubt ?? first?.text).toBe(`Trần Văn ${name}`);
      }),
    );
  });
});

// Families, middle and given names as rosters have them.
const nameWords = [
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Tống Đinh Mai Trịnh Đoàn Lương Lưu Tạ Quách Thái Chu Cao Hà Vương',
  'Văn Thị Đức Minh Ngọc Thanh Quốc Xuân Hồng Kim Thu Đình Hữu Mạnh Bá Công Quang Duy Thế Như Mỹ Bích Tuyết Hải',
  'An Bình Cường Dũng Dung Giang Hà Hải Hạnh Hiền Hiếu Hòa Hùng Hương Khánh Lan Long Minh Nga Ngọc Nhung Phú Phúc Quân Sơn Tâm Thắng Thảo Thúy Toàn Trang Tú Tuấn Tùng Vân Yến Lộc Thơm Điệp Ánh Ân Ái Ước',
].map((line) => fc.constantFrom(...line.split(' ')));
const usualName = fc.tuple(...(nameWords as [fc.Arbitrary<string>, fc.Arbitrary<string>, fc.Arbitrary<string>]));

test('in a column of several encodings every name is read right or asked about', () => {
  const known = [encodeTcvn3, encodeVni, (text: string) => text].flatMap((encode) =>
    ['Nguyễn Văn Điền', 'Trần Thị Ánh', 'Phạm Đức Thắng'].map(encode),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          usualName,
          fc.constantFrom(encodeTcvn3, encodeVni, (text: string) => text),
        ),
        { minLength: 1 },
      ),
      (cells) => {
        const readings = readColumn([...known, ...cells.map(([words, encode]) => encode(words.join(' ')))]);
        readings.slice(known.length).forEach(({ text, doubt }, index) => {
          if (doubt === undefined) expect(text).toBe(cells[index]?.[0].join(' '));
        });
        // Asking about everything would read nothing wrong either.
        expect(readings.filter(({ doubt }) => doubt !== undefined).length).toBeLessThan(cells.length / 10 + 4);
      },
    ),
    { numRuns: 300 },
  );
});

test('where old fonts stand around, a name that is no Vietnamese in any reading is odd', () => {
  const readings = readColumn(['NguyÔn V¨n §iÒn', 'TrÇn ThÞ §µo', 'Håkan Berg', 'Lê Văn Ĩễ', 'Anna Berg']);
  expect(readings.map(({ doubt, isOdd }) => doubt !== undefined || isOdd === true)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  expect(readColumn(['Trần Văn An', 'Y Ñiê'])).toEqual([{ text: 'Trần Văn An' }, { text: 'Y Ñiê' }]);
});

describe('doubt', () => {
  test('one word that looks old proves nothing and is asked about', () => {
    expect(readColumn(['Thaï', 'Nguyễn Văn An'])).toEqual([{ text: 'Thaï', doubt: 'Thạ' }, { text: 'Nguyễn Văn An' }]);
  });

  test('a cell with letters of both kinds is asked about', () => {
    expect(readColumn(['NguyÔn V¨n §iÒn', 'TrÇn ThÞ Đức'])[1]).toEqual({ text: 'TrÇn ThÞ Đức', doubt: 'Trần Thị Đức' });
  });

  test('in a mixed column the other cells of the row decide', () => {
    const names = ['NguyÔn V¨n §iÒn', 'Trần Thị Ánh', 'Anh Phó', 'Anh Phó', 'Anh Phó'];
    const units = ['Khoa N«ng häc', 'Khoa Kinh tế', 'Phßng §µo t¹o', 'Phòng Quản trị', 'Khoa'];
    const readings = readOldText(
      [names, units].map((cells) => cells.map((raw, index) => ({ row: String(index), raw, isName: true }))),
    );
    expect(readings[0]?.slice(2)).toEqual([
      { text: 'Anh Phú', encoding: 'tcvn3' },
      { text: 'Anh Phó' },
      { text: 'Anh Phó', doubt: 'Anh Phú' },
    ]);
  });

  test('in a column of old text a cell that reads as an everyday Unicode name is asked about', () => {
    expect(readColumn(['NguyÔn V¨n §iÒn', 'TrÇn ThÞ §µo', 'Tô Hùng']).at(-1)).toEqual({
      text: 'Tô Hùng',
      doubt: 'Tụ Hựng',
    });
  });
});
