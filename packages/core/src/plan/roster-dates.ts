// Days as offices write them. What does not say one day beyond doubt is asked about, because one day decides S04 (reading 3).
import { addDays, type Day, dayOf, type Instant, isDay } from '../basics/dates.ts';
import type { ConversionKind } from './roster-conversions.ts';
import { type RawCell, shownText } from './roster-sheets.ts';

/** What a cell says about a day; `suggestion` is what was probably meant. */
export type DayReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'day';
      readonly day: Day;
      readonly conversion?: ConversionKind;
      readonly time?: string;
    }
  | { readonly kind: 'incomplete' | 'impossible' | 'unreadable'; readonly written: string }
  | { readonly kind: 'monthFirst'; readonly written: string; readonly suggestion: Day };

export interface DayOptions {
  /** For years of two digits: nobody at work was born in the last 15 years, no post begins more than 10 years from now. */
  readonly purpose: 'birth' | 'post';
  readonly today: Day;
  readonly date1904: boolean;
}

const year = String.raw`(\d{4}|\d{2})`;
const dayMonthYear = new RegExp(String.raw`^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*${year}$`, 'u');
const inWords = new RegExp(String.raw`^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*${year}$`, 'iu');
const isoDay = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/u;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/u;
const timeAfter = /[\sT]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/u;
const withoutDay =
  /^(?:(?:tháng\s*)?\d{1,2}\s*(?:[/.-]|\s*năm\s*)\s*\d{4}|\d{4}\s*[-/.]\s*\d{1,2}|(?:năm\s*)?\d{4})$/iu;
const digits = /^\d+(?:\.\d+)?$/u;
const onlyDash = /^[-–—.…/\s]*$/u;

// Excel counts days from 1899-12-30 (its 1900 had a 29 February); below are years and mistakes, not days.
const epoch = '1899-12-30' as Day;
const daysTo1904 = 1462;
const firstSerial = 10_000;
const lastSerial = 80_000;

/** Reads one cell; text must be tidied already. */
export function readDay(cell: RawCell | null | undefined, options: DayOptions): DayReading {
  if (cell === null || cell === undefined) return { kind: 'empty' };
  switch (cell.kind) {
    case 'date':
      if (!cell.dayShown) return { kind: 'incomplete', written: monthAndYear(cell.day) };
      if (!isDay(cell.day)) return { kind: 'unreadable', written: cell.day };
      return { kind: 'day', day: cell.day, ...(cell.time === undefined ? {} : { time: cell.time }) };
    case 'text':
      return readText(cell.text.trim(), options);
    case 'number':
      return readNumber(cell.text, shownText(cell), options);
    case 'boolean':
    case 'error':
      return { kind: 'unreadable', written: shownText(cell) };
  }
}

function readText(written: string, options: DayOptions): DayReading {
  if (onlyDash.test(written)) return { kind: 'empty' };
  if (isoInstant.test(written)) return readInstant(written);
  if (digits.test(written)) return readNumber(written, written, options);
  const time = timeAfter.exec(written)?.[1];
  const clock = time === undefined || /^0?0:00$/u.test(time) ? {} : { time };
  const text = written.replace(timeAfter, '');
  const iso = isoDay.exec(text);
  if (iso !== null) return ordered(written, iso[1] as string, iso[2] as string, iso[3] as string, clock);
  const local = dayMonthYear.exec(text) ?? inWords.exec(text);
  if (local === null) return withoutDay.test(text) ? { kind: 'incomplete', written } : { kind: 'unreadable', written };
  const [, date, month, shortYear] = local as unknown as [string, string, string, string];
  if (shortYear.length === 4) return ordered(written, shortYear, month, date, clock);
  const reading = ordered(written, fullYear(shortYear, options), month, date, clock);
  return reading.kind === 'day' ? { ...reading, conversion: 'twoDigitYear' } : reading;
}

function ordered(
  written: string,
  year: string,
  month: string,
  date: string,
  clock: { readonly time?: string },
): DayReading {
  const iso = isoOf(year, month, date);
  if (isDay(iso)) return { kind: 'day', day: iso, ...clock };
  const swapped = isoOf(year, date, month);
  return isDay(swapped) && Number(month) > 12
    ? { kind: 'monthFirst', written, suggestion: swapped }
    : { kind: 'impossible', written };
}

function readInstant(written: string): DayReading {
  if (Number.isNaN(Date.parse(written))) return { kind: 'impossible', written };
  return { kind: 'day', day: dayOf(written as Instant), conversion: 'instant' };
}

function readNumber(text: string, written: string, options: DayOptions): DayReading {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1900 && value <= 2100) return { kind: 'incomplete', written };
  const serial = Math.floor(value) + (options.date1904 ? daysTo1904 : 0);
  if (!(serial >= firstSerial && serial < lastSerial)) return { kind: 'unreadable', written };
  return {
    kind: 'day',
    day: addDays(epoch, serial),
    conversion: 'serial',
    ...timeOfFraction(value - Math.floor(value)),
  };
}

function timeOfFraction(fraction: number): { readonly time?: string } {
  const minutes = Math.min(1439, Math.round(fraction * 1440));
  return minutes === 0
    ? {}
    : { time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` };
}

function fullYear(two: string, { purpose, today }: DayOptions): string {
  const latest = Number(today.slice(0, 4)) + (purpose === 'birth' ? -15 : 10);
  const century = Math.floor(latest / 100) * 100;
  const reading = century + Number(two);
  return String(reading > latest ? reading - 100 : reading);
}

function isoOf(year: string, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function monthAndYear(day: string): string {
  return `${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
