import { expect, test } from 'vitest';
import { longDate, longTime, personLine, romanNumeral, shortDate, twoDigits, withoutMark } from './wording.ts';

test('days below ten and the months January and February have a leading zero', () => {
  expect(longDate('2019-03-01')).toBe('ngày 01 tháng 3 năm 2019');
  expect(longDate('2019-02-28')).toBe('ngày 28 tháng 02 năm 2019');
  expect(longDate('2019-12-10')).toBe('ngày 10 tháng 12 năm 2019');
  expect(shortDate('2018-06-01')).toBe('01/6/2018');
});

test('times of day name hours and minutes', () => {
  expect(longTime('08:05')).toBe('08 giờ 05 phút');
  expect(longTime('08:00')).toBe('08 giờ 00');
});

test('small numbers have a leading zero, nothing is 0, large ones are as they are', () => {
  expect([0, 6, 10, 479].map(twoDigits)).toEqual(['0', '06', '10', '479']);
});

test('a sentence loses the marks at its end, not those inside', () => {
  expect(withoutMark('a; b./.')).toBe('a; b');
  expect(withoutMark('Quyết định 5/2019 ;')).toBe('Quyết định 5/2019');
});

test('Roman numerals number the lists', () => {
  expect([1, 4, 9, 14, 39].map(romanNumeral)).toEqual(['I', 'IV', 'IX', 'XIV', 'XXXIX']);
});

test('a person is named with honorific, post and unit as far as known', () => {
  expect(personLine({ honorific: 'Đồng chí', name: 'Lê Thị Mẫu', post: 'Trưởng khoa', unit: 'Khoa Thử' })).toBe(
    'Đồng chí Lê Thị Mẫu, Trưởng khoa, Khoa Thử',
  );
  expect(personLine({ name: 'Lê Thị Mẫu' })).toBe('Lê Thị Mẫu');
});
