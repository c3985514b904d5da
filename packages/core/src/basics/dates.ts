import { z } from 'zod';

/** A calendar day `YYYY-MM-DD` in Vietnam. */
export type Day = string & { readonly __kind: 'day' };
/** A moment as ISO 8601 with offset or `Z`. */
export type Instant = string & { readonly __kind: 'instant' };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;
// Asia/Ho_Chi_Minh has had one offset and no summer time since 13 June 1975 (reading 8).
const vietnamOffsetMilliseconds = 7 * 3_600_000;

/** Whether text is a day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(value: string): value is Day {
  const match = dayPattern.exec(value);
  if (match === null) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/** A day from text that is known to be one; throws otherwise. */
export function day(value: string): Day {
  if (!isDay(value)) throw new Error(`not a calendar day: ${value}`);
  return value;
}

export const daySchema = z.string().refine(isDay, { message: 'YYYY-MM-DD' }) as unknown as z.ZodType<Day>;
export const instantSchema = z.iso.datetime({ offset: true }) as unknown as z.ZodType<Instant>;

/** The calendar day in Vietnam at a moment. */
export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + vietnamOffsetMilliseconds).toISOString().slice(0, 10) as Day;
}

export interface VietnamClock {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
}

/** Day, hour and minute on the wall clock in Vietnam at a moment. */
export function vietnamClock(instant: Instant): VietnamClock {
  const iso = new Date(Date.parse(instant) + vietnamOffsetMilliseconds).toISOString();
  return { day: iso.slice(0, 10) as Day, hour: Number(iso.slice(11, 13)), minute: Number(iso.slice(14, 16)) };
}

/** The wall clock in Vietnam as `2019-03-01 08:00`, which sorts as time runs. */
export function wallClock(instant: Instant): string {
  return new Date(Date.parse(instant) + vietnamOffsetMilliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

/** The day so many days later; earlier where `days` is negative. */
export function addDays(from: Day, days: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10) as Day;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(value: Day): Day {
  return addDays(value, -((new Date(`${value}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The same day of the month, `months` later; the last day of that month where it has no such day. */
export function addMonths(from: Day, months: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(Math.min(date, last))}` as Day;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay);
}

/** `01/06/2018`: the way people read a day in Vietnam. */
export function formatDay(value: Day): string {
  const [year, month, date] = value.split('-');
  return `${date}/${month}/${year}`;
}
