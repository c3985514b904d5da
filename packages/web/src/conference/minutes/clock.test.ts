import { expect, it } from 'vitest';
import { readClock } from './clock.ts';

it.each([
  ['08:05', '08:05'],
  ['8:05', '08:05'],
  ['805', '08:05'],
  ['1430', '14:30'],
  ['9h30', '09:30'],
  ['14 giờ', null],
  ['24:00', null],
  ['9:60', null],
  ['', null],
])('“%s” is the time %s', (typed, time) => {
  expect(readClock(typed)).toBe(time);
});
