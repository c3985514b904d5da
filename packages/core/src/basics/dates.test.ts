// Reading 8: calendar days in Asia/Ho_Chi_Minh.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayOf,
  daysBetween,
  formatDay,
  type Instant,
  instantSchema,
  isDay,
  vietnamClock,
} from './dates.ts';

test.each([
  ['2019-03-01', true],
  ['2019-02-29', false],
  ['2020-02-29', true],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2019-13-01', false],
  ['2019-00-10', false],
  ['2019-04-31', false],
  ['2019-3-1', false],
  ['01/03/2019', false],
  [' 2019-03-01', false],
  ['2019-03-01T00:00:00Z', false],
  ['', false],
])('%j is a day: %s', (value, expected) => {
  expect(isDay(value)).toBe(expected);
  if (expected) expect(day(value)).toBe(value);
  else expect(() => day(value)).toThrow();
});

describe('the day of a moment is the day in Vietnam', () => {
  test.each([
    ['2019-03-01T16:59:59.999Z', '2019-03-01', 23, 59],
    ['2019-03-01T17:00:00Z', '2019-03-02', 0, 0],
    ['2019-03-01T00:00:00+07:00', '2019-03-01', 0, 0],
    ['2018-12-31T17:30:00Z', '2019-01-01', 0, 30],
    ['2019-03-01T23:30:00-05:00', '2019-03-02', 11, 30],
  ])('%s is %s', (instant, expected, hour, minute) => {
    expect(dayOf(instant as Instant)).toBe(expected);
    expect(vietnamClock(instant as Instant)).toEqual({ day: expected, hour, minute });
  });

  test('a moment needs an offset', () => {
    expect(instantSchema.safeParse('2019-03-01T08:00:00').success).toBe(false);
    expect(instantSchema.safeParse('2019-03-01T08:00:00+07:00').success).toBe(true);
  });
});

test('15 days before 1 March 2019 is 14 February, that day still counts', () => {
  expect(addDays(day('2019-03-01'), -15)).toBe('2019-02-14');
  expect(daysBetween(day('2019-02-14'), day('2019-03-01'))).toBe(15);
});

describe('months later is the same day of the month, or the last that the month has', () => {
  test.each([
    ['2018-06-01', 9, '2019-03-01'],
    ['2018-05-31', 9, '2019-02-28'],
    ['2019-05-31', 9, '2020-02-29'],
    ['2018-12-31', 2, '2019-02-28'],
    ['2019-01-31', 1, '2019-02-28'],
    ['2019-11-30', 3, '2020-02-29'],
    ['2019-03-31', -1, '2019-02-28'],
    ['2019-01-15', -1, '2018-12-15'],
    ['2019-01-15', 0, '2019-01-15'],
    ['2016-02-29', 12, '2017-02-28'],
  ])('%s and %i months: %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });
});

const days = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

// Seen to fail: with both days counted.
test('days added and days between are each other’s inverse', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (from, count) => {
      const to = addDays(from, count);
      expect(isDay(to)).toBe(true);
      expect(daysBetween(from, to)).toBe(count);
      expect(to > from).toBe(count > 0);
    }),
  );
});

// Seen to fail: with the first of the month where it has no such day.
test('a later day is never earlier some months on', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 60 }), (a, b, months) => {
      const [first, second] = a <= b ? [a, b] : [b, a];
      expect(addMonths(first, months) <= addMonths(second, months)).toBe(true);
      expect(addMonths(first, months) >= first).toBe(true);
    }),
  );
});

test('people read a day as in Vietnam', () => {
  expect(formatDay(day('2018-06-01'))).toBe('01/06/2018');
});
