import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day, daysBetween } from '../basics/dates.ts';
import { type DayOptions, readDay } from './roster-dates.ts';

const post: DayOptions = { purpose: 'post', today: day('2019-02-01'), date1904: false };
const birth: DayOptions = { ...post, purpose: 'birth' };
const written = (text: string, options = post) => readDay({ kind: 'text', text }, options);
const dayOf = (text: string, options = post): string | undefined => {
  const reading = written(text, options);
  return reading.kind === 'day' ? reading.day : undefined;
};

describe('days as offices write them', () => {
  test.each([
    ['1/6/2018', '2018-06-01'],
    ['01/06/2018', '2018-06-01'],
    ['1-6-2018', '2018-06-01'],
    ['01.06.2018', '2018-06-01'],
    ['1 / 6 / 2018', '2018-06-01'],
    ['2018-06-01', '2018-06-01'],
    ['2018/6/1', '2018-06-01'],
    ['ngày 1 tháng 6 năm 2018', '2018-06-01'],
    ['01/06/2018 00:00:00', '2018-06-01'],
    ['29/02/2016', '2016-02-29'],
    ['43252', '2018-06-01'],
  ])('%s is %s', (text, expected) => expect(dayOf(text)).toBe(expected));

  test('a year of two digits is completed by what is possible, and said', () => {
    expect(written('01-06-18')).toEqual({ kind: 'day', day: '2018-06-01', conversion: 'twoDigitYear' });
    expect([dayOf('01/06/29'), dayOf('01/06/30'), dayOf('01/06/99')]).toEqual([
      '2029-06-01',
      '1930-06-01',
      '1999-06-01',
    ]);
    expect([dayOf('8/11/73', birth), dayOf('8/11/04', birth), dayOf('8/11/05', birth)]).toEqual([
      '1973-11-08',
      '2004-11-08',
      '1905-11-08',
    ]);
  });

  test('a moment in world time is the day in Vietnam', () => {
    expect(written('2018-05-31T17:00:00.000Z')).toEqual({
      kind: 'day',
      day: '2018-06-01',
      conversion: 'instant',
    });
    expect(dayOf('2018-05-31T16:59:00Z')).toBe('2018-05-31');
  });

  test('a time of day beside the day is kept apart, so that it can be asked about', () => {
    expect(written('31/05/2018 17:00')).toEqual({ kind: 'day', day: '2018-05-31', time: '17:00' });
    expect(readDay({ kind: 'number', text: '43251.708333333336' }, post)).toMatchObject({
      day: '2018-05-31',
      time: '17:00',
    });
  });

  test.each(['06/2018', '6-2018', '2018', 'năm 2018', 'tháng 6 năm 2018', '2018-06'])(
    '%s does not say the day',
    (text) => {
      expect(written(text)).toEqual({ kind: 'incomplete', written: text });
    },
  );

  test('a date cell that shows only month and year does not say the day: the first of the month is an invention of Excel', () => {
    expect(readDay({ kind: 'date', day: '2018-06-01', dayShown: false }, post)).toEqual({
      kind: 'incomplete',
      written: '06/2018',
    });
    expect(readDay({ kind: 'number', text: '2018' }, post)).toEqual({ kind: 'incomplete', written: '2018' });
  });

  test.each(['31/02/2018', '29/2/2019', '0/6/2018', '32/1/2018', '31/13/2018', '2018-02-30'])(
    '%s is no day',
    (text) => {
      expect(written(text)).toEqual({ kind: 'impossible', written: text });
    },
  );

  test('month before day is not guessed but suggested', () => {
    expect(written('12/31/2018')).toEqual({ kind: 'monthFirst', written: '12/31/2018', suggestion: '2018-12-31' });
  });

  test.each(['đầu năm học', '1062018', '20180601', '99', '-5', 'Q2/2018', '1/6/218'])('%s cannot be read', (text) => {
    expect(written(text).kind).toBe('unreadable');
  });

  test.each(['', '-', '–', '...', '/'])('"%s" is an empty cell', (text) => expect(written(text).kind).toBe('empty'));

  test('any day comes back from every way of writing it, from the number of Excel and from a date cell', () => {
    const anyDay = fc
      .integer({ min: 0, max: daysBetween(day('1930-01-01'), day('2028-12-31')) })
      .map((n) => addDays(day('1930-01-01'), n));
    fc.assert(
      fc.property(anyDay, (value: Day) => {
        const [y, m, d] = value.split('-').map(Number) as [number, number, number];
        const serial = daysBetween('1899-12-30' as Day, value);
        for (const text of [`${d}/${m}/${y}`, `${d}-${m}-${y}`, `${d}.${m}.${y}`, value, String(serial)])
          expect(dayOf(text)).toBe(value);
        expect(readDay({ kind: 'date', day: value, dayShown: true }, post)).toMatchObject({ day: value });
        const in1904 = String(daysBetween('1904-01-01' as Day, value));
        if (value > '1931-06-01') expect(dayOf(in1904, { ...post, date1904: true })).toBe(value);
      }),
    );
  });
});
