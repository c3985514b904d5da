import { type Day, isDay } from '@tinnhiem/core';

/** `1/3/2019`, `01-03-2019` or `2019-03-01` as a day; `null` where it is none. */
export function readDay(typed: string): Day | null {
  const local = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(typed);
  const written =
    local === null ? typed.trim() : `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}
