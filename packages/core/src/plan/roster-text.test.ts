import { describe, expect, test } from 'vitest';
import { allSyllables } from './roster-test-text.ts';
import { cleanText, hasLostLetters, oddCharacter, undoMisread } from './roster-text.ts';

describe('text of a cell', () => {
  test('separate marks are joined, odd spaces become ordinary ones, invisible characters go', () => {
    expect(cleanText('Nguyễn Văn An'.normalize('NFD'))).toEqual({ text: 'Nguyễn Văn An', kinds: ['composed'] });
    expect(cleanText('Nguyễn\u00a0Văn\u2003An')).toEqual({ text: 'Nguyễn Văn An', kinds: ['spaces'] });
    expect(cleanText('\ufeffNguyễn\u200b Văn\u200e An')).toEqual({ text: 'Nguyễn Văn An', kinds: ['invisible'] });
    expect(cleanText('  Nguyễn   Văn\nAn ')).toEqual({ text: 'Nguyễn Văn An', kinds: [] });
    expect(cleanText('="00123"')).toEqual({ text: '00123', kinds: ['formula'] });
  });

  test('letters that only look like Đ become Đ in Vietnamese words and stay in others', () => {
    expect(cleanText('Ðặng Văn Ðiền, ÐHNL')).toEqual({ text: 'Đặng Văn Điền, ĐHNL', kinds: ['lookalike'] });
    expect(cleanText('Guðrún')).toEqual({ text: 'Guðrún', kinds: [] });
  });

  test('text that was read with the wrong character set is restored, and no other text is', () => {
    const misread = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
    expect(undoMisread(misread('Nguyễn Văn Điền'))).toBe('Nguyễn Văn Điền');
    for (const word of allSyllables()) {
      const name = word.charAt(0).toUpperCase() + word.slice(1);
      expect(undoMisread(name)).toBeUndefined();
      if (/[^a-z]/u.test(word)) expect(undoMisread(misread(name))).toBe(name);
    }
    expect(undoMisread(misread(misread('Nguyễn Văn Điền')))).toBe('Nguyễn Văn Điền');
    for (const name of ['François', 'Müller', 'José', "Điểu K'Ré", 'Y Ñiê', 'Ayŭn'])
      expect(undoMisread(name)).toBeUndefined();
  });

  test('letters that look right and match nothing are found, those that Vietnam writes are not', () => {
    for (const name of [
      'Trần Vǎn An',
      'Ðắk Lắk',
      'Nguyê \u0303n An',
      'Nguye64n Van',
      'TrÇn An',
      'd\u0335ức',
      'Lê Va\u02d8n',
    ])
      expect([name, oddCharacter(name, 'name') !== undefined]).toEqual([name, true]);
    for (const name of [
      "Điểu K'Ré",
      'Y Bhăm Êñuôl',
      'Ksơr Blô',
      'Ayŭn Hmôk',
      'Nguyễn Thị Hoa (2)',
      'Trần Văn A2',
      'PHẠM ĐỨC',
    ])
      expect([name, oddCharacter(name, 'name')]).toEqual([name, undefined]);
    expect(oddCharacter('Phòng Tài; chính', 'unit')).toBe(';');
    expect(oddCharacter('Phòng Tài chính – Kế hoạch (cơ sở 2), tổ #1: “A/B”', 'unit')).toBeUndefined();
  });

  test('question marks in place of letters are noticed, a question mark at the end is not', () => {
    for (const lost of ['Nguy?n V?n An', 'Tr\ufffdn', '?inh B?', 'V? Hà'])
      expect([lost, hasLostLetters(lost)]).toEqual([lost, true]);
    for (const fine of ['Nguyễn Văn An', 'Kiêm nhiệm?', '?'])
      expect([fine, hasLostLetters(fine)]).toEqual([fine, false]);
  });
});
