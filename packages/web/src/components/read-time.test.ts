import { expect, test } from 'vitest';
import { readTime } from './read-time.ts';

test('a time is read as people write it', () => {
  for (const typed of ['8h15', '8:15', '08:15', '8.15', '8 giờ 15', '8g15', ' 08h15 ', '8 giờ 15 phút'])
    expect({ typed, time: readTime(typed) }).toEqual({ typed, time: '08:15' });
  expect(readTime('14h')).toBe('14:00');
});

test('what is no time of the day is not read as one', () => {
  for (const typed of ['', '8', '24:00', '8h60', 'sáng', '8:15:30', '-1:00'])
    expect({ typed, time: readTime(typed) }).toEqual({ typed, time: null });
});
