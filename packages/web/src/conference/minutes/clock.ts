/** `9:30`, `930` or `9h30` as the time of day `09:30`; `null` where it is none. */
export function readClock(typed: string): string | null {
  const match = /^(\d{1,2})\s*[:.hg]?\s*(\d{2})$/iu.exec(typed.trim());
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
