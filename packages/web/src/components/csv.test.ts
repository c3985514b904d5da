import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('cells with commas, quotes or line breaks are quoted, and the file says that it is UTF-8', () => {
  expect(
    toCsv([
      ['Họ và tên', 'Đơn vị'],
      ['Đàm "Trung" Đạt', 'Phòng Tổ chức, Hành chính'],
    ]),
  ).toBe('\ufeffHọ và tên,Đơn vị\r\n"Đàm ""Trung"" Đạt","Phòng Tổ chức, Hành chính"\r\n');
});

test('text that a spreadsheet would run as a formula is kept as text, numbers stay numbers', () => {
  expect(toCsv([['=1+1', '@x', '-', -3, 4]])).toBe("\ufeff'=1+1,'@x,'-,-3,4\r\n");
});
