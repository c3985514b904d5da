import { type Day, formatDay, type Instant, vietnamClock } from '@tinnhiem/core';

/** `08:05 ngày 01/03/2019`-like moment on the clock in Vietnam: `01/03/2019 08:05`. */
export function formatMoment(instant: string): string {
  const { day, hour, minute } = vietnamClock(instant as Instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDay(day)} ${two(hour)}:${two(minute)}`;
}

/** `01/03/2019`, or the text itself where it is no day. */
export function showDay(day: string | null | undefined): string {
  return day === null || day === undefined || day === '' ? '' : formatDay(day as Day);
}
