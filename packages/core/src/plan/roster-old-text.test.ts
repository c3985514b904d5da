import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOldText, type TextReading } from './roster-old-text.ts';
import { isSyllable } from './roster-syllables.ts';
import { allSyllables, encodeTcvn3, encodeVni } from './roster-test-text.ts';

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

  test('no syllable alone in a cell is touched or doubted, in either normal form', () => {
    keeps(syllables.map(title));
    keeps(syllables.map((word) => word.toUpperCase()));
    keeps(syllables.map((word) => word.normalize('NFD')));
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
    fc.assert(fc.property(fc.array(vietnameseName, { minLength: 1, maxLength: 8 }), (cells) => keeps(cells)));
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
