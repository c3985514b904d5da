import { expect, test } from 'vitest';
import { readDay } from './read-day.ts';

test('a day is read day first, as it is written in Vietnam, with any usual separator', () => {
  for (const typed of ['1/3/2019', '01/03/2019', '01-03-2019', '1.3.2019', ' 1 3 2019 ', '2019-03-01'])
    expect({ typed, day: readDay(typed) }).toEqual({ typed, day: '2019-03-01' });
});

test('what is no day of the calendar is not read as one', () => {
  for (const typed of ['31/02/2019', '3/13/2019', '1/3/19', '1/3', '', 'ngày 1'])
    expect({ typed, day: readDay(typed) }).toEqual({ typed, day: null });
});
