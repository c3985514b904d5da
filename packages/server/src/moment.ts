import { formatDay, type Instant, vietnamClock } from '@tinnhiem/core';

/** An instant as papers and letters say it: `08:30 ngày 01/03/2019`. */
export function momentWords(at: Instant): string {
  const { day, hour, minute } = vietnamClock(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(minute)} ngày ${formatDay(day)}`;
}
